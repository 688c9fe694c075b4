BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
    $ConfirmPreference = 'None'

    function Initialize-Server {
        $null = Invoke-TestControl reset -Method POST
    }

    function Get-Asked { @(Get-TestRequest | Where-Object path -NE '/api/info') }
}

AfterAll {
    Stop-TestServer
}

Describe 'Get-CbSensor' {
    BeforeEach {
        Clear-TestFault
        Initialize-Server
        Clear-TestRequest
    }

    It 'lists all sensors by the paged route, by name' {
        $sensors = Get-CbSensor
        $sensors | Should -HaveCount 12
        $sensors[0] | Should -BeOfType CbResponse.Sensor
        $sensors.ComputerName | Should -Be (@($sensors.ComputerName) | Sort-Object -CaseSensitive -Culture '')
        (Get-Asked).path | Should -Be /api/v2/sensor
        (Get-TestParameter (Get-Asked)[0]).'sort.col' | Should -Be computer_name
    }

    It 'gives typed records, in UTC' {
        $sensor = Get-CbSensor FIN-WS-01
        $sensor.NetworkAdapters[0].IPAddress | Should -Be 10.20.1.11
        $sensor.NetworkAdapters[0].PhysicalAddress | Should -Be 005056A10001
        $sensor.PhysicalMemoryBytes | Should -BeOfType long
        $sensor.LastCheckinTime.Kind | Should -Be Utc
        $sensor.RegistrationTime | Should -BeOfType datetime
        "$($sensor.IsolationState)" | Should -Be NotIsolated
        "$($sensor.Health)" | Should -Be Healthy
        $sensor.ClockDifference | Should -Be ([timespan]::Zero)
        $sensor.SensorVersion | Should -Be ([version] '7.3.0.18196')
        $sensor.Group.Name | Should -Be 'Arbeitsplätze München'
        $sensor.Server | Should -Be ([uri] $server.url).Authority
        (Get-CbSensor DEV-WS-12).BacklogBytes | Should -Be 22717
    }

    It 'finds hosts by name in any case, by DNS name and by pattern' {
        (Get-CbSensor fin-ws-01).Id | Should -Be 1
        (Get-CbSensor WEB01).Id | Should -Be 11
        (Get-CbSensor fin-ws-01.contoso.test).Id | Should -Be 1
        (Get-CbSensor fin-*).ComputerName | Should -Be FIN-WS-01, FIN-WS-02
        (Get-CbSensor DC0[12], sql01).ComputerName | Should -Be DC01, DC02, SQL01
        Get-CbSensor nobody* | Should -BeNullOrEmpty
        Get-CbSensor fin-ws-0 -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'writes one error for each name and number that is not there' {
        $run = Invoke-TestScript { 'sql01', 'nobody', 'FIN-WS-02', 'no.such.host' | Get-CbSensor }
        $run.Output.ComputerName | Should -Be SQL01, FIN-WS-02
        $run.Errors.TargetObject | Should -Be nobody, no.such.host
        $run.Errors.FullyQualifiedErrorId | Sort-Object -Unique | Should -Be 'CbObjectNotFound,CbResponse.PowerShell.GetCbSensor'
        "$($run.Errors[0])" | Should -BeLike "*knows no sensor of a host 'nobody'*"
        $run = Invoke-TestScript { Get-CbSensor -Id 3, 99, 1 }
        $run.Output.Id | Should -Be 3, 1
        $run.Errors.TargetObject | Should -Be 99
        (Get-TestError { Get-CbSensor fin-*, nobody }).Target | Should -Be nobody
    }

    It 'takes rows of a file by their names or numbers' {
        'Name,Case', 'fin-ws-01,45', 'sql01,46' | ConvertFrom-Csv | Get-CbSensor | ForEach-Object Id | Should -Be 1, 8
        'HostName', 'fin-ws-01' | ConvertFrom-Csv | Get-CbSensor | ForEach-Object Id | Should -Be 1
        'ComputerName', 'fin-ws-01' | ConvertFrom-Csv | Get-CbSensor | ForEach-Object Id | Should -Be 1
        'Id', '7' | ConvertFrom-Csv | Get-CbSensor | ForEach-Object ComputerName | Should -Be FS01
        'SensorId', '7' | ConvertFrom-Csv | Get-CbSensor | ForEach-Object ComputerName | Should -Be FS01
        2, 7 | Get-CbSensor | ForEach-Object ComputerName | Should -Be FIN-WS-02, FS01
        'Name,Id', 'fin-ws-01,1' | ConvertFrom-Csv | Get-CbSensor | ForEach-Object Id | Should -Be 1
    }

    It 'never takes what it does not understand for all sensors' {
        Get-TestError { [pscustomobject]@{ Colour = 'red' } | Get-CbSensor } | Should -Not -BeNullOrEmpty
        (Invoke-TestScript { [pscustomobject]@{ Colour = 'red' } | Get-CbSensor }).Output | Should -BeNullOrEmpty
        @() | Get-CbSensor | Should -BeNullOrEmpty
    }

    It 'leads from processes and what was found of them to their hosts, and reads sensors again' {
        $process = Get-CbProcess -HostName sql01 -First 1
        ($process | Get-CbSensor).ComputerName | Should -Be SQL01
        ($process | Get-CbProcessSegment | Select-Object -First 1 | Get-CbSensor).ComputerName | Should -Be SQL01
        (Get-CbSensor -Id 7 | Get-CbSensor).Id | Should -Be 7
        (Get-TestError { Get-CbBannedHash | Select-Object -First 1 | Get-CbSensor }).Id | Should -Be CbInvalidArgument
        (Get-CbSensor -Id 8).Group | Get-CbSensor | ForEach-Object ComputerName | Should -Be FS01, SQL01, web01
    }

    It 'filters by <Name>' -ForEach @(
        @{ Name = 'address'; With = @{ IPAddress = '10.20.3.1' }; Expected = 'DC01' }
        @{ Name = 'addresses'; With = @{ IPAddress = '10.20.3.1', '10.20.4.10' }; Expected = 'DC01', 'web01' }
        @{ Name = 'network'; With = @{ IPAddress = '10.20.2.0/23' }; Expected = 'DC01', 'DC02', 'FS01', 'SQL01' }
        @{ Name = 'pattern of addresses'; With = @{ IPAddress = '10.20.3.*' }; Expected = 'DC01', 'DC02' }
        @{ Name = 'group'; With = @{ Group = 'servers' }; Expected = 'FS01', 'SQL01', 'web01' }
        @{ Name = 'number of a group'; With = @{ Group = 3 }; Expected = 'FS01', 'SQL01', 'web01' }
        @{ Name = 'groups'; With = @{ Group = 'Servers', 'Domain*' }; Expected = 'DC01', 'DC02', 'FS01', 'SQL01', 'web01' }
        @{ Name = 'status'; With = @{ Status = 'offline' }; Expected = 'DEV-WS-12' }
        @{ Name = 'silence'; With = @{ NotSeenFor = '2d' }; Expected = 'DEV-WS-12' }
        @{ Name = 'system'; With = @{ OSType = 'linux', 'osx' }; Expected = 'MAC-DESIGN-03', 'web01' }
        @{ Name = 'health'; With = @{ Unhealthy = $true }; Expected = 'web01' }
        @{ Name = 'several at once'; With = @{ Group = 'Servers'; OSType = 'windows'; IPAddress = '10.20.2.*'; Name = 's*'; Status = 'Online'; ActiveWithinDays = 1; Isolated = $false; Unhealthy = $false }; Expected = 'SQL01' }
    ) {
        (Get-CbSensor @With).ComputerName | Should -Be $Expected
    }

    It 'lets the server narrow the list where it can' {
        $null = Get-CbSensor -Group Servers -Status Online
        (Get-TestParameter (Get-Asked)[-1]).groupid | Should -Be 3
        $null = Get-CbSensor -IPAddress 10.20.3.* -Group Servers
        $asked = Get-TestParameter (Get-Asked)[-1]
        $asked.ip | Should -Be 10.20.3.
        $asked.Keys | Should -Not -Contain groupid
        Get-CbSensor -ActiveWithinDays 1 | Should -HaveCount 11
    }

    It 'says which group is not there, and lists nothing' {
        $failure = Get-TestError { Get-CbSensor -Group nothing }
        $failure.Id | Should -Be CbObjectNotFound
        $failure.Target | Should -Be nothing
        (Get-TestError { Get-CbSensor -IPAddress somewhere }).Text | Should -BeLike "*'somewhere' is no address*"
    }

    It 'takes no part of an address for an address: <_>' -ForEach '10.20', '10.20.1', '10', '10.20/16', '10.20.1.0/33' {
        (Get-TestError { Get-CbSensor -IPAddress $_ }).Text | Should -BeLike "*'$_' is no address*10.20.*"
        Get-Asked | Should -BeNullOrEmpty
    }

    It 'finds a DNS name beside a pattern that has its host already' {
        $run = Invoke-TestScript { Get-CbSensor fin-*, fin-ws-01.contoso.test }
        $run.Output.ComputerName | Should -Be FIN-WS-01, FIN-WS-02
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'has an error for each host when the server fails, and goes on' {
        Add-TestFault /api/*/sensor* @{ kind = 'status'; status = 500 }
        $run = Invoke-TestScript { 'sql01', 'dc01' | Get-CbSensor }
        $run.Errors.TargetObject | Should -Be sql01, dc01
        $run.Ended | Should -BeNullOrEmpty
        $run = Invoke-TestScript { 'sql01', 'dc01' | Sync-CbSensor }
        $run.Errors.TargetObject | Should -Be sql01, dc01
        $run.Ended | Should -BeNullOrEmpty
        Clear-TestFault
        Add-TestFault /api/group* @{ kind = 'status'; status = 403 }
        Add-TestFault /api/*/group* @{ kind = 'status'; status = 403 }
        $failure = Get-TestError { Get-CbSensor -Group Servers }
        $failure.Id, $failure.Target, $failure.Ends | Should -Be CbPermissionDenied, Servers, $false
        Clear-TestFault
    }

    It 'finds isolated hosts, those on the way too' {
        Get-CbSensor -Isolated | Should -BeNullOrEmpty
        Set-CbSensorIsolation -Id 1, 2 -State Isolated
        (Get-CbSensor -Isolated).ComputerName | Should -Be FIN-WS-01, FIN-WS-02
        Get-CbSensor -Isolated:$false | Should -HaveCount 10
    }

    It 'pages as PowerShell does' {
        $all = (Get-CbSensor).Id
        (Get-CbSensor -First 3).Id | Should -Be $all[0..2]
        (Get-CbSensor -Skip 10).Id | Should -Be $all[10..11]
        (Get-CbSensor -Status Online -Skip 1 -First 2).Id | Should -Be $all[1..2]
        (Get-CbSensor DC01, DC02, SQL01 -Skip 1 -First 1).ComputerName | Should -Be DC02
        "$((Get-CbSensor -IncludeTotalCount -First 0))" | Should -Be '12'
        (Get-CbSensor -IncludeTotalCount -First 0 -Status Online).ToString() | Should -BeLike '*nknown*'
        Get-CbSensor | Select-Object -First 2 | Should -HaveCount 2
        (Get-TestError { Get-CbSensor -Id 1 -First 1 }).Id | Should -Be CbInvalidArgument
    }

    It 'leaves repeats out and says that the fleet changed' {
        Add-TestFault /api/v2/sensor @{ kind = 'rowCap'; rows = 5 }
        Add-TestFault /api/v2/sensor @{ kind = 'shiftRows'; rows = 1 }
        $run = Invoke-TestScript { Get-CbSensor }
        @($run.Output.Id | Sort-Object -Unique).Count | Should -Be $run.Output.Count
        $run.Warnings | Should -BeLike '*changed while it was read*came twice*'
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'shows a table that fits, with the group by name and the check-in by age' {
        $null = Invoke-TestControl sensors/1 -Method POST -Body @{ online = $false }
        Set-CbSensorIsolation -Id 1 -State Isolated -WarningAction Ignore
        $lines = (Get-CbSensor fin-ws-* | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ }
        $lines[0] | Should -Match '^\s+Id ComputerName\s+State\s+OS\s+Version\s+Group\s+LastCheckin\s*$'
        $lines[2] | Should -Match '^\s+1 FIN-WS-01\s+Offline, isolating Windows 10 Enterp\S+ 7\.3\.0\.18196\s+Arbeitsplätze \S+ \d+ s ago$'
        (Get-CbSensor DEV-WS-12 | Out-String -Width 120) | Should -Match ' 3 d ago'
    }

    It 'shows the number of a group whose name may not be read' {
        $sensor = Get-CbSensor -Id 7
        Disconnect-TestServer
        Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
        $sensor = Get-CbSensor -Id $sensor.Id
        Add-TestFault /api/v3/group/* @{ kind = 'status'; status = 403 }
        ($sensor | Out-String -Width 120) | Should -Match '7\.3\.0\.18196\s+3\s'
    }

    It 'completes names and groups that it has seen, without a request' {
        $null = Get-CbSensor -Group Servers
        $null = Get-CbSensor
        Clear-TestRequest
        (Complete-TestText 'Get-CbSensor FIN').CompletionText | Should -Be FIN-WS-01, FIN-WS-02
        (Complete-TestText 'Get-CbSensor -Group s').CompletionText | Should -Be Servers
        (Complete-TestText 'Get-CbSensor -Group dom').CompletionText | Should -Be "'Domain Controllers'"
        (Complete-TestText 'Set-CbSensorIsolation -State ').CompletionText | Should -Be Isolated, Released
        (Complete-TestText 'New-CbIngressFilter -Group s').CompletionText | Should -Be Servers
        (Complete-TestText 'Get-CbDataSharing s').CompletionText | Should -Be Servers
        (Complete-TestText 'Get-CbSensor -Session eu -Name FIN-WS-02').CompletionText | Should -Be FIN-WS-02
        Connect-TestServer -With @{ Name = 'fresh' }
        (Complete-TestText 'Get-CbSensor -Session eu -Name FIN').CompletionText | Should -Be FIN-WS-01, FIN-WS-02
        (Complete-TestText 'Get-CbSensor -Group s').CompletionText | Should -Not -Be Servers
        Disconnect-CbServer fresh
        Clear-TestRequest
        Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
        Get-Asked | Should -BeNullOrEmpty
    }

    It 'shows a user the hosts of his groups only' {
        Connect-TestServer -Token $server.userToken -With @{ Name = 'help' }
        Get-CbSensor -Session help | Should -HaveCount 7
        (Get-TestError { Get-CbSensor sql01 -Session help }).Id | Should -Be CbObjectNotFound
        (Get-TestError { Set-CbSensorIsolation fin-ws-01 -State Isolated -Session help }).Id | Should -Be CbPermissionDenied
        Disconnect-CbServer help
        Disconnect-TestServer
        Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
    }
}

Describe 'More than a thousand sensors on <Version>' -ForEach @(@{ Version = '5.2' }, @{ Version = '7.6' }) {
    It 'come in full, once each' {
        $fleet = Start-TestServer -ArgumentList '--scenario fleet', '--processes 10', '--sensors 1201', "--server-version $Version"
        $session = Connect-CbServer $fleet.url -Credential (Get-TestCredential $fleet) -CertificateAuthority $fleet.caFile -Name fleet -PassThru
        $run = Invoke-TestScript { Get-CbSensor -Session $session }
        $run.Output | Should -HaveCount 1201
        $run.Output.Id | Sort-Object -Unique | Should -HaveCount 1201
        $run.Warnings | Should -BeNullOrEmpty
        Get-CbSensor -Session fleet -Unhealthy | Should -HaveCount 24
        (Get-CbSensor -Session fleet -IncludeTotalCount -First 0).ToString() | Should -Be 'Total count: 1201'
        Disconnect-CbServer fleet
        Stop-TestServer $fleet
        Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
    }
}

Describe 'Set-CbSensor' {
    BeforeEach {
        Initialize-Server
        Clear-TestRequest
    }

    It 'moves a sensor to a new group, as the worked example does' {
        $sensor = Get-CbSensor FIN-WS-02
        $sensor.Group.Name | Should -Be 'Arbeitsplätze München'
        $moved = $sensor | Set-CbSensor -Group 'Default Group' -PassThru
        $moved.GroupId | Should -Be 1
        $moved.Group.Name | Should -Be 'Default Group'
        (Get-CbSensor -Id 2).GroupId | Should -Be 1
    }

    It 'takes the group by number or itself' {
        (Set-CbSensor FIN-WS-02 -Group 3 -PassThru).GroupId | Should -Be 3
        $group = (Get-CbSensor -Id 1).Group
        (Set-CbSensor FIN-WS-02 -Group $group -PassThru).GroupId | Should -Be 2
    }

    It 'moves by a list, each host to its own group' {
        $moved = 'Name,Group', 'fin-ws-01,Servers', 'fin-ws-02,nothing', 'hr-ws-07,4' | ConvertFrom-Csv | Set-CbSensor -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
        $moved | Sort-Object Id | ForEach-Object GroupId | Should -Be 3, 4
        $failed.TargetObject | Should -Be nothing
        'Host,To', 'fin-ws-02,Servers' | ConvertFrom-Csv | Set-CbSensor -Name { $_.Host } -Group { $_.To }
        (Get-CbSensor -Id 2).GroupId | Should -Be 3
    }

    It 'sets and clears notes, and leaves the group alone that a sensor has by now' {
        $old = Get-CbSensor -Id 2
        Set-CbSensor -Id 2 -Group 3
        ($old | Set-CbSensor -Notes 'Fall 45: größer' -PassThru).Notes | Should -Be 'Fall 45: größer'
        (Get-CbSensor -Id 2).GroupId | Should -Be 3
        ($old | Set-CbSensor -Notes '' -PassThru).Notes | Should -BeNullOrEmpty
        (Get-CbSensor -Id 2).GroupId | Should -Be 3
        (Get-TestError { $old | Set-CbSensor }).Id | Should -Be CbInvalidArgument
    }

    It 'sends nothing for what is so already, and nothing with -WhatIf' {
        Set-CbSensor -Id 2 -Group 2
        Set-CbSensor -Id 2 -Group 3 -WhatIf
        Get-Asked | Where-Object method -NE GET | Should -BeNullOrEmpty
    }

    It 'says when one sensor is to be in two groups' {
        $failure = Get-TestError { 'Name,Group', 'fin-ws-01,Servers', 'FIN-WS-01,Default Group' | ConvertFrom-Csv | Set-CbSensor }
        $failure.Id | Should -Be CbInvalidId
        (Get-CbSensor -Id 1).GroupId | Should -Be 3
    }
}

Describe 'Sync-CbSensor, Restart-CbSensor and Uninstall-CbSensor' {
    BeforeEach {
        Initialize-Server
        Clear-TestRequest
    }

    It 'flushes, with the time as the server wants it' {
        $sensor = Sync-CbSensor fin-ws-01 -PassThru
        $sensor.EventLogFlushTime | Should -BeGreaterThan (Get-Date).AddDays(300)
        $body = (Get-Asked | Where-Object method -EQ PUT).body
        $body | Should -Match '"event_log_flush_time":"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT"'
        $body | Should -Match '"group_id":2'
        $null = Invoke-TestControl clock -Method POST -Body @{ advanceSeconds = 40 }
        # The next check-in is then 30 seconds away, and does not fall into the second of the wait.
        $null = Invoke-TestControl sensors/2 -Method POST -Body @{ checkIn = $true }
        Sync-CbSensor fin-ws-02 -Wait -TimeoutSec 1 -ErrorAction SilentlyContinue -ErrorVariable late
        $late[0].FullyQualifiedErrorId | Should -Be 'CbWaitTimeout,CbResponse.PowerShell.SyncCbSensor'
        (Get-CbSensor -Id 1).EventLogFlushTime | Should -BeNullOrEmpty
    }

    It 'restarts' {
        (Restart-CbSensor -Id 1 -PassThru).IsRestartQueued | Should -BeTrue
        $null = Invoke-TestControl sensors/1 -Method POST -Body @{ checkIn = $true }
        $sensor = Get-CbSensor -Id 1
        $sensor.IsRestartQueued | Should -BeFalse
        $sensor.SensorUptime.TotalSeconds | Should -BeLessThan 60
    }

    It 'uninstalls, and warns of hosts that do not report' {
        $run = Invoke-TestScript { Uninstall-CbSensor -Id 1, 6 -PassThru }
        $run.Warnings | Should -BeLike 'DEV-WS-12 (6) does not report at present*'
        $run.Output | ForEach-Object IsUninstallRequested | Should -Be $true, $true
        $null = Invoke-TestControl sensors/1 -Method POST -Body @{ checkIn = $true }
        (Get-CbSensor -Id 1).IsUninstalled | Should -BeTrue
        Clear-TestRequest
        Uninstall-CbSensor -Id 1
        Get-Asked | Where-Object method -NE GET | Should -BeNullOrEmpty
    }
}

Describe 'A sensor on a server of version <Version>' -ForEach @(@{ Version = '5.2' }, @{ Version = '6.2' }, @{ Version = '7.1' }, @{ Version = '7.6' }) {
    It 'is never left in a group that it was not asked to be in' {
        $own = Start-TestServer -ArgumentList "--server-version $Version"
        Connect-TestServer -Server $own -With @{ Name = 'own'; MaximumRetryCount = 0 }
        $before = @{}
        Get-CbSensor -Session own | ForEach-Object { $before[$_.Id] = $_.GroupId }
        $stale = Get-CbSensor -Session own -Id 2

        # Somebody moves the sensor after it was got.
        Set-CbSensor -Session own -Id 2 -Group 3
        $before[2] = 3
        foreach ($act in @(
                { $args[0] | Set-CbSensorIsolation -State Isolated }
                { $args[0] | Set-CbSensorIsolation -State Released }
                { $args[0] | Set-CbSensor -Notes 'checked' }
                { $args[0] | Set-CbSensor -Notes '' }
                { $args[0] | Sync-CbSensor }
                { $args[0] | Restart-CbSensor }
                { $args[0] | Uninstall-CbSensor }
            )) {
            & $act $stale
            foreach ($sensor in Get-CbSensor -Session own) {
                $sensor.GroupId | Should -Be $before[$sensor.Id] -Because "$act must leave $sensor where it is"
            }
        }

        foreach ($group in 1, 4, 2) {
            (Set-CbSensor -Session own -Id 5 -Group $group -PassThru).GroupId | Should -Be $group
            $before[5] = $group
            Get-CbSensor -Session own | Where-Object { $_.GroupId -ne $before[$_.Id] } | Should -BeNullOrEmpty
        }

        Get-TestRequest /api/v1/sensor/* -Server $own | Where-Object method -EQ PUT | ForEach-Object { $_.body | Should -Match '"group_id":\d' }
        Disconnect-CbServer own
        Stop-TestServer $own
    }
}
