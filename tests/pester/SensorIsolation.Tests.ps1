BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    $session = Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0; PassThru = $true }
    $ConfirmPreference = 'None'

    function Initialize-Server {
        $null = Invoke-TestControl reset -Method POST
    }

    function Get-Change($Server = $server) { @(Get-TestRequest /api/v1/sensor/* -Server $Server | Where-Object method -EQ PUT) }

    function Move-Clock([int] $Seconds, $Server = $server) {
        $null = Invoke-TestControl clock -Method POST -Body @{ advanceSeconds = $Seconds } -Server $Server
    }

    # Runs a script that waits, and once it has asked for the sensors again does something and lets it end.
    function Invoke-Waiting([string] $Script, [scriptblock] $Meanwhile, [int] $After) {
        $pipeline = Start-TestPipeline -Script "`$ConfirmPreference = 'None'; $Script" -Variable @{ session = $session }
        Wait-TestCondition -For 'the requests' -Until { (Get-Change).Count -ge $After -and -not (Get-Change | Where-Object { -not $_.over }) }
        & $Meanwhile
        Wait-TestCondition -For 'the pipeline to end' -Until { $pipeline.Handle.IsCompleted }
        $pipeline
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'Set-CbSensorIsolation' {
    BeforeEach {
        Clear-TestFault
        Initialize-Server
        Clear-TestRequest
    }

    It 'isolates a sensor and waits for it, as the worked example does' {
        $pipeline = Invoke-Waiting -After 1 -Meanwhile { Move-Clock 31 } -Script @'
            $sensor = Get-CbSensor -Session $session FIN-WS-01
            $sensor | Set-CbSensorIsolation -State Isolated -Wait -PassThru -WarningAction Ignore
'@
        $pipeline.Shell.Streams.Error | Should -BeNullOrEmpty
        "$($pipeline.Output[0].IsolationState)" | Should -Be Isolated
        (Get-Change).body | Should -Be '{"network_isolation_enabled":true,"group_id":2,"event_log_flush_time":null}'
        $pipeline.Shell.Dispose()

        $pipeline = Invoke-Waiting -After 2 -Meanwhile { Move-Clock 31 } -Script 'Set-CbSensorIsolation -Session $session FIN-WS-01 -State Released -Wait -PassThru'
        "$($pipeline.Output[0].IsolationState)" | Should -Be NotIsolated
        $pipeline.Shell.Dispose()
    }

    It 'shows each of the four states' {
        "$((Get-CbSensor -Id 1).IsolationState)" | Should -Be NotIsolated
        "$((Set-CbSensorIsolation -Id 1 -State Isolated -PassThru).IsolationState)" | Should -Be IsolationPending
        Move-Clock 31
        "$((Get-CbSensor -Id 1).IsolationState)" | Should -Be Isolated
        "$((Set-CbSensorIsolation -Id 1 -State Released -PassThru).IsolationState)" | Should -Be ReleasePending
        Move-Clock 31
        "$((Get-CbSensor -Id 1).IsolationState)" | Should -Be NotIsolated
    }

    It 'sets the state that is wanted, and never the opposite of what there is' {
        Set-CbSensorIsolation -Id 1 -State Isolated
        $run = Invoke-TestScript { Set-CbSensorIsolation -Id 1 -State Isolated -Verbose -PassThru }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Id | Should -Be 1
        ($run.Verbose -match 'is so already').Count | Should -Be 1
        Set-CbSensorIsolation -Id 2 -State Released
        (Get-Change).Count | Should -Be 1
        "$((Get-CbSensor -Id 1).IsolationState)" | Should -BeIn IsolationPending, Isolated -Because 'its sensor may check in meanwhile'
        "$((Get-CbSensor -Id 2).IsolationState)" | Should -Be NotIsolated
    }

    It 'asks, naming host, number, group and server' {
        $said = Invoke-TestHost @"
Import-Module '$(Get-TestModulePath)'
Connect-CbServer $($server.url) -Token (ConvertTo-SecureString $($server.adminToken) -AsPlainText -Force) -CertificateAuthority '$($server.caFile)' -WarningAction Ignore
Set-CbSensorIsolation sql01 -State Isolated -WhatIf
Set-CbSensorIsolation -Id 8 -State Isolated
"@
        $said.Output | Should -BeLike "*""Isolate from the network"" on target ""SQL01 (sensor 8, group 'Servers'), on $(([uri] $server.url).Authority)""*"
        $said.Error | Should -Match 'NonInteractive|non-interactive|confirm' -Because 'the second asks, and nobody answers'
        Get-Change | Should -BeNullOrEmpty
    }

    It 'changes nothing with -WhatIf, and waits for nothing' {
        Set-CbSensorIsolation -Id 1, 2 -State Isolated -WhatIf -Wait
        Get-Change | Should -BeNullOrEmpty
    }

    It 'takes sensors, processes, numbers and names' {
        Get-CbSensor -Id 1 | Set-CbSensorIsolation -State Isolated
        Get-CbProcess -HostName sql01 -First 3 | Set-CbSensorIsolation -State Isolated
        Get-CbAlert -Type *binary | Set-CbSensorIsolation -State Isolated
        5 | Set-CbSensorIsolation -State Isolated
        'fin-ws-02' | Set-CbSensorIsolation -State Isolated
        'HostName,Why', 'dc01,test' | ConvertFrom-Csv | Set-CbSensorIsolation -State Isolated
        (Get-CbSensor -Isolated).Id | Sort-Object | Should -Be 1, 2, 5, 8, 9
        (Get-Change).Count | Should -Be 5
    }

    It 'has one outcome for each input' {
        $run = Invoke-TestScript { 'fin-ws-01', 'nobody', 'FIN-WS-01', 'dc*', 'web01', 'fin-ws-02' | Set-CbSensorIsolation -State Isolated -PassThru }
        $run.Output.Id | Sort-Object | Should -Be 1, 2
        ($run.Errors | ForEach-Object { "$($_.FullyQualifiedErrorId -replace ',.*') $($_.TargetObject)" }) | Sort-Object | Should -Be 'CbInvalidId dc*', 'CbNotSupported web01', 'CbObjectNotFound nobody'
        (Get-Change).Count | Should -Be 2
        (Get-TestError { Set-CbSensorIsolation -Id 99 -State Isolated }).Target | Should -Be 99
        (Get-TestError { Get-CbBannedHash | Select-Object -First 1 | Set-CbSensorIsolation -State Isolated }).Id | Should -Be CbInvalidArgument
    }

    It 'does nothing when the list before it breaks off' {
        { & { 1; throw 'broken' } | Set-CbSensorIsolation -State Isolated } | Should -Throw broken
        Get-Change | Should -BeNullOrEmpty
    }

    It 'warns of hosts that do not report, and of sensors that forget through a restart' {
        $null = Invoke-TestControl sensors/2 -Method POST -Body @{ build = '007.004.001.18196' }
        $null = Invoke-TestControl sensors/6 -Method POST -Body @{ build = '007.005.000.18196' }
        $run = Invoke-TestScript { Set-CbSensorIsolation -Id 1, 2, 4, 6 -State Isolated }
        $run.Warnings | Should -HaveCount 2
        $run.Warnings[0] | Should -BeLike 'DEV-WS-12 (6) does not report at present. The server keeps the request until it does.'
        $run.Warnings[1] | Should -BeLike 'FIN-WS-01 (1), HR-WS-07 (4) have sensors older than 7.4.1*until their sensors check in.'
        (Invoke-TestScript { Set-CbSensorIsolation -Id 1 -State Released }).Warnings | Should -BeNullOrEmpty
    }

    It 'ends the wait with an error for each straggler, which names the next check-in' {
        $run = Invoke-TestScript { Set-CbSensorIsolation -Id 6 -State Isolated -Wait -TimeoutSec 1 -PassThru }
        $run.Output | Should -BeNullOrEmpty
        $failure = Format-TestError $run.Errors[0]
        $failure.Id | Should -Be CbWaitTimeout
        $failure.Category | Should -Be OperationTimeout
        $failure.Target.ComputerName | Should -Be DEV-WS-12
        $failure.Text | Should -Match 'has not confirmed that its host is isolated after 1 s\. It is Offline, checked in last at \S+ \S+, and was to check in next at \S+ \S+\. The request stands'
    }

    It 'waits for all together, and gives each its own outcome' {
        $pipeline = Invoke-Waiting -After 4 -Script 'Set-CbSensorIsolation -Session $session -Id 1, 2, 4, 6 -State Isolated -Wait -TimeoutSec 4 -PassThru -WarningAction Ignore' -Meanwhile {
            $null = Invoke-TestControl sensors/2 -Method POST -Body @{ vanished = $true }
            Set-CbSensorIsolation -Session $session -Id 4 -State Released
            $null = Invoke-TestControl sensors/1 -Method POST -Body @{ checkIn = $true }
        }
        $pipeline.Output.ComputerName | Should -Be FIN-WS-01
        $errors = $pipeline.Shell.Streams.Error | ForEach-Object { "$($_.FullyQualifiedErrorId -replace ',.*') $($_.TargetObject.ComputerName)" }
        $errors | Sort-Object | Should -Be 'CbConflict HR-WS-07', 'CbObjectNotFound FIN-WS-02', 'CbWaitTimeout DEV-WS-12'
        $pipeline.Shell.Streams.Error -match 'has vanished' | Should -HaveCount 1
        $bars = @($pipeline.Shell.Streams.Progress | ForEach-Object ActivityId | Sort-Object -Unique)
        $bars.Count | Should -Be 1
        "$($pipeline.Shell.Streams.Progress[-1].RecordType)" | Should -Be Completed
        $pipeline.Shell.Dispose()
    }

    It 'ends at once when it is stopped, and the requests stand' {
        $pipeline = Start-TestPipeline -Script '$ConfirmPreference = "None"; Set-CbSensorIsolation -Session $session -Id 6 -State Isolated -Wait' -Variable @{ session = $session }
        Wait-TestCondition -For 'the wait' -Until { @(Get-TestRequest /api/v1/sensor/6 | Where-Object { $_.method -EQ 'GET' -and $_.over }).Count -ge 4 }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $pipeline.Shell.Stop()
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
        "$($pipeline.Shell.InvocationStateInfo.State)" | Should -Be Stopped
        $pipeline.Shell.Streams.Error | Should -BeNullOrEmpty
        "$((Get-CbSensor -Id 6).IsolationState)" | Should -Be IsolationPending
        $pipeline.Shell.Dispose()
    }

    It 'says to the user who stops it that the requests stand' {
        # The host of a process of its own, since no stream takes a warning any more by then.
        $said = Invoke-TestHost @"
`$server = '$($server.url)', (ConvertTo-SecureString $($server.adminToken) -AsPlainText -Force), '$($server.caFile)'
`$state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
`$state.ImportPSModule('$(Get-TestModulePath)')
`$runspace = [runspacefactory]::CreateRunspace(`$Host, `$state)
`$runspace.Open()
`$shell = [powershell]::Create()
`$shell.Runspace = `$runspace
`$null = `$shell.AddScript({
    Connect-CbServer `$args[0] -Token `$args[1] -CertificateAuthority `$args[2]
    'connected'
    Set-CbSensorIsolation -Id 6 -State Isolated -Wait -Confirm:`$false
}).AddArgument(`$server[0]).AddArgument(`$server[1]).AddArgument(`$server[2])
`$out = [System.Management.Automation.PSDataCollection[psobject]]::new()
`$in = [System.Management.Automation.PSDataCollection[psobject]]::new()
`$null = `$shell.BeginInvoke(`$in, `$out)
Import-Module '$(Get-TestModulePath)'
Connect-CbServer `$server[0] -Token `$server[1] -CertificateAuthority `$server[2]
`$never = [Threading.ManualResetEvent]::new(`$false)
while (-not (Get-CbSensor -Id 6).IsIsolationRequested) { `$null = `$never.WaitOne(20) }
`$null = `$never.WaitOne(200)
`$shell.Stop()
'stopped'
"@
        $said.Output | Should -Match 'the requests stand|requests were sent and stand'
        $said.Lines[-1] | Should -Be stopped
    }
}

Describe 'Five hundred hosts from a file' {
    It 'are isolated, with a row for each' {
        $fleet = Start-TestServer -ArgumentList '--scenario fleet', '--processes 10', '--sensors 800'
        Connect-TestServer -Server $fleet -With @{ Name = 'fleet'; MaximumRetryCount = 0 }
        $file = Join-Path $TestDrive hosts.csv
        Get-CbSensor -Session fleet -OSType windows -Status Online | Select-Object -First 500 -Property ComputerName, Id | Export-Csv $file -NoTypeInformation
        $done = Import-Csv $file | Select-Object ComputerName | Set-CbSensorIsolation -Session fleet -State Isolated -PassThru -WarningAction SilentlyContinue -WarningVariable warned
        $done | Should -HaveCount 500
        $done.ComputerName | Sort-Object -Unique | Should -HaveCount 500
        $warned | Should -BeLike '*and 490 more hosts have sensors older than 7.4.1*'
        (Get-Change $fleet).Count | Should -Be 500
        Move-Clock 31 $fleet
        $again = Import-Csv $file | Select-Object Id | Set-CbSensorIsolation -Session fleet -State Isolated -Wait -PassThru
        $again | Should -HaveCount 500
        $again.IsolationState | Sort-Object -Unique | Should -Be Isolated
        (Get-Change $fleet).Count | Should -Be 500
        Disconnect-CbServer fleet
        Stop-TestServer $fleet
        Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
    }
}

Describe 'Two sensors of one name' {
    It 'are told apart, and none is chosen' {
        Initialize-Server
        $twins = @{ total_results = 2; results = @(@{ id = 1; computer_name = 'FIN-WS-01'; status = 'Offline'; group_id = 2 }, @{ id = 2; computer_name = 'FIN-WS-01'; status = 'Online'; group_id = 2 }) }
        Add-TestFault /api/v2/sensor @{ kind = 'body'; body = (ConvertTo-Json $twins -Depth 3); contentType = 'application/json' }
        Clear-TestRequest
        $failure = Get-TestError { Set-CbSensorIsolation fin-ws-01 -State Isolated }
        $failure.Id | Should -Be CbAmbiguousName
        $failure.Text | Should -BeLike '*2 sensors of a host*1 (Offline*2 (Online*-Id*'
        Get-Change | Should -BeNullOrEmpty
        @(Get-CbSensor fin-ws-01).Id | Should -Be 1, 2
        Clear-TestFault
    }
}

Describe 'Another server' {
    It 'is not where the sensor of an object is isolated' {
        Initialize-Server
        $other = Start-TestServer
        Connect-TestServer -Server $other -With @{ Name = 'us' }
        $sensor = Get-CbSensor -Session eu -Id 1
        (Get-TestError { $sensor | Set-CbSensorIsolation -Session us -State Isolated }).Id | Should -Be CbInvalidArgument
        $sensor | Set-CbSensorIsolation -State Isolated -WarningAction Ignore
        Get-Change $other | Should -BeNullOrEmpty
        "$((Get-CbSensor -Session eu -Id 1).IsolationState)" | Should -Be IsolationPending
        Disconnect-CbServer us
        Stop-TestServer $other
        Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
    }
}

Describe 'The vendor''s rules for changes on version <Version>' -ForEach @(@{ Version = '5.2' }, @{ Version = '6.2' }, @{ Version = '7.1' }, @{ Version = '7.6' }) {
    It 'are kept, and isolation goes all the way' {
        $own = Start-TestServer -ArgumentList "--server-version $Version --check-in 3600"
        Connect-TestServer -Server $own -With @{ Name = 'own'; MaximumRetryCount = 0 }
        (Set-CbSensorIsolation -Session own FIN-WS-01 -State Isolated -PassThru -WarningAction Ignore).IsIsolationRequested | Should -BeTrue
        Move-Clock 3601 $own
        "$((Get-CbSensor -Session own -Id 1).IsolationState)" | Should -Be Isolated
        Set-CbSensorIsolation -Session own -Id 1 -State Released -Wait -TimeoutSec 1 -ErrorAction SilentlyContinue -ErrorVariable late
        $late[0].FullyQualifiedErrorId | Should -BeLike 'CbWaitTimeout,*'
        Move-Clock 3601 $own
        "$((Get-CbSensor -Session own -Id 1).IsolationState)" | Should -Be NotIsolated
        $body = @(Get-Change $own)[0].body | ConvertFrom-Json
        if ($Version -eq '5.2') {
            $body.computer_name | Should -Be FIN-WS-01
        }
        else {
            ($body | Get-Member -MemberType NoteProperty).Name | Should -Be event_log_flush_time, group_id, network_isolation_enabled
        }

        $body.event_log_flush_time | Should -BeNullOrEmpty
        Disconnect-CbServer own
        Stop-TestServer $own
    }
}
