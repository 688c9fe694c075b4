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
./build.ps1 -Task Demo

Starts the emulator and shows a triage against it.

.EXAMPLE
./build.ps1 -Task Help

Builds en-US from the pages in docs, and stages it. Needs the module Microsoft.PowerShell.PlatyPS 1.0 or later.

.EXAMPLE
./build.ps1 -Task Bench

Measures speed and memory beside curl and Invoke-RestMethod. Takes several minutes.
#>
[CmdletBinding()]
param(
    # What to do.
    [ValidateSet('Build', 'Test', 'Demo', 'Help', 'Bench')]
    [string] $Task = 'Build',

    # Debug or Release. Speed is always measured in Release.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
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

if (-not (Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue)) {
    throw 'The .NET SDK 10 is needed: https://dot.net/download'
}

Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Dotnet 'build', '--configuration', $Configuration }
        'Test' { Invoke-Dotnet 'test', '--configuration', $Configuration }
        'Demo' { Invoke-Dotnet 'run', '--project', 'examples/Demo', '--configuration', $Configuration }
        'Help' {
            & "$PSScriptRoot/docs/Build-Help.ps1"
            & "$PSScriptRoot/docs/Build-Routes.ps1"
            Invoke-Dotnet 'build', 'src/CbResponse.PowerShell', '--configuration', $Configuration
        }
        'Bench' { Invoke-Dotnet 'run', '--project', 'benchmarks', '--configuration', 'Release' }
    }
}
finally {
    Pop-Location
}
