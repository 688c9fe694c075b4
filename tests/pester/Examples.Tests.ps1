# Runs every block of PowerShell in README.md, docs/cmdlets and docs/about against the emulator, each in a runspace of its own
# that is connected to a server, as a user would be who copies it.
# What a user has and a test has not is played by ExampleDoubles.ps1, and the folder holds the files that the texts speak of.
# Marks behind "powershell" say more of a block: "error" shows an error on purpose, "windows" runs on Windows only, "core" in
# PowerShell 7 only.

BeforeDiscovery {
    $root = (Get-Item "$PSScriptRoot/../..").FullName
    $pages = @(Get-Item "$root/README.md") + @(Get-ChildItem "$root/docs/cmdlets/*.md", "$root/docs/about/*.md")
    $blocks = foreach ($page in $pages) {
        $lines = [System.IO.File]::ReadAllLines($page.FullName)
        for ($i = 0; $i -lt $lines.Count; $i++) {
            if ($lines[$i] -notmatch '^```powershell\b(.*)$') {
                continue
            }

            $marks = @($Matches[1] -split '\s+' | Where-Object { $_ })
            $first = $i + 1
            while ($lines[++$i] -ne '```') { }
            @{ Page = $page.Name; Line = $first + 1; Marks = $marks; Code = $lines[$first..($i - 1)] -join "`n" }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $modulePath = Get-TestModulePath
    $server = Start-TestServer -ArgumentList '--check-in 1'

    $isWindowsHost = [System.IO.Path]::DirectorySeparatorChar -eq '\'
    $homeVariable = if ($isWindowsHost) { 'USERPROFILE' } else { 'HOME' }
    $before = @{ Home = [Environment]::GetEnvironmentVariable($homeVariable); ModulePath = $env:PSModulePath }

    # Parallel runspaces find the module as they would find an installed one.
    $env:PSModulePath = (Split-Path $modulePath) + [System.IO.Path]::PathSeparator + $env:PSModulePath

    $doubles = "$PSScriptRoot/ExampleDoubles.ps1"

    function Initialize-ExampleFolder {
        # The folder that a block runs in, and the home folder of its user, with the files that the texts speak of.
        $folder = Join-Path ([System.IO.Path]::GetTempPath()) "cb-example-$([guid]::NewGuid().ToString('N'))"
        $private = New-Item -ItemType Directory -Path (Join-Path $folder '.carbonblack')
        $profiles = foreach ($name in 'default', 'eu', 'us', 'nightly') {
            "[$name]", "url = $($server.url)", "token = $($server.adminToken)", "ssl_cert_file = $($server.caFile)"
        }

        $file = Join-Path $private.FullName 'credentials.response'
        Set-Content -LiteralPath $file -Value $profiles
        if (-not $isWindowsHost) {
            chmod 600 $file
        }

        Copy-Item $server.caFile (Join-Path $folder 'edr-ca.pem')
        Set-Content -LiteralPath (Join-Path $folder 'hosts.txt') -Value 'fin-ws-01', 'sql01', 'dc01'
        Set-Content -LiteralPath (Join-Path $folder 'rules.csv') -Value @(
            'Name,Index,Query'
            'Net view,Process,process_name:net.exe cmdline:view'
            'Encoded commands,Process,process_name:powershell.exe cmdline:*enc*'
            'Unsigned and rare,Binary,digsig_result:Unsigned host_count:[1 TO 3]'
        )
        Set-Content -LiteralPath (Join-Path $folder 'hashes.csv') -Value @(
            'Md5,Comment'
            'D61DA841DAA5C820AA60EE6C98B49FC5,seen'
            'd41d8cd98f00b204e9800998ecf8427e,never seen'
        )
        Set-Content -LiteralPath (Join-Path $folder 'edr.lic') -Value ([Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes('{"end": "2032-12-31", "sensors": 500}')))
        $server | Select-Object url, adminToken, userToken, caFile, certificateThumbprint | ConvertTo-Json |
            Set-Content -LiteralPath (Join-Path $folder 'emulator.json')
        $folder
    }

    function Invoke-Example {
        # Runs a block; what it wrote, and its errors, also the one that ended it.
        param([string] $Code, [string] $Folder)

        $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
        $state.ImportPSModule($modulePath)
        $runspace = [runspacefactory]::CreateRunspace($state)
        $runspace.Open()
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        try {
            $null = $shell.AddScript('param($folder) Set-Location -LiteralPath $folder').AddArgument($Folder).Invoke()
            $shell.Commands.Clear()
            $null = $shell.AddScript('. $args[0] $args[1]').AddArgument($doubles).AddArgument($server).Invoke()
            if ($shell.HadErrors) {
                throw "The runspace is not ready: $($shell.Streams.Error)"
            }

            $shell.Commands.Clear()
            $output = $shell.AddScript($Code).Invoke()
            [pscustomobject]@{ Output = @($output); Errors = @($shell.Streams.Error); Warnings = @($shell.Streams.Warning) }
        }
        catch [System.Management.Automation.RuntimeException] {
            [pscustomobject]@{ Output = @(); Errors = @($_.Exception.InnerException, $_ | Where-Object { $_ } | Select-Object -First 1); Warnings = @() }
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }
}

AfterAll {
    [Environment]::SetEnvironmentVariable($homeVariable, $before.Home)
    $env:PSModulePath = $before.ModulePath
    Stop-TestServer
}

Describe 'Examples' {
    It '<Page> has blocks of PowerShell' -ForEach @(@{ Page = 'README.md'; Count = @($blocks | Where-Object Page -EQ 'README.md').Count }) {
        $Count | Should -BeGreaterThan 0
    }

    It '<Page>, line <Line>' -ForEach $blocks {
        if ('windows' -in $Marks -and -not $isWindowsHost) {
            Set-ItResult -Skipped -Because 'it needs Windows'
        }

        if ('core' -in $Marks -and $PSVersionTable.PSEdition -ne 'Core') {
            Set-ItResult -Skipped -Because 'it needs PowerShell 7'
        }

        # Examples change the server: each finds it as it is at the start.
        $null = Invoke-TestControl reset -Method POST
        $folder = Initialize-ExampleFolder
        [Environment]::SetEnvironmentVariable($homeVariable, $folder)
        try {
            $result = Invoke-Example $Code $folder
        }
        finally {
            Remove-Item -LiteralPath $folder -Recurse -Force
        }

        if ('error' -in $Marks) {
            $result.Errors | Should -Not -BeNullOrEmpty -Because 'it is there to show an error'
        }
        else {
            $result.Errors | Should -BeNullOrEmpty
        }
    }
}
