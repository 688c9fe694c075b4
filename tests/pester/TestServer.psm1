# Starts emulators for a test file, connects to them, breaks them on purpose, and tells what they were asked.
# The module under test is the staged one: the build for this PowerShell, or the desktop build when CBRESPONSE_TEST_BUILD says so.

$root = (Get-Item "$PSScriptRoot/../..").FullName
$module = Join-Path $root 'out/CbResponse'
$script:server = $null
$script:servers = [Collections.Generic.List[object]]::new()
$script:savedEnvironment = $null
$desktopFolder = Join-Path ([IO.Path]::GetTempPath()) "cb-desktop-$([guid]::NewGuid().ToString('N'))"

function Import-TestModule {
    <# .SYNOPSIS Imports the module under test, in the build that the test run is about. #>
    [CmdletBinding()]
    param()

    Import-Module -Global -Force (Get-TestModulePath)
}

function Get-TestBuild {
    <# .SYNOPSIS The build that the test run is about: core or desktop. #>
    [CmdletBinding()]
    [OutputType([string])]
    param()

    if ($env:CBRESPONSE_TEST_BUILD -eq 'desktop' -or $PSVersionTable.PSEdition -eq 'Desktop') { 'desktop' } else { 'core' }
}

function Get-TestModulePath {
    <# .SYNOPSIS What to import: the staged module, or the same with the desktop build in the place of the other one's choice. #>
    [CmdletBinding()]
    param()

    if ($env:CBRESPONSE_TEST_BUILD -eq 'desktop') { Get-DesktopManifest } else { $module }
}

function Get-TestRoot {
    <# .SYNOPSIS The folder of the repository. #>
    [CmdletBinding()]
    param()

    $root
}

function Get-TestManifest {
    <# .SYNOPSIS What the manifest of the staged module says to this PowerShell. #>
    [CmdletBinding()]
    [OutputType([hashtable])]
    param()

    & ([scriptblock]::Create((Get-Content (Join-Path $module 'CbResponse.psd1') -Raw)))
}

function Get-DesktopManifest {
    # The staged manifest, with the desktop build in the place of the other one: PowerShell 7 would choose the other build.
    $folder = Join-Path $desktopFolder 'CbResponse'
    if (-not (Test-Path $folder)) {
        $null = New-Item -ItemType Directory -Path $folder -Force
        $manifest = (Get-Content (Join-Path $module 'CbResponse.psd1') -Raw).
            Replace("'CbResponse.Format.ps1xml'", "'$(Join-Path $module 'CbResponse.Format.ps1xml')'").
            Replace("'CbResponse.Types.ps1xml'", "'$(Join-Path $module 'CbResponse.Types.ps1xml')'").
            Replace("'core/CbResponse.PowerShell.dll'", "'$(Join-Path $module 'desktop/CbResponse.PowerShell.dll')'")
        Set-Content -LiteralPath (Join-Path $folder 'CbResponse.psd1') -Value $manifest -Encoding utf8

        # PowerShell looks for help beside the manifest.
        Copy-Item (Join-Path $module 'en-US') $folder -Recurse
    }

    $folder
}

function Start-TestServer {
    <# .SYNOPSIS Starts an emulator, the first of which is what other functions mean by default, and returns what it says of itself: url, adminToken, userToken, caFile, process. #>
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
    Wait-TestCondition -For 'the emulator to start' -Until {
        if ($process.HasExited) { throw "The emulator did not start: $($process.StandardError.ReadToEnd())" }
        Test-Path $state
    }

    $started = Get-Content $state -Raw | ConvertFrom-Json
    Remove-Item $state
    $started | Add-Member -NotePropertyName process -NotePropertyValue $process
    $script:servers.Add($started)
    if (-not $script:server) { $script:server = $started }
    $started
}

function Stop-TestServer {
    <# .SYNOPSIS Stops an emulator; all that were started by default. #>
    [CmdletBinding(SupportsShouldProcess)]
    param($Server)

    foreach ($one in @(if ($Server) { $Server } else { $script:servers })) {
        if ($PSCmdlet.ShouldProcess($one.url, 'Stop') -and -not $one.process.HasExited) {
            $one.process.StandardInput.Close()
            if (-not $one.process.WaitForExit(10000)) {
                $one.process.Kill()
            }
        }
    }
}

function Wait-TestCondition {
    <# .SYNOPSIS Waits until something is so, and fails when it does not come to be. #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [scriptblock] $Until, [Parameter(Mandatory)] [string] $For)

    $limit = [Diagnostics.Stopwatch]::StartNew()
    $never = [Threading.ManualResetEvent]::new($false)
    try {
        while (-not (& $Until)) {
            if ($limit.Elapsed.TotalSeconds -gt 60) { throw "Waited in vain for $For." }
            $null = $never.WaitOne(20)
        }
    }
    finally {
        $never.Dispose()
    }
}

function ConvertTo-TestSecret {
    <# .SYNOPSIS A text as a SecureString. #>
    [CmdletBinding()]
    param([string] $Text)

    $secure = [securestring]::new()
    foreach ($character in $Text.ToCharArray()) { $secure.AppendChar($character) }
    $secure.MakeReadOnly()
    $secure
}

function Get-TestCredential {
    <# .SYNOPSIS The token of a user as a credential. #>
    [CmdletBinding()]
    [OutputType([pscredential])]
    param($Server = $script:server, [string] $Token = $Server.adminToken)

    [pscredential]::new('token', (ConvertTo-TestSecret $Token))
}

function Connect-TestServer {
    <# .SYNOPSIS Connects to the emulator with its own authority trusted. #>
    [CmdletBinding()]
    param($Server = $script:server, [string] $Token = $Server.adminToken, [hashtable] $With = @{})

    Connect-CbServer -Uri $Server.url -Credential (Get-TestCredential $Server $Token) -CertificateAuthority $Server.caFile @With
}

function Disconnect-TestServer {
    <# .SYNOPSIS Closes every session of this runspace. #>
    [CmdletBinding()]
    param()

    Get-CbSession | Disconnect-CbServer
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
    param(
        [Parameter(Position = 0)] [string] $Path = '/api/*',
        [Parameter(Position = 1, Mandatory)] [hashtable] $Fault,
        [int] $Count,
        [int] $Skip,
        $Server = $script:server
    )

    $body = @{ match = @{ path = $Path }; fault = $Fault }
    if ($PSBoundParameters.ContainsKey('Count')) { $body.count = $Count }
    if ($PSBoundParameters.ContainsKey('Skip')) { $body.skip = $Skip }
    $null = Invoke-TestControl -Path faults -Method POST -Body $body -Server $Server
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

function Get-TestParameter {
    <# .SYNOPSIS The URL parameters of a request that the emulator was asked, decoded. #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Request)

    $parameters = @{}
    foreach ($pair in $Request.query -split '&') {
        $name, $value = $pair -split '=', 2
        $parameters[[uri]::UnescapeDataString($name)] = [uri]::UnescapeDataString("$value".Replace('+', ' '))
    }

    $parameters
}

function Invoke-TestScript {
    <# .SYNOPSIS Runs a script and sorts what it writes by stream; Ended is the error that ended it, which is among the errors too. #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [scriptblock] $Script)

    $all = [Collections.Generic.List[object]]::new()
    $ended = $null
    try {
        & $Script *>&1 | ForEach-Object { $all.Add($_) }
    }
    catch {
        $ended = $_
    }

    [pscustomobject]@{
        Output   = @($all | Where-Object { $_.GetType().Name -notlike '*Record' })
        Errors   = @($all | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) + @(if ($ended) { $ended })
        Warnings = @($all | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object Message)
        Verbose  = @($all | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | ForEach-Object Message)
        Ended    = $ended
        All      = $all
    }
}

function Get-TestError {
    <# .SYNOPSIS The one error of a script that is expected to have one. Fails when it has none or more. #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [scriptblock] $Script)

    $run = Invoke-TestScript $Script
    if ($run.Errors.Count -ne 1) {
        throw "Expected one error, got $($run.Errors.Count): $($run.Errors -join ' | ')"
    }

    Format-TestError $run.Errors[0] ($null -ne $run.Ended)
}

function Format-TestError {
    <# .SYNOPSIS An error record as tests look at it: Id without the command, Category, Target, Text with the advice, Ends. #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [System.Management.Automation.ErrorRecord] $Record, [bool] $Ends)

    [pscustomobject]@{
        Id       = ($Record.FullyQualifiedErrorId -split ',')[0]
        Category = "$($Record.CategoryInfo.Category)"
        Target   = $Record.TargetObject
        Text     = "$Record $($Record.ErrorDetails.RecommendedAction)".Trim()
        Ends     = $Ends
        Record   = $Record
    }
}

function Start-TestPipeline {
    <# .SYNOPSIS Runs a script in a runspace of its own, which has the module and the given variables, and returns at once. #>
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)] [string] $Script, [hashtable] $Variable = @{})

    if (-not $PSCmdlet.ShouldProcess('runspace', 'Start')) {
        return
    }

    $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault()
    $state.ImportPSModule(@(Get-TestModulePath))
    foreach ($name in $Variable.Keys) {
        $state.Variables.Add([System.Management.Automation.Runspaces.SessionStateVariableEntry]::new($name, $Variable[$name], ''))
    }

    $shell = [powershell]::Create($state)
    $null = $shell.AddScript($Script)
    $in = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $in.Complete()
    $out = [System.Management.Automation.PSDataCollection[psobject]]::new()
    [pscustomobject]@{ Shell = $shell; Output = $out; Handle = $shell.BeginInvoke($in, $out) }
}

function Invoke-TestHost {
    <# .SYNOPSIS Runs a script in a PowerShell process of its own, and gives its exit code, output and errors. #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Script, [hashtable] $Environment = @{})

    $file = Join-Path ([IO.Path]::GetTempPath()) "cb-host-$([guid]::NewGuid().ToString('N')).ps1"
    Set-Content -LiteralPath $file -Value $Script -Encoding utf8
    $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
    $start.Arguments = "-NoLogo -NoProfile -NonInteractive -File `"$file`""
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = [Text.UTF8Encoding]::new($false)
    foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
    $process = [Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $errors = $process.StandardError.ReadToEndAsync()
        $output = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        [pscustomobject]@{
            ExitCode = $process.ExitCode
            Output   = $output
            Lines    = @($output -split '\r?\n' | Where-Object { $_ })
            Error    = $errors.GetAwaiter().GetResult()
        }
    }
    finally {
        $process.Dispose()
        Remove-Item -LiteralPath $file
    }
}

function Complete-TestText {
    <# .SYNOPSIS What tab completion offers at the end of a text. #>
    [CmdletBinding()]
    param([string] $Text)

    [System.Management.Automation.CommandCompletion]::CompleteInput($Text, $Text.Length, $null).CompletionMatches
}

function Enter-TestHome {
    <# .SYNOPSIS Makes a folder the user's home and the current one, and takes the credential variables out of the environment. #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Path)

    $names = 'HOME', 'USERPROFILE', 'CBAPI_URL', 'CBAPI_TOKEN', 'CBAPI_SSL_VERIFY'
    $script:savedEnvironment = @{}
    foreach ($name in $names) { $script:savedEnvironment[$name] = [Environment]::GetEnvironmentVariable($name) }
    $null = New-Item -ItemType Directory -Path $Path -Force
    $env:HOME = $env:USERPROFILE = (Get-Item $Path).FullName
    $env:CBAPI_URL = $env:CBAPI_TOKEN = $env:CBAPI_SSL_VERIFY = $null
    Push-Location $Path -StackName CbTestHome
}

function Exit-TestHome {
    <# .SYNOPSIS Undoes Enter-TestHome. #>
    [CmdletBinding()]
    param()

    Pop-Location -StackName CbTestHome
    foreach ($name in $script:savedEnvironment.Keys) { [Environment]::SetEnvironmentVariable($name, $script:savedEnvironment[$name]) }
}

Export-ModuleMember -Function *-Test*
