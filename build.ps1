<#
.SYNOPSIS
Builds, tests, shows and measures the module.

.DESCRIPTION
A door for people with PowerShell. What decides whether the repository is good runs without it as well: dotnet build,
dotnet test, and .ci/run for all of it.

.EXAMPLE
./build.ps1

Builds everything and puts the module together in out/CbResponse. Load it with: Import-Module ./out/CbResponse

.EXAMPLE
./build.ps1 -Task Test

Runs every test. The engine suite runs in the PowerShell that is on PATH and has Pester 5 or later.

.EXAMPLE
./build.ps1 -Task Test -Coverage

Runs the tests of the client and of the query language, and shows which lines and branches of each they reach.

.EXAMPLE
./build.ps1 -Task Demo

Starts the emulator and shows a triage against it.

.EXAMPLE
./build.ps1 -Task Help

Builds en-US from the pages in docs, and stages it. Needs the module Microsoft.PowerShell.PlatyPS 1.0 or later.

.EXAMPLE
./build.ps1 -Task Package

Makes a release in out/package: the module in a folder of its version, the same as a zip file and as a package for the
PowerShell Gallery, and the checksums of both.

.EXAMPLE
./build.ps1 -Task Package -SigningThumbprint 0123456789ABCDEF0123456789ABCDEF01234567

The same, with manifest, views and assemblies signed by a certificate in the user's store. Needs Windows.

.EXAMPLE
./build.ps1 -Task Bench

Measures speed and memory beside curl and Invoke-RestMethod. Takes about fifteen minutes.

.EXAMPLE
./build.ps1 -Task Bench -PythonClient ../cbapi-python/src

The same, with the vendor's Python client beside it.
#>
[CmdletBinding()]
param(
    # What to do.
    [ValidateSet('Build', 'Test', 'Demo', 'Help', 'Package', 'Bench')]
    [string] $Task = 'Build',

    # Debug or Release. Speed is always measured in Release.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    # With Test: show what the tests of the client and of the query language reach.
    [switch] $Coverage,

    # With Package: the thumbprint of a certificate for code, in the store of the user. Without it nothing is signed.
    [string] $SigningThumbprint,

    # With Package: a server that confirms when it was signed, so that the signature outlives the certificate.
    [uri] $TimestampServer,

    # With Bench: the source folder of the vendor's Python client.
    [string] $PythonClient
)

$ErrorActionPreference = 'Stop'

function Invoke-Dotnet {
    # Runs dotnet, and ends the script when it fails.
    param([string[]] $ArgumentList)

    & dotnet $ArgumentList
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $ArgumentList failed with exit code $LASTEXITCODE."
    }
}

function Show-Coverage {
    # Runs the tests of the libraries and shows what they reach: lines, branches, and the lines that no test reaches.
    $results = Join-Path $PSScriptRoot 'TestResults/coverage'
    Remove-Item $results -Recurse -ErrorAction Ignore
    $collector = 'DataCollectionRunSettings.DataCollectors.DataCollector.Configuration'
    foreach ($part in 'Client', 'Query') {
        Invoke-Dotnet 'test', "tests/CbResponse.$part.Tests", '--configuration', $Configuration, '--results-directory', $results,
        '--collect', 'XPlat Code Coverage', '--', "$collector.Include=[CbResponse.Client]*,[CbResponse.Query]*", "$collector.ExcludeByFile=**/obj/**"
    }

    # A line that several reports have is reached when one of them reaches it.
    $lines = @{}
    foreach ($report in Get-ChildItem $results -Recurse -Filter coverage.cobertura.xml) {
        $document = [xml](Get-Content $report.FullName -Raw)
        $source = @($document.SelectNodes('//source') | ForEach-Object InnerText)[0]
        foreach ($class in $document.SelectNodes('//class')) {
            $file = "$source/$($class.filename)" -replace '[\\/]+', '/' -replace '^.*/src/', 'src/'
            if ($file -like '*/obj/*') { continue }
            foreach ($line in $class.SelectNodes('lines/line')) {
                $key = "$file $($line.number)"
                if (-not $lines.ContainsKey($key)) { $lines[$key] = [pscustomobject]@{ File = $file; Number = [int] $line.number; Hits = 0; Reached = 0; Branches = 0 } }
                $lines[$key].Hits += [int] $line.hits
                if ($line.'condition-coverage' -match '\((\d+)/(\d+)\)') {
                    $lines[$key].Reached = [Math]::Max($lines[$key].Reached, [int] $Matches[1])
                    $lines[$key].Branches = [int] $Matches[2]
                }
            }
        }
    }

    foreach ($group in $lines.Values | Group-Object { ($_.File -split '/')[1] } | Sort-Object Name) {
        $group.Group | Where-Object Hits -EQ 0 | Group-Object File | Sort-Object Count -Descending | Select-Object -First 15 |
            ForEach-Object { '{0}: {1}' -f $_.Name, (($_.Group.Number | Sort-Object) -join ' ') }
        $reached = @($group.Group | Where-Object Hits -GT 0).Count
        $branches = $group.Group | Measure-Object Reached, Branches -Sum
        "{0}: {1:P1} of {2} lines, {3:P1} of {4} branches`n" -f $group.Name, ($reached / $group.Count), $group.Count, ($branches[0].Sum / $branches[1].Sum), $branches[1].Sum
    }
}

function Add-Signature {
    # Signs what is ours in the staged module; says so when there is nothing to sign it with.
    param([string] $Module, [string] $Thumbprint, [uri] $TimestampServer)

    if (-not $Thumbprint) {
        Write-Information 'Nothing is signed: no -SigningThumbprint was given.' -InformationAction Continue
        return
    }

    if (-not (Get-Command Set-AuthenticodeSignature -ErrorAction Ignore)) {
        throw 'Signing needs Windows: this PowerShell has no Set-AuthenticodeSignature.'
    }

    $certificate = Get-ChildItem Cert:\CurrentUser\My -CodeSigningCert | Where-Object Thumbprint -EQ $Thumbprint
    if (-not $certificate) {
        throw "The user's store has no certificate for code with the thumbprint $Thumbprint."
    }

    $with = @{ Certificate = $certificate; HashAlgorithm = 'SHA256' }
    if ($TimestampServer) { $with.TimestampServer = $TimestampServer }
    foreach ($file in Get-ChildItem $Module -Recurse -Include *.psd1, *.ps1xml, CbResponse.*.dll) {
        $signature = Set-AuthenticodeSignature $file.FullName @with
        if ($signature.Status -ne 'Valid') {
            throw "$($file.Name) was not signed: $($signature.StatusMessage)"
        }
    }
}

if (-not (Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue)) {
    throw 'The .NET SDK 10 is needed: https://dot.net/download'
}

if ($PythonClient) { $PythonClient = (Resolve-Path $PythonClient).Path }
Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Dotnet 'build', '--configuration', $Configuration }
        'Test' {
            if ($Coverage) { Show-Coverage } else { Invoke-Dotnet 'test', '--configuration', $Configuration }
        }
        'Demo' { Invoke-Dotnet 'run', '--project', 'examples/Demo', '--configuration', $Configuration }
        'Help' {
            & "$PSScriptRoot/docs/Build-Help.ps1"
            & "$PSScriptRoot/docs/Build-Routes.ps1"
            Invoke-Dotnet 'build', 'src/CbResponse.PowerShell', '--configuration', $Configuration
        }
        'Package' {
            Invoke-Dotnet 'build', 'src/CbResponse.PowerShell', '--configuration', 'Release'
            Add-Signature -Module (Join-Path $PSScriptRoot 'out/CbResponse') -Thumbprint $SigningThumbprint -TimestampServer $TimestampServer
            Invoke-Dotnet 'run', '--project', 'packaging', '--configuration', 'Release', '--', 'out/CbResponse', 'out/package'
        }
        'Bench' {
            $python = if ($PythonClient) { '--', '--python-client', $PythonClient } else { @() }
            Invoke-Dotnet (@('run', '--project', 'benchmarks', '--configuration', 'Release') + $python)
        }
    }
}
finally {
    Pop-Location
}
