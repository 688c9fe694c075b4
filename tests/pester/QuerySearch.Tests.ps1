# Queries that are built or checked here, and a server that answers them.

BeforeDiscovery {
    $criteria = @(
        @{ ProcessName = 'net.exe', 'net1.exe' }
        @{ Path = 'c:\program files (x86)\*' }
        @{ CommandLine = '\\test\blah' }
        @{ CommandLine = 'R&D\50% done #3\a+b.txt' }
        @{ CommandLine = '"echo a=b & echo -x /y:1,2 (test) \"quoted\""' }
        @{ CommandLine = '*'; Literal = $true }
        @{ HostName = 'dc*', 'sql01' }
        @{ UserName = 'CONTOSO\j.o''neil' }
        @{ Md5 = '79B6D4C5283FC806387C55B8D7C8B762' }
        @{ ParentName = 'winword.exe'; SensorId = 1 }
        @{ Group = 'Arbeitsplätze München' }
        @{ OSType = 'osx', 'linux' }
        @{ IPAddress = '2001:db8:80::1', '203.0.113.64/26' }
        @{ Domain = 'cdn-telemetry-update.example' }
        @{ Port = 389 }
        @{ FileModified = 'c:\programdata\l.dmp' }
        @{ RegistryModified = '*\currentversion\run\*' }
        @{ ModuleLoaded = 'vbe7.dll' }
        @{ ChildName = 'powershell.exe'; HostName = 'fin-ws-01' }
        @{ StartedAfter = '24h'; ProcessName = 'cmd.exe' }
        @{ Query = 'process_name:net.exe or process_name:whoami.exe'; HostName = 'sql01' }
    ) | ForEach-Object { @{ Name = ($_.Keys | Sort-Object) -join ', '; With = $_ } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer
    $all = @(Get-CbProcess)

    function Get-LastQuery {
        (Get-TestParameter @(Get-TestRequest /api/v1/process)[-1]).q
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'A built query' {
    It 'finds what Get-CbProcess finds by the same parameters: <Name>' -ForEach $criteria {
        $expected = @(Get-CbProcess @With)
        $query = New-CbQuery @With
        $found = @(Get-CbProcess $query)
        $expected | Should -Not -BeNullOrEmpty
        $found.UniqueId | Sort-Object | Should -Be ($expected.UniqueId | Sort-Object)
    }

    It 'goes to the server as it reads' {
        $query = New-CbQuery -ProcessName net.exe, net1.exe -HostName sql01 -Not 'username:SYSTEM'
        $null = Get-CbProcess -Query $query -First 1
        Get-LastQuery | Should -Be "$query"
    }

    It 'joins alternatives and exclusions' {
        $query = New-CbQuery -ProcessName net.exe -Or 'process_name:whoami.exe' -Not 'hostname:sql01'
        $expected = $all | Where-Object { $_.ProcessName -in 'net.exe', 'whoami.exe' -and $_.HostName -ne 'sql01' }
        $expected | Should -Not -BeNullOrEmpty
        (Get-CbProcess $query).UniqueId | Sort-Object | Should -Be ($expected.UniqueId | Sort-Object)
    }

    It 'can be narrowed by filters' {
        $query = New-CbQuery -ProcessName net.exe -Or 'process_name:whoami.exe'
        $expected = $all | Where-Object { $_.ProcessName -in 'net.exe', 'whoami.exe' -and $_.HostName -eq 'sql01' }
        (Get-CbProcess $query -HostName sql01).UniqueId | Sort-Object | Should -Be ($expected.UniqueId | Sort-Object)
    }

    It 'is everything when it is empty' {
        @(Get-CbProcess (New-CbQuery)) | Should -HaveCount $all.Count
    }
}

Describe 'A query that was mended' {
    It 'finds what was meant: <Query>' -ForEach @(
        @{ Query = 'path:c:\program files (x86)\* process_name:cmd.exe or process_name:net.exe'; Meant = { $_.ProcessName -eq 'net.exe' } }
        @{ Query = 'process_name:net.exe NOT hostname:sql01'; Meant = { $_.ProcessName -eq 'net.exe' -and $_.HostName -ne 'sql01' } }
        @{ Query = 'process_name:net.exe start:-70d'; Meant = { $_.ProcessName -eq 'net.exe' -and $_.Start -gt [datetime]::UtcNow.AddDays(-70) } }
    ) {
        $fixed = Test-CbQuery $Query -Fix -WarningAction SilentlyContinue
        $expected = @($all | Where-Object $Meant)
        $expected | Should -Not -BeNullOrEmpty
        (Get-CbProcess $fixed).UniqueId | Sort-Object | Should -Be ($expected.UniqueId | Sort-Object)
    }

    It 'of which the linter named an error is one that the server refuses or finds nothing by: <_>' -ForEach @(
        'process_name:net.exe (a'
        'process_name:net.exe or'
        'process_name:net.exe proces_name:net.exe'
        'process_name:net.exe hostname:a hostname:b'
        'process_name:net.exe ipport:[9 TO 1]'
    ) {
        Test-CbQuery $_ -Quiet | Should -BeFalse
        $run = Invoke-TestScript { Get-CbProcess $_ }
        $run.Output | Should -BeNullOrEmpty
        if ($run.Errors) { (Format-TestError $run.Errors[0]).Id | Should -Be 'CbInvalidQuery' }
    }
}

Describe 'The watchlists of a server' {
    BeforeAll {
        $watchlists = @(
            @{ id = '1'; name = 'Right'; search_query = 'q=process_name%3Anet.exe&cb.urlver=1'; index_type = 'events'; enabled = $true }
            @{ id = '2'; name = 'Days'; search_query = 'cb.urlver=1&q=process_name%3Anet.exe+start%3A-7d'; index_type = 'events'; enabled = $true }
            @{ id = '3'; name = 'Binaries'; search_query = 'facet=false&q=host_count%3A%5B1%20TO%203%5D&cb.urlver=1'; index_type = 'modules'; enabled = $false }
            @{ id = '4'; name = 'Broken'; search_query = 'q=(process_name%3Anet.exe&cb.urlver=1'; index_type = 'events'; enabled = $true }
        )
        Add-TestFault /api/v1/watchlist @{ kind = 'body'; body = (ConvertTo-Json $watchlists); contentType = 'application/json' }
    }

    AfterAll {
        Clear-TestFault
    }

    It 'are checked as they come, each in its index' {
        Invoke-CbApi /api/v1/watchlist | Test-CbQuery -Quiet | Should -Be $true, $false, $true, $false
        (Invoke-CbApi /api/v1/watchlist | Test-CbQuery).Rule | Should -Be 'RelativeTimeUnit', 'SyntaxError'
    }

    It 'are mended as the server stores them' {
        $fixed = Invoke-CbApi /api/v1/watchlist | Where-Object name -EQ Days | Test-CbQuery -Fix
        $fixed | Should -BeLike 'cb.urlver=1&q=*'
        Test-CbQuery $fixed | Should -BeNullOrEmpty
    }

    It 'are run here as they are there' {
        $query = Invoke-CbApi /api/v1/watchlist | Where-Object name -EQ Right | New-CbQuery -HostName sql01
        $expected = $all | Where-Object { $_.ProcessName -eq 'net.exe' -and $_.HostName -eq 'sql01' }
        (Get-CbProcess $query).UniqueId | Sort-Object | Should -Be ($expected.UniqueId | Sort-Object)
    }
}

Describe 'A search that finds nothing' {
    It 'says why <What> cannot be found' -ForEach @(
        @{ What = 'a time in days'; Run = { Get-CbProcess 'process_name:net.exe start:-7d' }; Like = 'Nothing was found. RelativeTimeUnit (column 28): *start:-10080m*' }
        @{ What = 'a field that is none'; Run = { Get-CbProcess 'proces_name:net.exe' -GroupBy id }; Like = 'Nothing was found. UnknownField *process_name*' }
        @{ What = 'a count'; Run = { Get-CbFacet hostname -Query 'process_name:net.exe start:-7d' }; Like = 'Nothing was found. RelativeTimeUnit *' }
        @{ What = 'a binary'; Run = { Get-CbBinary 'server_added_timestamp:-7d' }; Like = 'Nothing was found. RelativeTimeUnit *' }
        @{ What = 'an alert'; Run = { Get-CbAlert 'created_time:-7d' }; Like = 'Nothing was found. RelativeTimeUnit *' }
        @{ What = 'a report'; Run = { Get-CbThreatReport 'titel:lure' }; Like = 'Nothing was found. UnknownField *' }
    ) {
        $run = Invoke-TestScript $Run
        $run.Output | Should -BeNullOrEmpty
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings | Should -HaveCount 1
        $run.Warnings[0] | Should -BeLike $Like
    }

    It 'is silent when <What>' -ForEach @(
        @{ What = 'there is no mistake'; Run = { Get-CbProcess process_name:nobody.exe; Get-CbBinary md5:00112233445566778899aabbccddeeff; Get-CbAlert hostname:nobody; Get-CbFacet hostname -Query process_name:nobody.exe } }
        @{ What = 'something was found all the same'; Run = { Get-CbProcess 'process_name:net.exe or proces_name:x' } }
        @{ What = 'nothing was asked for'; Run = { Get-CbProcess 'process_name:net.exe or proces_name:x' -IncludeTotalCount -First 0 } }
    ) {
        (Invoke-TestScript $Run).Warnings | Should -BeNullOrEmpty
    }
}
