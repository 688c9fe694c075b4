BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }

    # The loader of the story: every kind of event that Windows has.
    $loader = Get-CbProcess 'process_name:powershell.exe cmdline:enc' -GroupBy id -First 1

    function Show {
        @($input | Out-String -Stream -Width 120 | Where-Object { $_.Trim() })
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'Get-CbProcessEvent' {
    BeforeEach {
        Clear-TestRequest
    }

    It 'reads the document of a process from the pipeline, and all of it on request' {
        $document = @($loader | Get-CbProcessEvent)
        $whole = @($loader | Get-CbProcessEvent -Segment All)
        $whole.Count | Should -BeGreaterThan $document.Count
        $document.SegmentId | Sort-Object -Unique | Should -Be $loader.SegmentId
        $whole.SegmentId | Sort-Object -Unique | Should -Be 0
        @(Get-TestRequest '*/event').path | Should -Be "/api/v4/process/$($loader.Id)/$($loader.SegmentId)/event", "/api/v4/process/$($loader.Id)/0/event"
    }

    It 'gives every kind its class and every property its type' {
        $all = @($loader.Id | Get-CbProcessEvent)
        foreach ($kind in 'FileMod', 'NetConn', 'ModLoad', 'ChildProc', 'CrossProc', 'ProcessBlock', 'ScriptLoad') {
            $one = @($all | Where-Object Type -EQ $kind)[0]
            $one.GetType().FullName | Should -Be "CbResponse.${kind}Event"
            $one.Timestamp.Kind | Should -Be 'Utc'
            $one.ProcessId | Should -Be $loader.Id
            $one.Raw | Should -BeNullOrEmpty
            $one.Description | Should -Not -BeNullOrEmpty
        }

        $connection = @($all | Where-Object Type -EQ NetConn)[0]
        $connection.RemoteIP | Should -BeOfType System.Net.IPAddress
        "$($connection.RemoteIP):$($connection.RemotePort) $($connection.Protocol) $($connection.Direction) $($connection.Domain)" |
            Should -Be '203.0.113.66:443 Tcp Outbound cdn-telemetry-update.example'
        @($all | Where-Object { $_.Type -eq 'FileMod' -and $_.Operation -eq 'LastWrite' })[0].Sha256 | Should -Match '^[0-9a-f]{64}$'
    }

    It 'keeps the order of the server, and merges the kinds by time on request' {
        $served = @($loader | Get-CbProcessEvent -Segment All)
        @($served.Type | Group-Object -NoElement).Count | Should -Be @($served | ForEach-Object { $last = '' } { if ($_.Type -ne $last) { $last = $_.Type; $last } }).Count
        $sorted = @($loader | Get-CbProcessEvent -Segment All -SortByTime)
        $sorted.Count | Should -Be $served.Count
        $sorted.Timestamp | Should -Be ($served.Timestamp | Sort-Object)
    }

    It 'brings only the kinds, the times and the number that are asked for' {
        $all = @($loader | Get-CbProcessEvent -Segment All)
        @($loader | Get-CbProcessEvent -Segment All -Type NetConn, ModLoad).Count | Should -Be @($all | Where-Object Type -In NetConn, ModLoad).Count
        $middle = ($all.Timestamp | Sort-Object)[20]
        @($loader | Get-CbProcessEvent -Segment All -After $middle).Count | Should -Be @($all | Where-Object Timestamp -GE $middle).Count
        @($loader | Get-CbProcessEvent -Segment All -Before $middle).Count | Should -Be @($all | Where-Object Timestamp -LE $middle).Count
        @($loader | Get-CbProcessEvent -Segment All -First 7).Description | Should -Be $all[0..6].Description
    }

    It 'binds whatever names a process and a segment' {
        $row = [pscustomobject]@{ ProcessId = $loader.Id; SegmentId = $loader.SegmentId }
        @($row | Get-CbProcessEvent).Count | Should -Be @($loader | Get-CbProcessEvent).Count
        @($loader.UniqueId | Get-CbProcessEvent).Count | Should -Be @($loader | Get-CbProcessEvent).Count
        @($loader | Get-CbProcessEvent -First 1 | Get-CbProcess).Id | Should -Be $loader.Id
    }

    It 'reads pages sorted by time in the fifth form' {
        $fourth = @($loader | Get-CbProcessEvent -Segment All -SortByTime)
        $fifth = @($loader | Get-CbProcessEvent -Segment All -ApiVersion 5)
        ($fifth | Sort-Object Timestamp, Description).Description | Should -Be ($fourth | Sort-Object Timestamp, Description).Description
    }

    It 'has one outcome for each input' {
        $result = Invoke-TestScript { 'nothing', '00000007-0000-1234-01da-6ec35ac2a480', $loader.Id | Get-CbProcessEvent -First 1 }
        $result.Output | Should -HaveCount 1
        $result.Errors.FullyQualifiedErrorId | Should -Be 'CbInvalidId,CbResponse.PowerShell.GetCbProcessEvent', 'CbObjectNotFound,CbResponse.PowerShell.GetCbProcessEvent'
        $result.Errors.TargetObject | Should -Be 'nothing', '00000007-0000-1234-01da-6ec35ac2a480'
    }

    It 'does not take the segment of another process' {
        $result = Invoke-TestScript { Get-CbProcessEvent $loader.Id -SegmentId 5 }
        $result.Output | Should -BeNullOrEmpty
        $result.Errors.FullyQualifiedErrorId | Should -Be 'CbObjectNotFound,CbResponse.PowerShell.GetCbProcessEvent'
        (Get-TestError { Get-CbProcessEvent $loader.UniqueId -SegmentId 5 }).Id | Should -Be 'CbInvalidId'
    }

    It 'refuses times between which nothing lies' {
        (Get-TestError { $loader | Get-CbProcessEvent -After 1h -Before 2h }).Id | Should -Be 'CbInvalidArgument'
    }

    It 'acts on the server of the input' {
        $other = Start-TestServer -ArgumentList '--server-version', '6.2'
        Connect-TestServer $other -With @{ Name = 'us' }
        try {
            ($loader | Get-CbProcessEvent -First 1).Server | Should -Be ([uri] $server.url).Authority
            @(Get-TestRequest '*/event' -Server $other) | Should -BeNullOrEmpty
        }
        finally {
            Disconnect-CbServer us
            Stop-TestServer $other
            $null = Connect-TestServer -With @{ Name = 'eu2' }
        }
    }
}

Describe 'Events of a server that fails' {
    AfterEach {
        Clear-TestFault
    }

    It 'that are partial are warned of, with counts' {
        $whole = @($loader | Get-CbProcessEvent -Segment All)
        Add-TestFault */event @{ kind = 'partial' }
        $result = Invoke-TestScript { $loader | Get-CbProcessEvent -Segment All }
        $result.Output.Count | Should -Be ([Math]::Floor($whole.Count / 2))
        $result.Warnings | Should -BeLike "*only a part of the events*$($result.Output.Count) came, the process has $($whole.Count)*"
    }

    It 'that are cut come out, and an error says how many they are' {
        Add-TestFault */event @{ kind = 'truncate'; bytes = 3000 }
        $result = Invoke-TestScript { $loader | Get-CbProcessEvent -Segment All }
        $result.Output.Count | Should -BeGreaterThan 0
        $result.Errors | Should -HaveCount 1
        "$($result.Errors)" | Should -BeLike "* $($result.Output.Count) events came out before."
    }

    It 'that are odd keep their text and are counted once' {
        $body = @{ process = @{ modload_complete = @('x', 'y|z'); hologram_complete = @('new') } } | ConvertTo-Json -Depth 4
        Add-TestFault */event @{ kind = 'body'; body = $body; contentType = 'application/json' }
        $result = Invoke-TestScript { $loader | Get-CbProcessEvent }
        $result.Output.Raw | Sort-Object | Should -Be 'new', 'x', 'y|z'
        $result.Warnings | Should -HaveCount 1
        $result.Warnings | Should -BeLike '2 events of process*'
    }

    It 'end at once when the pipeline stops' {
        Add-TestFault */event @{ kind = 'stall'; bytes = 3000 }
        @($loader | Get-CbProcessEvent -Segment All | Select-Object -First 2) | Should -HaveCount 2
    }
}

Describe 'Views of events' {
    It 'show kinds together with a description' {
        $lines = $loader | Get-CbProcessEvent -Segment All -Type ModLoad, NetConn -SortByTime | Show
        $lines[0] | Should -Match '^Time +Type +Description'
        @($lines | Where-Object { $_ -match '^Time' }) | Should -HaveCount 1
        @($lines | Where-Object { $_ -match ' NetConn +Tcp 10\.20\.1\.11:\d+ -> 203\.0\.113\.66:443' }).Count | Should -BeGreaterThan 0
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 120 }
    }

    It 'show one kind with columns of its own: <Kind>' -ForEach @(
        @{ Kind = 'FileMod'; Head = '^Time +Operation +FileType +Md5 +Path' }
        @{ Kind = 'NetConn'; Head = '^Time +Direction Protocol LocalPort RemoteIP +RemotePort Domain' }
        @{ Kind = 'ModLoad'; Head = '^Time +Md5 +Path' }
        @{ Kind = 'ChildProc'; Head = '^Time +IsStart +Pid Path +CommandLine' }
        @{ Kind = 'CrossProc'; Head = '^Time +Kind +IsTarget OtherPath +ProcessAccess' }
        @{ Kind = 'ProcessBlock'; Head = '^Time +Result +UserName +Path' }
        @{ Kind = 'ScriptLoad'; Head = '^Time +Code Script' }
    ) {
        $lines = $loader | Get-CbProcessEvent -Segment All -Type $Kind | Show
        $lines[0] | Should -Match $Head
        @($lines | Where-Object { $_ -match '^Time' }) | Should -HaveCount 1
    }
}

Describe 'Events of a server of version <Version>' -ForEach @(
    @{ Version = '5.2'; Form = 3 }
    @{ Version = '6.2'; Form = 4 }
    @{ Version = '7.1'; Form = 4 }
    @{ Version = '7.6'; Form = 4 }
) {
    BeforeAll {
        $one = Start-TestServer -ArgumentList '--server-version', $Version, '--scenario', 'fleet', '--sensors', '2', '--processes', '8', '--events', '25000'
        Connect-TestServer $one -With @{ Name = $Version }
        $process = Get-CbProcess -Session $Version -Sort 'start asc' -First 1
    }

    AfterAll {
        Disconnect-CbServer $Version
        Stop-TestServer $one
    }

    It 'are read whole, whatever the form' {
        $events = @($process | Get-CbProcessEvent -Segment All)
        $events | Should -HaveCount 25000
        @($events | Where-Object { $_.Raw -or -not $_.Timestamp }) | Should -BeNullOrEmpty
        $paths = @(Get-TestRequest '*/event' -Server $one).path
        $segments = if ($Version -eq '5.2') { 1, 2, 3 } else { , 0 }
        $paths | Should -Be @($segments | ForEach-Object { "/api/v$Form/process/$($process.Id)/$_/event" })
    }

    It 'are the same in every form that the server has, and a missing one gives way' {
        $counts = foreach ($form in 1..5) { @($process | Get-CbProcessEvent -Segment All -ApiVersion $form).Count }
        $counts | Should -Be (@(25000) * 5)
        $said = ($process | Get-CbProcessEvent -Segment All -ApiVersion 5 -First 1 -Verbose *>&1) | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        @($said | Where-Object { $_.Message -match '/api/v5/.*: 200' }).Count | Should -Be $(if ([version] $Version -ge '7.0') { 1 } else { 0 })
    }
}
