BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu' }
    $ConfirmPreference = 'None'

    function Get-Change { @(Get-TestRequest /api/* | Where-Object method -NE GET) }

    function Initialize-Server {
        $null = Invoke-TestControl reset -Method POST
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'Get-CbSensorGroup' {
    BeforeAll { Initialize-Server }

    It 'lists all groups with their settings' {
        $groups = Get-CbSensorGroup
        $groups.Name | Should -Be 'Default Group', 'Arbeitsplätze München', Servers, 'Domain Controllers'
        $groups.HostCount | Should -Be 3, 4, 3, 2
        $servers = $groups[2]
        $servers.IsDefault, $groups[0].IsDefault | Should -Be $false, $true
        $servers.AlertCriticality, $servers.FilterKnownDlls, $servers.EventLogQuotaBytes | Should -Be 4, $false, 1GB
        $servers.IsolationExclusions.Address | Should -Be 10.20.1.200
        $servers.IsolationExclusions[0].AddedTime.Kind | Should -Be Utc
        $servers.EventExclusions[0].EventKinds | Should -Be filemod, netconn
        $servers.AdditionalFields['extended_settings']['profile'] | Should -Be strict
        $servers.Server | Should -Be ([uri]$server.url).Authority
    }

    It 'finds names in any case, by wildcards and from the pipeline, in one request' {
        Clear-TestRequest
        $run = Invoke-TestScript { 'servers', 'd*', 'nobody', 'nix*', 'Servers' | Get-CbSensorGroup }
        $run.Output.Name | Should -Be Servers, 'Default Group', 'Domain Controllers'
        $run.Errors.FullyQualifiedErrorId | Should -Be 'CbObjectNotFound,CbResponse.PowerShell.GetCbSensorGroup'
        $run.Errors[0].TargetObject | Should -Be nobody
        "$($run.Errors[0])" | Should -BeLike "*knows no sensor group 'nobody'*"
        (Get-TestRequest /api/v3/group*) | Should -HaveCount 1
    }

    It 'finds numbers' {
        (Get-CbSensorGroup -Id 4, 2).Name | Should -Be 'Domain Controllers', 'Arbeitsplätze München'
        $failure = Get-TestError { Get-CbSensorGroup -Id 99 }
        $failure.Id, $failure.Target, $failure.Ends | Should -Be CbObjectNotFound, 99, $false
    }

    It 'finds the groups of sensors and of sites, each once' {
        $sensors = (Get-CbProcess process_name:net.exe -GroupBy id).Sensor
        ($sensors | Get-CbSensorGroup).Id | Sort-Object | Should -Be ($sensors.GroupId | Sort-Object -Unique)
        (Get-CbSite Wien | Get-CbSensorGroup).Name | Should -Be Servers, 'Domain Controllers'
        (Get-CbSensorGroup Servers | Get-CbSite).Name | Should -Be Wien
    }

    It 'takes a name that looks like a pattern as it is written first' {
        $null = New-CbSensorGroup 'Lab [1]'
        $null = New-CbSensorGroup 'Lab 1'
        (Get-CbSensorGroup 'lab [1]').Name | Should -Be 'Lab [1]'
        (Get-CbSensorGroup 'Lab [0-9]').Name | Should -Be 'Lab 1'
        Initialize-Server
    }

    It 'shows a table that fits' {
        $lines = (Get-CbSensorGroup | Out-String -Width 80) -split '\r?\n' | Where-Object { $_ }
        $lines[0] | Should -Match '^   Id Name\s+Sensors SiteId Banning ServerUrl'
        $lines[4] | Should -Match '^    3 Servers\s+3      2 True    https://edr\.contoso'
    }

    It 'sees what the user may see' {
        $null = Connect-CbServer $server.url -Credential (Get-TestCredential -Token $server.userToken) -CertificateAuthority $server.caFile -Name desk -PassThru
        (Get-CbSensorGroup -Session desk).Id | Should -Be 1, 2
        $failures = @(
            Get-TestError { New-CbSensorGroup x -Session desk }
            Get-TestError { Set-CbSensorGroup -Id 2 -MaxLicenses 5 -Session desk }
            Get-TestError { New-CbSite x -Session desk }
        )
        $failures.Id | Select-Object -Unique | Should -Be CbPermissionDenied
        $failures[0].Text | Should -BeLike '*lacks the right for this request: it takes a global administrator.*'
        $failures[1].Text | Should -BeLike '*it takes a global administrator, or a user whose team administers the sensor group.*'
        $failures[2].Text | Should -BeLike '*it takes a global administrator.*'
        Disconnect-CbServer desk
        Connect-TestServer -With @{ Name = 'eu' }
    }
}

Describe 'New-CbSensorGroup' {
    BeforeEach {
        Initialize-Server
        Clear-TestRequest
    }

    It 'makes a group with the site and server of the default one' {
        $group = New-CbSensorGroup Kiosks -IsVdiEnabled $true -AddressResolutionHint ipv6
        $group.Id, $group.Name, $group.SiteId, $group.HostCount | Should -Be 5, Kiosks, 1, 0
        $group.IsVdiEnabled, $group.AddressResolutionHint, $group.WindowsSensorVersion | Should -Be $true, ipv6, Manual
        $group.ServerUrl | Should -Be (Get-CbSensorGroup -Id 1).ServerUrl
        (Get-Change).method | Should -Be POST
    }

    It 'refuses a name that is there, with its number' {
        $failure = Get-TestError { New-CbSensorGroup SERVERS }
        $failure.Id, $failure.Category, $failure.Target, $failure.Ends | Should -Be CbConflict, ResourceExists, SERVERS, $false
        $failure.Text | Should -BeLike "*'Servers' already: its Id is 3. Nothing was changed.*"
        Get-Change | Should -BeNullOrEmpty
    }

    It 'has one outcome for each row of a list' {
        $run = Invoke-TestScript { 'Name,Comment', 'Plant 1,a', 'Servers,b', 'Plant 1,c', 'Plant 2,d' | ConvertFrom-Csv | New-CbSensorGroup -ProcessFilterLevel 0 }
        $run.Output.Name | Should -Be 'Plant 1', 'Plant 2'
        $run.Output.ProcessFilterLevel | Should -Be 0, 0
        $run.Errors.TargetObject | Should -Be Servers, 'Plant 1'
    }

    It 'makes a group after another, with what no version knows' {
        $group = Get-CbSensorGroup Servers | New-CbSensorGroup Copy -CollectsRegMods $false
        $group.SiteId, $group.ProcessFilterLevel, $group.AlertCriticality, $group.CollectsRegMods | Should -Be 2, 0, 4, $false
        $group.AdditionalFields.GetRawJson('extended_settings') | Should -BeLike '*"strict"*0.50*'
        $group.IsolationExclusions.Address | Should -Be 10.20.1.200
        $group.IsolationExclusions[0].GroupId | Should -Be $group.Id
        $group.TeamAccess.TeamName | Should -Be Administrators
    }

    It 'copies groups to another server, without what means something only there' {
        $other = Start-TestServer
        $null = Connect-CbServer $other.url -Credential (Get-TestCredential $other) -CertificateAuthority $other.caFile -Name us -PassThru
        $null = New-CbSensorGroup Kiosks -AlertCriticality 2 -ServerUrl https://elsewhere.example:443 -Session eu
        $run = Invoke-TestScript { Get-CbSensorGroup -Session eu | New-CbSensorGroup -Session us }
        $run.Output.Name, $run.Output.AlertCriticality, $run.Output.ServerUrl | Should -Be Kiosks, 2, https://edr.contoso.test:443
        $run.Output.Server | Should -Be ([uri]$other.url).Authority
        $run.Errors | Should -HaveCount 4
        Disconnect-CbServer us
        Stop-TestServer $other
        Connect-TestServer -With @{ Name = 'eu' }
    }

    It 'makes no usual group where the template is missing' {
        { New-CbSensorGroup Lost -Template (Get-CbSensorGroup nobody -ErrorAction Ignore) } | Should -Throw '*Template*'
        Get-Change | Should -BeNullOrEmpty
    }

    It 'takes exclusions as hashtables, and refuses others' {
        $group = New-CbSensorGroup Lab -IsolationExclusion @{ Address = '10.0.0.1' }, @{ Name = 'dns'; Address = '10.0.0.2'; IsEnabled = $false } -EventExclusion @{ EventKinds = 'netconn'; Paths = 'c:\a.exe', 'c:\b.exe' }
        $group.IsolationExclusions.Name | Should -Be 10.0.0.1, dns
        $group.IsolationExclusions.IsEnabled | Should -Be $true, $false
        $group.EventExclusions[0].Paths | Should -Be 'c:\a.exe', 'c:\b.exe'
        { New-CbSensorGroup x -IsolationExclusion @{ Adress = '10.0.0.1' } } | Should -Throw '*Address*'
        { New-CbSensorGroup x -IsolationExclusion @{ Address = '10.0.0.1'; Colour = 'red' } } | Should -Throw "*no 'Colour'*"
        { New-CbSensorGroup x -EventExclusion @{ Paths = 'a' } } | Should -Throw '*EventKinds*'
    }

    It 'makes nothing with -WhatIf' {
        New-CbSensorGroup x -WhatIf | Should -BeNullOrEmpty
        Get-Change | Should -BeNullOrEmpty
    }

    It 'says what the server refuses' {
        (Get-TestError { New-CbSensorGroup x -SiteId 99 }).Text | Should -BeLike '*Site 99 does not exist*'
    }
}

Describe 'Set-CbSensorGroup' {
    BeforeEach {
        Initialize-Server
        Clear-TestRequest
    }

    It 'sends back all that it does not touch' {
        $before = Get-CbSensorGroup Servers
        $after = $before | Set-CbSensorGroup -AlertCriticality 5 -StoreFileQuotaBytes 2GB -PassThru
        $after.AlertCriticality, $after.StoreFileQuotaBytes | Should -Be 5, 2GB
        $differences = $before.PSObject.Properties.Name | Where-Object { "$($before.$_)" -ne "$($after.$_)" }
        $differences | Should -Be AlertCriticality, StoreFileQuotaBytes
        $after.AdditionalFields.GetRawJson('extended_settings') | Should -BeExactly $before.AdditionalFields.GetRawJson('extended_settings')
        (Get-Change).body | Should -BeLike '*"weight":*0.50*'
        $after.IsolationExclusions[0].Id | Should -Be $before.IsolationExclusions[0].Id
    }

    It 'leaves alone what is so already, and says so' {
        $run = Invoke-TestScript { Set-CbSensorGroup Servers -AlertCriticality 4 -FilterKnownDlls $false -PassThru -Verbose }
        $run.Output.Name | Should -Be Servers
        $run.Verbose | Should -Contain "The sensor group 'Servers' is so already."
        Get-Change | Should -BeNullOrEmpty
    }

    It 'changes many groups by pattern, each once' {
        (Set-CbSensorGroup *, Servers -IsBanningEnabled $false -PassThru).IsBanningEnabled | Should -Be $false, $false, $false, $false
        (Get-Change).method | Should -Be PUT, PUT, PUT, PUT
    }

    It 'shows in the prompt what would be set, and on how many sensors' {
        $said = Invoke-TestHost @"
Import-Module '$(Get-TestModulePath)'
Connect-CbServer $($server.url) -Token (ConvertTo-SecureString $($server.adminToken) -AsPlainText -Force) -CertificateAuthority '$($server.caFile)'
Set-CbSensorGroup Servers -AlertCriticality 5 -CollectsNetConns `$true -WindowsSensorVersion 007.003 -WhatIf
"@
        $said.Output | Should -BeLike "*""Set alert_criticality = 5, sensor_version_windows = ""007.003"""" on target ""Sensor group 'Servers' (3) with 3 sensors, on *"
        Get-Change | Should -BeNullOrEmpty
    }

    It 'renames one group, and not to a name that is there' {
        Set-CbSensorGroup Servers -NewName Server
        (Get-CbSensorGroup -Id 3).Name | Should -Be Server
        $failure = Get-TestError { Set-CbSensorGroup -Id 4 -NewName server }
        $failure.Id, $failure.Target | Should -Be CbConflict, server
        $run = Invoke-TestScript { Set-CbSensorGroup 'D*' -NewName Same }
        $run.Errors | Should -HaveCount 1
        (Get-CbSensorGroup Same).Id | Should -Be 1
        Set-CbSensorGroup Same -NewName SAME -PassThru | ForEach-Object Name | Should -BeExactly SAME
    }

    It 'empties lists' {
        (Set-CbSensorGroup Servers -IsolationExclusion @() -EventExclusion @() -PassThru).IsolationExclusions | Should -BeNullOrEmpty
        (Get-CbSensorGroup Servers).EventExclusions | Should -BeNullOrEmpty
    }

    It 'reports a success that nothing shows as a failure' {
        Add-TestFault /api/v3/group/3 @{ kind = 'body'; body = '{"result": "success"}'; contentType = 'application/json' } -Skip 2 -Count 1
        $failure = Get-TestError { Set-CbSensorGroup Servers -AlertCriticality 5 }
        $failure.Id, $failure.Target | Should -Be CbUnexpectedResponse, Servers
        $failure.Text | Should -BeLike "*'alert_criticality' is 4 and not 5, although the server reported success*"
        Clear-TestFault
    }

    It 'needs something to change, and a group' {
        $failure = Get-TestError { Set-CbSensorGroup Servers }
        $failure.Id, $failure.Ends | Should -Be CbInvalidArgument, $true
        (Get-TestError { Set-CbSensorGroup nobody -MaxLicenses 1 }).Id | Should -Be CbObjectNotFound
    }

    It 'acts on the server of the group, and refuses another' {
        $group = Get-CbSensorGroup Servers
        $other = Start-TestServer
        $null = Connect-CbServer $other.url -Credential (Get-TestCredential $other) -CertificateAuthority $other.caFile -Name us -PassThru
        ($group | Set-CbSensorGroup -MaxLicenses 7 -PassThru).Server | Should -Be ([uri]$server.url).Authority
        $failure = Get-TestError { $group | Set-CbSensorGroup -MaxLicenses 8 -Session us }
        $failure.Id, $failure.Ends | Should -Be CbInvalidArgument, $false
        $failure.Text | Should -BeLike "*is of $(([uri]$server.url).Authority)*"
        (Get-CbSensorGroup Servers -Session us).MaxLicenses | Should -Be -1
        Disconnect-CbServer us
        Stop-TestServer $other
        Connect-TestServer -With @{ Name = 'eu' }
    }
}

Describe 'Remove-CbSensorGroup' {
    BeforeEach {
        Initialize-Server
        Clear-TestRequest
    }

    It 'deletes an empty group' {
        New-CbSensorGroup Lab | Remove-CbSensorGroup | Should -BeNullOrEmpty
        (Get-TestError { Get-CbSensorGroup Lab }).Id | Should -Be CbObjectNotFound
    }

    It 'refuses the default group, forced or not, and groups with sensors' {
        $run = Invoke-TestScript { Remove-CbSensorGroup 'Default Group', Servers, nobody }
        $run.Errors | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be CbConflict, CbConflict, CbObjectNotFound
        "$($run.Errors[0])" | Should -BeLike '*default group*'
        "$($run.Errors[1])" | Should -BeLike "*'Servers' has 3 sensors*"
        (Get-TestError { Remove-CbSensorGroup -Id 1 -Force }).Id | Should -Be CbConflict
        Get-Change | Should -BeNullOrEmpty
    }

    It 'counts anew: an object may be old' {
        $lab = New-CbSensorGroup Lab
        $stale = $lab.PSObject.Copy()
        $stale | Remove-CbSensorGroup
        (Get-TestError { $stale | Remove-CbSensorGroup }).Id | Should -Be CbObjectNotFound
    }

    It 'deletes a group with sensors on demand' {
        Remove-CbSensorGroup Servers -Force
        (Get-CbSensorGroup -Id 1).HostCount | Should -Be 6
        (Get-TestError { Get-CbSensorGroup -Id 3 }).Id | Should -Be CbObjectNotFound
    }

    It 'deletes nothing with -WhatIf' {
        Remove-CbSensorGroup Servers -Force -WhatIf
        Get-Change | Should -BeNullOrEmpty
    }

    It 'does not believe a success of which nothing shows' {
        $null = New-CbSensorGroup Lab
        Add-TestFault /api/v3/group/5 @{ kind = 'body'; body = '{"result": "success"}'; contentType = 'application/json' } -Skip 1 -Count 1
        (Get-TestError { Remove-CbSensorGroup Lab }).Text | Should -BeLike '*still has the sensor group 5*'
        Clear-TestFault
    }
}

Describe 'Save-CbSensorInstaller' {
    BeforeAll { Initialize-Server }

    BeforeEach {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
    }

    It 'saves the installers of many groups, complete' {
        $files = Get-CbSensorGroup Servers, Arb* | Save-CbSensorInstaller -Type WindowsMsi, WindowsExe, MacOS, Linux -Path $folder -PassThru
        $files.Name | Sort-Object | Should -Be (@(
                foreach ($group in '2-Arbeitsplätze_München', '3-Servers') {
                    "sensor-$group-WindowsMsi.zip", "sensor-$group-WindowsExe.zip", "sensor-$group-MacOS.zip", "sensor-$group-Linux.tar.gz"
                }) | Sort-Object)
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        $zip = [IO.Compression.ZipFile]::OpenRead((Join-Path $folder sensor-3-Servers-WindowsMsi.zip))
        $zip.Entries.Name | Should -Be cbsetup.msi, sensorsettings.ini
        $zip.Entries[0].Length | Should -Be 300000
        $zip.Dispose()
        Get-ChildItem $folder -Filter *.partial | Should -BeNullOrEmpty
    }

    It 'takes names and numbers, and one file of a given name' {
        Save-CbSensorInstaller Servers -Type Linux "$folder/sensor.tgz" | Should -BeNullOrEmpty
        [IO.File]::ReadAllBytes("$folder/sensor.tgz")[0..1] | Should -Be 0x1F, 0x8B
        (Save-CbSensorInstaller 3 -Type MacOS -LiteralPath $folder -PassThru).Name | Should -Be sensor-3-Servers-MacOS.zip
        $failure = Get-TestError { Save-CbSensorInstaller Servers, 'Domain Controllers' -Type Linux "$folder/other.tgz" }
        $failure.Id, $failure.Target | Should -Be CbConflict, 'Domain Controllers'
    }

    It 'overwrites only what it is told to, and goes on' {
        Set-Content "$folder/sensor-3-Servers-Linux.tar.gz" mine
        $run = Invoke-TestScript { Save-CbSensorInstaller Servers, nobody, 'Domain Controllers' -Type Linux $folder -PassThru }
        $run.Output.Name | Should -Be sensor-4-Domain_Controllers-Linux.tar.gz
        $run.Errors.TargetObject | Should -Be Servers, nobody
        Get-Content "$folder/sensor-3-Servers-Linux.tar.gz" | Should -Be mine
        (Save-CbSensorInstaller Servers -Type Linux $folder -Force -PassThru).Length | Should -BeGreaterThan 1000
    }

    It 'keeps nothing of what is cut short, or no installer' -ForEach @(
        @{ Fault = @{ kind = 'truncate'; bytes = 5000 } }
        @{ Fault = @{ kind = 'body'; body = 'no such installer'; contentType = 'application/zip' } }
        @{ Fault = @{ kind = 'body'; body = '<html>log in</html>'; contentType = 'text/html' } }
        @{ Fault = @{ kind = 'body'; body = ''; contentType = 'application/zip' } }
        @{ Fault = @{ kind = 'status'; status = 404 } }
    ) {
        Add-TestFault /api/v1/group/3/installer/windows/exe $Fault
        $failure = Get-TestError { Save-CbSensorInstaller Servers -Type WindowsExe $folder }
        $failure.Id | Should -Match '^Cb(UnexpectedResponse|ObjectNotFound|ConnectionFailed)$'
        Get-ChildItem $folder | Should -BeNullOrEmpty
        Clear-TestFault
    }

    It 'writes no name that leaves the folder' {
        $null = New-CbSensorGroup '..\..\evil/../x: y'
        $file = Get-CbSensorGroup '..\..\evil*' | Save-CbSensorInstaller -Type Linux -Path $folder -PassThru
        $file.DirectoryName | Should -Be $folder
        $file.Name | Should -BeLike 'sensor-*-Linux.tar.gz'
        Initialize-Server
    }

    It 'saves nothing with -WhatIf' {
        Get-CbSensorGroup | Save-CbSensorInstaller -Type Linux -Path $folder -WhatIf
        Get-ChildItem $folder | Should -BeNullOrEmpty
    }
}

Describe 'Sites' {
    BeforeEach {
        Initialize-Server
        Clear-TestRequest
    }

    It 'are listed and found' {
        (Get-CbSite).Name | Should -Be 'Default Site', Wien
        (Get-CbSite -Id 2).Name | Should -Be Wien
        'w*', 'nobody' | Get-CbSite -ErrorAction SilentlyContinue -ErrorVariable missing | ForEach-Object Id | Should -Be 2
        $missing.TargetObject | Should -Be nobody
        (Get-CbSite | Out-String) | Should -Match '(?m)^    2 Wien'
    }

    It 'are made, renamed and deleted' {
        $run = Invoke-TestScript { 'Graz', 'wien', 'Graz', 'Linz' | New-CbSite }
        $run.Output.Name | Should -Be Graz, Linz
        $run.Errors.TargetObject | Should -Be wien, Graz
        "$($run.Errors[0])" | Should -BeLike "*'Wien' already: its Id is 2*"
        (Set-CbSite Graz -NewName 'Graz Süd' -PassThru).Name | Should -Be 'Graz Süd'
        (Get-TestError { Set-CbSite Linz -NewName wien }).Id | Should -Be CbConflict
        Get-CbSite Linz, Graz* | Remove-CbSite
        (Get-CbSite).Id | Should -Be 1, 2
    }

    It 'are not deleted while groups need them' {
        (Get-TestError { Remove-CbSite Wien }).Text | Should -BeLike "*'Wien' has 2 sensor groups: Servers, Domain Controllers*"
        (Get-TestError { Remove-CbSite 'Default Site' -Force }).Text | Should -BeLike '*default site*'
        Get-Change | Should -BeNullOrEmpty
        (Get-TestError { Remove-CbSite Wien -Force }).Text | Should -BeLike '*Site Wien has sensor groups*'
        Get-CbSite Wien | Get-CbSensorGroup | Set-CbSensorGroup -SiteId 1
        Remove-CbSite Wien
        (Get-CbSite).Id | Should -Be 1
    }

    It 'change nothing with -WhatIf' {
        New-CbSite x -WhatIf
        Set-CbSite Wien -NewName x -WhatIf
        Remove-CbSite Wien -Force -WhatIf
        Get-Change | Should -BeNullOrEmpty
    }

    It 'have throttle rules' {
        Get-CbThrottleRule | Should -HaveCount 6
        $rule = Get-CbSite Wien | Get-CbThrottleRule | Select-Object -First 1
        $rule.SiteId, $rule.From, $rule.To, $rule.BytesPerSecond | Should -Be 2, 8, 17, 262144
        (Get-CbThrottleRule -Id 1).SiteId | Should -Be 1
        (Get-TestError { Get-CbThrottleRule -Id 99 }).Target | Should -Be 99
        (Get-CbThrottleRule | Out-String) | Should -Match '(?m)^    2      2         0     8    17 262144'
    }
}

Describe 'What sensors did' {
    BeforeAll { Initialize-Server }

    It 'is read by number and from sensors, each once' {
        $queue = 7, 7, 8 | Get-CbSensorActivity -Kind Queue
        $queue | Should -HaveCount 10
        $queue[2].SensorId, $queue[2].EventLogBytes, $queue[2].StoreFileCount | Should -Be 7, 131072, 1
        $queue[2].Timestamp.Kind | Should -Be Utc
        $sensor = (Get-CbProcess process_name:net.exe -First 1).Sensor
        $records = $sensor | Get-CbSensorActivity -Kind CheckIn
        $records[0].SensorId, $records[0].Kind | Should -Be $sensor.Id, CheckIn
        $records[0].Description | Should -BeLike 'address=10.20.*; bytes_sent=4096'
        $records[0].AdditionalFields['bytes_sent'] | Should -Be 4096
        (Get-CbSensorActivity 7 -Kind Resource)[0].AdditionalFields['handle_count'] | Should -Be 407
    }

    It 'has an error for each sensor that is not there' {
        $run = Invoke-TestScript { 99, 7 | Get-CbSensorActivity -Kind Queue }
        $run.Output | Should -HaveCount 5
        $run.Errors.TargetObject | Should -Be 99
    }

    It 'is counted for the whole server' {
        $statistics = Get-CbSensorStatistics
        $statistics.SensorCount, $statistics.ActiveSensorCount, $statistics.QueuedEventLogBytes | Should -Be 12, 11, 0
    }

    It 'shows tables' {
        (Get-CbSensorActivity 7 -Kind Queue | Out-String) | Should -Match 'SensorId Time \(UTC\)\s+Events\s+EventBytes  Files FileBytes'
        (Get-CbSensorActivity 7 -Kind CheckIn | Out-String) | Should -Match '(?m)^       7 CheckIn  \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ address='
        (Get-CbSensorStatistics | Out-String) | Should -Match '(?m)^\s+12\s+11'
        (Get-CbSensorBuild | Out-String) | Should -Match '(?m)^windows  007\.003\.000\.18196'
    }

    It 'lists builds by system' {
        Get-CbSensorBuild | Should -HaveCount 4
        (Get-CbSensorBuild linux, osx).OSType | Should -Be linux, osx
    }
}

Describe 'Server <Version>' -ForEach @{ Version = '5.2' }, @{ Version = '6.2' }, @{ Version = '7.1' } {
    It 'has groups, sites, installers and histories' {
        $old = Start-TestServer -ArgumentList "--server-version $Version"
        $null = Connect-CbServer $old.url -Credential (Get-TestCredential $old) -CertificateAuthority $old.caFile -Name old -PassThru
        $site = New-CbSite Graz -Session old
        $group = New-CbSensorGroup Lab -SiteId $site.Id -Session old
        ($group | Set-CbSensorGroup -CollectsNetConns $false -PassThru).CollectsNetConns | Should -BeFalse
        (Save-CbSensorInstaller Lab -Type Linux $TestDrive -Force -PassThru -Session old).Length | Should -BeGreaterThan 1000
        $group | Remove-CbSensorGroup
        $site | Remove-CbSite
        Get-CbSensorActivity 7 -Kind Queue -Session old | Should -HaveCount 5
        Get-CbSensorBuild -Session old | Should -HaveCount 4
        (Get-TestError { Set-CbSensorGroup Servers -CollectsAmsi $true -Session old }).Id | Should -Be CbNotSupported
        if ($Version -eq '5.2') {
            (Get-TestError { Get-CbSensorBuild windows -Session old }).Id | Should -Be CbNotSupported
        }

        Disconnect-CbServer old
        Stop-TestServer $old
        Connect-TestServer -With @{ Name = 'eu' }
    }
}
