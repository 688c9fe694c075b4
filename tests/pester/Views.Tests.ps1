# What people see at a prompt of 120 columns, compared with expected text. The rows are the test's own, so that they say what is awkward.

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule

    # Views show local time, and break lines between words where the culture is a known one.
    $zone = $env:TZ
    $culture = [cultureinfo]::CurrentCulture
    $env:TZ = 'Asia/Tokyo'
    [TimeZoneInfo]::ClearCachedData()
    [cultureinfo]::CurrentCulture = 'en-US'
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu' }

    function Show([switch] $List) {
        $text = if ($List) { $input | Format-List | Out-String -Width 120 } else { $input | Out-String -Width 120 }
        @(($text -replace '\x1b\[[0-9;]*m') -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ })
    }

    # A UTC time as this machine would show it.
    function Local([string] $Utc, [string] $Format = 'yyyy-MM-dd HH:mm:ss') {
        [datetime]::Parse($Utc, [cultureinfo]::InvariantCulture, 'RoundtripKind').ToLocalTime().ToString($Format, [cultureinfo]::InvariantCulture)
    }

    function ConvertTo-Row([hashtable] $With) {
        $row = @{
            id                 = '00000007-0000-1234-01da-6ec35ac2a480'
            segment_id         = 1772716000000
            unique_id          = '00000007-0000-1234-01da-6ec35ac2a480-019cbe1f0900'
            process_name       = 'net.exe'
            path               = 'c:\windows\system32\net.exe'
            cmdline            = 'net use s: \\fs01\data'
            process_md5        = '79b6d4c5283fc806387c55b8d7c8b762'
            process_sha256     = '7e64a8bbff281a6e8eb184fd0d134452c2a46e047ae3100438101a35369d8919'
            process_pid        = 4660
            username           = 'CONTOSO\mia'
            parent_pid         = 816
            parent_name        = 'cmd.exe'
            parent_id          = '00000007-0000-0330-01da-6ec35ac2a480'
            hostname           = 'fin-ws-01'
            host_type          = 'workstation'
            os_type            = 'windows'
            group              = 'finance'
            sensor_id          = 7
            interface_ip       = 169085187
            comms_ip           = -889163511
            start              = '2026-03-05T14:00:00.125Z'
            last_update        = '2026-03-05T14:00:07Z'
            last_server_update = '2026-03-05T14:01:30.5Z'
            terminated         = $true
            modload_count      = 12
            regmod_count       = 3
            filemod_count      = 4
            netconn_count      = 1
            childproc_count    = 0
            crossproc_count    = 2
            processblock_count = 0
        }
        foreach ($name in $With.Keys) { $row[$name] = $With[$name] }
        $row
    }

    # Processes made of the given rows, by way of the server.
    function Get-Row([hashtable[]] $Row) {
        $body = ConvertTo-Json @{ total_results = $Row.Count; start = 0; results = $Row } -Depth 4
        Add-TestFault /api/v1/process @{ kind = 'body'; body = $body; contentType = 'application/json' }
        Get-CbProcess
        Clear-TestFault
    }
}

AfterAll {
    Stop-TestServer
    $env:TZ = $zone
    [TimeZoneInfo]::ClearCachedData()
    [cultureinfo]::CurrentCulture = $culture
}

Describe 'The table of processes' {
    It 'shows start in local time, host, user, name, pid and command line' {
        Get-Row (ConvertTo-Row) | Show | Should -Be @(
            'Start               HostName         UserName           ProcessName         Pid CommandLine'
            '-----               --------         --------           -----------         --- -----------'
            "$(Local 2026-03-05T14:00:00Z) fin-ws-01        CONTOSO\mia        net.exe            4660 net use s: \\fs01\data"
        )
    }

    It 'shows local time where the machine is' -Skip:([Environment]::OSVersion.Platform -ne 'Unix') {
        (Get-Row (ConvertTo-Row) | Show)[-1] | Should -BeLike '2026-03-05 23:00:00 *'
    }

    It 'keeps <What>' -ForEach @(
        @{ What = 'a command line with line breaks, tabs and escapes on one line'; Row = @{ cmdline = "cmd /c `"echo a`r`nb`tc`" $([char]27)[31mred$([char]7)" }; Like = '* 4660 cmd /c "echo a  b c"  `[31mred' }
        @{ What = 'letters of any script'; Row = @{ username = 'CONTOSO\jörg.weiß'; cmdline = 'notepad Überweisung-日本.docx' }; Like = '* CONTOSO\jörg.weiß  net.exe            4660 notepad Überweisung-日本.docx' }
        @{ What = 'of a long user name the end, where the user is'; Row = @{ username = 'SOME-LONG-DOMAIN\anna.mueller' }; Like = '* …MAIN\anna.mueller net.exe *' }
        @{ What = 'of the host''s own users no host name'; Row = @{ username = 'FIN-WS-01\mia' }; Like = '* fin-ws-01        .\mia *' }
        @{ What = 'its columns for a process of which little is known'; Row = @{ username = $null; cmdline = $null; start = $null }; Like = '* fin-ws-01                           net.exe            4660' }
        @{ What = 'the reading order of a name that would turn it'; Row = @{ process_name = "report$([char]0x202e)fdp.exe" }; Like = '* report fdp.exe     4660 *' }
        @{ What = 'a host or user name from moving the cursor'; Row = @{ hostname = "a$([char]27)[2Jb"; username = "c`nd" }; Like = '* a `[2Jb           c d  *' }
    ) {
        $lines = Get-Row (ConvertTo-Row $Row) | Show
        $lines | Should -HaveCount 3
        $lines[-1] | Should -BeLike $Like
    }

    It 'is never wider than the window, whatever the row holds' {
        $lines = Get-Row (ConvertTo-Row @{
                hostname     = 'h' * 80
                username     = 'CONTOSO\' + 'u' * 80
                process_name = 'p' * 80
                process_pid  = 2147483647
                cmdline      = 'powershell -enc ' + 'A' * 4000
            }) | Show
        $lines | Should -HaveCount 3
        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual 120 }
    }

    It 'is never wider than the window with the processes of the story' {
        $lines = Get-CbProcess | Show
        $lines.Count | Should -BeGreaterThan 100
        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual 120 }
    }
}

Describe 'The list of a process' {
    It 'shows everything worth reading' {
        Get-Row (ConvertTo-Row @{
                watchlists                  = @(@{ wid = 5; value = '2026-03-05T14:05:00Z' })
                alliance_score_virustotal   = 62
                alliance_link_virustotal    = 'https://www.virustotal.com/'
                alliance_data_virustotal    = @('79b6d4c5283fc806387c55b8d7c8b762')
                alliance_updated_virustotal = '2026-03-05T15:00:00Z'
            }) | Show -List | Should -Be @(
            'ProcessName      : net.exe'
            'Pid              : 4660'
            'CommandLine      : net use s: \\fs01\data'
            'Path             : c:\windows\system32\net.exe'
            'UserName         : CONTOSO\mia'
            'HostName         : fin-ws-01'
            'Sensor           : 7 (finance, workstation, windows)'
            "Start            : $(Local 2026-03-05T14:00:00.125Z 'yyyy-MM-dd HH:mm:ss.fff zzz')"
            "LastUpdate       : $(Local 2026-03-05T14:00:07Z 'yyyy-MM-dd HH:mm:ss.fff zzz')"
            "LastServerUpdate : $(Local 2026-03-05T14:01:30.500Z 'yyyy-MM-dd HH:mm:ss.fff zzz')"
            'Terminated       : True'
            'Md5              : 79b6d4c5283fc806387c55b8d7c8b762'
            'Sha256           : 7e64a8bbff281a6e8eb184fd0d134452c2a46e047ae3100438101a35369d8919'
            'Parent           : cmd.exe (816) 00000007-0000-0330-01da-6ec35ac2a480'
            'Events           : modload 12, filemod 4, regmod 3, netconn 1, childproc 0, crossproc 2, processblock 0'
            'InterfaceIP      : 10.20.9.3'
            'CommsIP          : 203.0.113.9'
            'Watchlists       : 5 at 2026-03-05 14:05:00Z'
            'FeedHits         : virustotal: 62'
            'Id               : 00000007-0000-1234-01da-6ec35ac2a480'
            'SegmentId        : 1772716000000'
            'UniqueId         : 00000007-0000-1234-01da-6ec35ac2a480-019cbe1f0900'
            "ConsoleUri       : $($server.url)/#/analyze/00000007-0000-1234-01da-6ec35ac2a480/1772716000000"
            "Server           : $(([uri]$server.url).Authority)"
        )
    }

    It 'shows a command line in full, without what would move the cursor' {
        $text = Get-Row (ConvertTo-Row @{ cmdline = "cmd /c echo a`r`nb $([char]27)[2Jc " + 'x' * 300 }) | Show -List
        $text -join '' -replace ' ' | Should -BeLike '*cmd/cechoab`[2Jcxxx*' -Because 'only what does nothing at a prompt is left'
        ($text -join '').Split('x').Count | Should -BeGreaterThan 300
        $text -join '' | Should -Not -Match '[\x00-\x1f\x7f]'
    }
}

Describe 'The table of sessions' {
    It 'shows which is the default, and when it was connected' {
        $session = Get-CbSession eu
        $session | Show | Should -Be @(
            'Name                     Default Version            Connected           Uri'
            '----                     ------- -------            ---------           ---'
            "eu                       yes     7.6.0.210910.1150  $(Local $session.Connected.ToString('o')) $($server.url)/"
        )
    }

    It 'says of one that it is closed' {
        $session = Connect-TestServer -With @{ Name = 'us'; PassThru = $true }
        Disconnect-CbServer us
        ($session | Show)[-1] | Should -BeLike 'us                       closed  7.6.0*'
        Connect-TestServer -With @{ Name = 'eu' }
    }
}

Describe 'The table of connection steps' {
    It 'shows the way that was gone' {
        $lines = Test-CbConnection | Show
        $lines[0, 1] | Should -Be @(
            'Step           Outcome     ms Detail'
            '----           -------     -- ------'
        )
        $lines[2] | Should -Match '^Dns            Passed  +\d+ 127\.0\.0\.1$'
        $lines[-1] | Should -Match '^Version        Passed  +\d+ The server has version 7\.6\.0\.210910\.1150\.$'
        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual 120 }
    }

    It 'shows a long explanation in full, within the window, and the thumbprint in one piece' {
        $lines = Test-CbConnection $server.url (ConvertTo-TestSecret $server.adminToken) | Show
        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual 120 }
        @($lines -match $server.certificateThumbprint).Count | Should -BeGreaterOrEqual 1
        ($lines[4..99].Substring(30).Trim() -join ' ') | Should -BeLike '*not trusted*-CertificateThumbprint*-CertificateAuthority*-SkipCertificateCheck*'
    }
}

Describe 'The table of profiles' {
    It 'shows address, whether there is a token, how the certificate is checked, and the file' {
        $file = Join-Path $TestDrive credentials.response
        $null = New-Item $TestDrive/ca.pem
        Set-CbProfile default https://edr.example.com (ConvertTo-TestSecret ('0' * 40)) -CredentialFile $file
        Set-CbProfile lab https://lab.example.com:8443 -SkipCertificateCheck -CredentialFile $file
        Set-CbProfile pinned https://edr-eu.example.com (ConvertTo-TestSecret ('0' * 40)) -CertificateThumbprint ('A' * 40) -CredentialFile $file
        Set-CbProfile own https://edr-us.example.com (ConvertTo-TestSecret ('0' * 40)) -CertificateAuthority $TestDrive/ca.pem -CredentialFile $file
        $shown = Get-CbProfile -CredentialFile $file | ForEach-Object { $_ } | Show
        $shown.Substring(0, 79).TrimEnd() | Should -Be @(
            'Name                 Url                                  Token     Certificate'
            '----                 ---                                  -----     -----------'
            'default              https://edr.example.com              stored    system'
            'lab                  https://lab.example.com:8443         missing   unchecked'
            'own                  https://edr-us.example.com           stored    file'
            'pinned               https://edr-eu.example.com           stored    pinned'
        )
        foreach ($line in $shown) { $line.Length | Should -BeLessOrEqual 120 }
    }
}

Describe 'What a server tells of itself' {
    It 'is a list' {
        Get-CbServerInfo | Show | Should -Be @(
            "Server               : $(([uri]$server.url).Authority)"
            'Version              : 7.6.0.210910.1150'
            'VersionRelease       : 7.6.0-1'
            'LiveResponseEnabled  : True'
            'BanningEnabled       : True'
            'IsHosted             : False'
            'MaxSearchResultRows  : 10000'
            'LinuxInstallerExists : True'
            'MacInstallerExists   : True'
        )
    }

    It 'of several servers fits a table' {
        $lines = Get-CbServerInfo | Format-Table | Show
        $lines | Should -HaveCount 3
        $lines[-1] | Should -Match '^7\.6\.0\.210910\.1150 +7\.6\.0-1 +True +True +10000 127\.0\.0\.1:\d+$'
    }
}

Describe 'What is exported' {
    BeforeAll {
        $found = @(Get-CbProcess process_name:net.exe -Sort 'start asc')
        $secret = $server.adminToken
    }

    It 'as JSON keeps names and types, and holds no session' {
        $json = $found | ConvertTo-Json -Depth 10
        $json | Should -Not -Match $secret
        $json | Should -Not -Match '"(Client|Session)"'
        $back = @($json | ConvertFrom-Json)
        $back.Id | Should -Be $found.Id
        $back[0].CommandLine | Should -Be $found[0].CommandLine
        $back[0].Pid | Should -BeOfType long
    }

    It 'as CSV reads back, and finds the same processes again' {
        $file = Join-Path $TestDrive found.csv
        $found | Export-Csv $file -NoTypeInformation
        Get-Content $file -Raw | Should -Not -Match $secret
        $back = @(Import-Csv $file)
        $back.UniqueId | Should -Be $found.UniqueId
        ($back | Select-Object Id, SegmentId | Get-CbProcess).UniqueId | Should -Be $found.UniqueId
    }

    It 'as CLIXML keeps times and numbers' {
        $file = Join-Path $TestDrive found.xml
        $found | Export-Clixml $file
        Get-Content $file -Raw | Should -Not -Match $secret
        $back = @(Import-Clixml $file)
        $back[0].Start | Should -Be $found[0].Start
        $back[0].Pid | Should -Be $found[0].Pid
        $back[0].PSTypeNames[0] | Should -Be 'Deserialized.CbResponse.Process'
    }

    It 'groups, sorts and measures like any objects' {
        ($found | Group-Object HostName).Count | Should -BeGreaterThan 1
        ($found | Sort-Object Start -Descending)[0].Start | Should -Be $found[-1].Start
        ($found | Measure-Object NetConnCount -Sum).Sum | Should -Be ($found.NetConnCount | Measure-Object -Sum).Sum
    }
}
