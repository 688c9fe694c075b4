# Starts the emulator for a test file, connects to it, breaks it on purpose, and tells what it was asked.
# The module under test is the staged one: the build for this PowerShell, or the desktop build when CBRESPONSE_TEST_BUILD says so.

$root = (Get-Item "$PSScriptRoot/../..").FullName
$module = Join-Path $root 'out/CbResponse'
$script:server = $null

function Import-TestModule {
    <# .SYNOPSIS Imports the module under test, in the build that the test run is about. #>
    [CmdletBinding()]
    param()

    if ($env:CBRESPONSE_TEST_BUILD -eq 'desktop') {
        Import-Module -Global -Force (New-DesktopManifest)
        return
    }

    Import-Module -Global -Force $module
}

function New-DesktopManifest {
    # The staged manifest, with the desktop build in the place of the loader: PowerShell 7 would choose the other build.
    $folder = Join-Path ([IO.Path]::GetTempPath()) "cb-desktop-$PID/CbResponse"
    $null = New-Item -ItemType Directory -Path $folder -Force
    $manifest = (Get-Content (Join-Path $module 'CbResponse.psd1') -Raw).
        Replace("'CbResponse.psm1'", "'$(Join-Path $module 'desktop/CbResponse.PowerShell.dll')'").
        Replace("'CbResponse.Format.ps1xml'", "'$(Join-Path $module 'CbResponse.Format.ps1xml')'")
    Set-Content -LiteralPath (Join-Path $folder 'CbResponse.psd1') -Value $manifest -Encoding utf8
    $folder
}

function Get-TestModulePath {
    <# .SYNOPSIS The folder of the staged module. #>
    [CmdletBinding()]
    param()

    $module
}

function Start-TestServer {
    <# .SYNOPSIS Starts an emulator and returns what it says of itself: url, adminToken, userToken, caFile, process. #>
    [CmdletBinding(SupportsShouldProcess)]
    param([string[]] $ArgumentList = @())

    if (-not $PSCmdlet.ShouldProcess('emulator', 'Start')) {
        return
    }

    $state = Join-Path ([IO.Path]::GetTempPath()) "cb-test-$([guid]::NewGuid().ToString('N')).json"
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $arguments = @("`"$(Join-Path $root 'out/emulator/CbResponse.Emulator.dll')`"", '--port 0', "--state-file `"$state`"", '--exit-with-parent') + $ArgumentList
    $start.Arguments = $arguments -join ' '
    $process = [Diagnostics.Process]::Start($start)
    $limit = [Diagnostics.Stopwatch]::StartNew()
    while (-not (Test-Path $state)) {
        if ($process.HasExited -or $limit.Elapsed.TotalSeconds -gt 60) {
            throw "The emulator did not start: $($process.StandardError.ReadToEnd())"
        }

        $null = $process.WaitForExit(50)
    }

    $script:server = Get-Content $state -Raw | ConvertFrom-Json
    Remove-Item $state
    $script:server | Add-Member -NotePropertyName process -NotePropertyValue $process -PassThru
}

function Stop-TestServer {
    <# .SYNOPSIS Stops an emulator; the newest by default. #>
    [CmdletBinding(SupportsShouldProcess)]
    param($Server = $script:server)

    if ($Server -and $PSCmdlet.ShouldProcess($Server.url, 'Stop')) {
        $Server.process.StandardInput.Close()
        if (-not $Server.process.WaitForExit(10000)) {
            $Server.process.Kill()
        }
    }
}

function Get-TestCredential {
    <# .SYNOPSIS The token of a user as a credential. #>
    [CmdletBinding()]
    param($Server = $script:server, [string] $Token = $Server.adminToken)

    $secure = [securestring]::new()
    $Token.ToCharArray() | ForEach-Object { $secure.AppendChar($_) }
    [pscredential]::new('token', $secure)
}

function Connect-TestServer {
    <# .SYNOPSIS Connects to the emulator with its own authority trusted. #>
    [CmdletBinding()]
    param($Server = $script:server, [string] $Token = $Server.adminToken, [hashtable] $With = @{})

    Connect-CbServer -Uri $Server.url -Credential (Get-TestCredential $Server $Token) -CertificateAuthority $Server.caFile @With
}

function Invoke-TestControl {
    <# .SYNOPSIS Calls a control route of the emulator. #>
    [CmdletBinding()]
    param([string] $Path, [string] $Method = 'GET', $Body, $Server = $script:server)

    $with = @{}
    if ($PSVersionTable.PSEdition -eq 'Core') {
        $with.SkipCertificateCheck = $true
    }

    if ($null -ne $Body) {
        $with.Body = ConvertTo-Json $Body -Depth 8
        $with.ContentType = 'application/json'
    }

    Invoke-RestMethod -Uri "$($Server.url)/emulator/$Path" -Method $Method @with
}

function Add-TestFault {
    <# .SYNOPSIS Makes the emulator fail: where, and how. #>
    [CmdletBinding()]
    param([string] $Path = '/api/*', [hashtable] $Fault, [int] $Count, [int] $Skip, $Server = $script:server)

    $body = @{ match = @{ path = $Path }; fault = $Fault }
    if ($PSBoundParameters.ContainsKey('Count')) { $body.count = $Count }
    if ($PSBoundParameters.ContainsKey('Skip')) { $body.skip = $Skip }
    Invoke-TestControl -Path faults -Method POST -Body $body -Server $Server
}

function Clear-TestFault {
    <# .SYNOPSIS Lets the emulator behave again. #>
    [CmdletBinding()]
    param($Server = $script:server)

    $null = Invoke-TestControl -Path faults -Method DELETE -Server $Server
}

function Get-TestRequest {
    <# .SYNOPSIS What the emulator was asked, control routes excepted. #>
    [CmdletBinding()]
    param([string] $Path = '*', $Server = $script:server)

    Invoke-TestControl -Path requests -Server $Server | ForEach-Object { $_ } | Where-Object path -Like $Path
}

function Clear-TestRequest {
    <# .SYNOPSIS Forgets what the emulator was asked. #>
    [CmdletBinding()]
    param($Server = $script:server)

    $null = Invoke-TestControl -Path requests -Method DELETE -Server $Server
}

function Complete-TestText {
    <# .SYNOPSIS What tab completion offers at the end of a text. #>
    [CmdletBinding()]
    param([string] $Text)

    [System.Management.Automation.CommandCompletion]::CompleteInput($Text, $Text.Length, $null).CompletionMatches
}

Export-ModuleMember -Function *-Test*
