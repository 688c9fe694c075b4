BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu' }
    $ConfirmPreference = 'None'
    $first = '3f2b8c1e-0d4a-4e7b-9b61-aa0c5d1e2f01'

    function Get-Change { @(Get-TestRequest /api/v1/* | Where-Object { $_.method -eq 'POST' -and $_.path -match 'alert|threat_report' }) }

    function Initialize-Server {
        $null = Invoke-TestControl reset -Method POST
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'Get-CbAlert' {
    BeforeAll { Initialize-Server }

    It 'finds by filters' {
        Get-CbAlert | Should -HaveCount 7
        Get-CbAlert -Status Unresolved | Should -HaveCount 4
        Get-CbAlert -Status InProgress, FalsePositive | Should -HaveCount 2
        (Get-CbAlert -MinSeverity 80).Severity | Should -Be 81.45, 88.9
        Get-CbAlert -Type *binary -HostName fin* -AssignedTo helpdesk -FeedName ContosoIntel | Should -HaveCount 1
        Get-CbAlert -WatchlistName 'Tools for*' -CreatedAfter 1d -First 1 | Should -HaveCount 1
    }

    It 'takes sensors, watchlists and feeds' {
        Get-CbSensor fin-ws-01, sql01 | Get-CbAlert | ForEach-Object HostName | Sort-Object -Unique | Should -Be fin-ws-01, sql01
        (Get-CbWatchlist -Id 12, 30 | Get-CbAlert).Id | Should -Be $first
        (Get-CbFeed ContosoIntel | Get-CbAlert -Status Unresolved).FeedName | Should -Be (@('ContosoIntel') * 3)
        Get-CbAlert -Sensor (Get-CbSensor fin-ws-02) | Should -BeNullOrEmpty
    }

    It 'takes processes and binaries' {
        $alert = Get-CbAlert -Id $first
        ($alert | Get-CbProcess | Get-CbAlert).Id | Should -Contain $first
        $alert | Get-CbProcess | Get-CbAlert | ForEach-Object ProcessId | Sort-Object -Unique | Should -Be $alert.ProcessId
        $others = @(Get-CbAlert -HostName $alert.HostName | Where-Object ProcessId -NE $alert.ProcessId)
        $others.Count | Should -BeGreaterThan 0 -Because 'else nothing is left out'
        $alert | Get-CbProcess | Get-CbAlert -First 1 | Should -HaveCount 1
        ($alert | Get-CbBinary | Get-CbAlert).Md5 | Sort-Object -Unique | Should -Be $alert.Md5
        (Get-CbAlert -Md5 $alert.Md5).Id | Should -Contain $first
        (Get-CbAlert -InputProcess ($alert | Get-CbProcess) -Status FalsePositive) | Should -BeNullOrEmpty
    }

    It 'reads alerts again, and takes no process for one' {
        (Get-CbAlert -First 2 | Get-CbAlert).Id | Should -Be (Get-CbAlert -First 2).Id
        ([pscustomobject]@{ unique_id = $first; Name = 'x' } | Get-CbAlert).Id | Should -Be $first
        $process = Get-CbProcess -ProcessName net.exe -First 1
        (Get-TestError { $process | Set-CbAlertStatus Resolved }).Id | Should -Be InputObjectNotBound
    }

    It 'leads on' {
        $alert = Get-CbAlert -Id $first
        $alert.Process.Id | Should -Be $alert.ProcessId
        $alert.Binary.Md5 | Should -Be $alert.Md5
        $alert.Sensor.Id | Should -Be $alert.SensorId
        $alert.Feed | Should -BeNullOrEmpty
        (Get-CbAlert -FeedName ContosoIntel -First 1).Feed.Name | Should -Be ContosoIntel
        $alert.IocDetails.Highlights[0].Terms | Should -Be powershell.exe
        ($alert | Get-CbProcess).Id | Should -Be $alert.ProcessId
        ($alert | Get-CbBinary).Md5 | Should -Be $alert.Md5
        $alert | Get-CbProcessEvent -First 1 | Should -HaveCount 1
        ($alert | New-CbBannedHash -Reason test -WarningAction Ignore).Md5 | Should -Be $alert.Md5
        (Get-TestError { Get-CbAlert -Type *binary | Get-CbProcess }).Id | Should -Be CbInvalidArgument
        (Get-TestError { Get-CbAlert -Id nothing }).Id | Should -Be CbObjectNotFound
    }
}

Describe 'Set-CbAlertStatus' {
    BeforeEach { Initialize-Server }

    It 'changes what comes by pipeline in one request, and reads it back' {
        $closed = Get-CbAlert -Status Unresolved | Set-CbAlertStatus Resolved -AssignedTo admin -PassThru
        $closed | Should -HaveCount 4
        $closed.Status | Should -Not -Contain Unresolved
        $closed.AssignedTo | Select-Object -Unique | Should -Be admin
        Get-Change | Should -HaveCount 1
    }

    It 'refuses a query that finds too many, and changes what it finds otherwise' {
        $failure = Get-TestError { Set-CbAlertStatus Resolved -Query status:Unresolved -MaxCount 3 }
        $failure.Id | Should -Be CbTooMany
        $failure.Category | Should -Be LimitsExceeded
        Get-Change | Should -HaveCount 0
        Set-CbAlertStatus Resolved -Query status:Unresolved -PassThru | Should -HaveCount 4
        Get-CbAlert -Status Unresolved | Should -HaveCount 0
    }

    It 'does nothing with -WhatIf, and names the reports' {
        Get-CbAlert -Id $first | Set-CbAlertStatus Resolved -IgnoreReport -WhatIf
        Get-Change | Should -HaveCount 0
    }

    It 'silences reports when asked' {
        Get-CbAlert -MinSeverity 88 | Set-CbAlertStatus FalsePositive -IgnoreReport
        (Get-CbThreatReport -Id 1:contoso-2024-017).IsIgnored | Should -BeTrue
        (Get-CbThreatReport -Id 1:contoso-2024-004).IsIgnored | Should -BeFalse
    }

    It 'warns of what the server does not show yet' {
        Add-TestFault /api/v1/alert/* @{ kind = 'lateIndex'; seconds = 600 }
        $run = Invoke-TestScript { Set-CbAlertStatus Resolved -Id $first -WaitSeconds 0 -PassThru }
        $run.Output | Should -BeNullOrEmpty
        $run.Warnings | Should -BeLike "*does not show it*$first*"
        $null = Invoke-TestControl clock -Method POST -Body @{ advanceSeconds = 601 }
        (Get-CbAlert -Id $first).Status | Should -Be Resolved
    }

    It 'tells what became of alerts that cannot be read back' {
        Add-TestFault /api/v2/alert @{ kind = 'status'; status = 500 }
        $run = Invoke-TestScript { Set-CbAlertStatus Resolved -Id $first -WaitSeconds 0 -PassThru }
        Clear-TestFault
        $run.Output | Should -BeNullOrEmpty
        $run.Warnings | Should -BeLike "*could be read back*$first*"
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'CbServerError*'
        (Get-CbAlert -Id $first).Status | Should -Be Resolved
    }

    It 'says which right is missing' {
        Connect-TestServer -Token $server.userToken -With @{ Name = 'user' }
        $failure = Get-TestError { Set-CbAlertStatus Resolved -Id $first -Session user }
        $failure.Id | Should -Be CbPermissionDenied
        $failure.Text | Should -BeLike '*global administrator*'
        Disconnect-TestServer
        Connect-TestServer -With @{ Name = 'eu' }
    }

    It 'has one outcome for each alert' {
        $run = Invoke-TestScript { Set-CbAlertStatus Resolved $first, nothing -PassThru }
        $run.Output | Should -HaveCount 1
        $run.Errors | Should -HaveCount 1
    }
}

Describe 'Closing the alerts of a search while it is read' {
    BeforeAll {
        # Three blocks and a part of one, on far more pages than are read ahead.
        $fleet = Start-TestServer -ArgumentList '--scenario fleet --sensors 100 --processes 2000000 --events 1'
        Connect-TestServer $fleet -With @{ Name = 'fleet' }
    }

    BeforeEach { $null = Invoke-TestControl reset -Method POST -Server $fleet }

    AfterAll {
        Disconnect-CbServer fleet
        Stop-TestServer $fleet
        Connect-TestServer -With @{ Name = 'eu' }
    }

    It 'closes each of them once, <Name>' -ForEach @(
        @{ Name = 'the newest first'; Sort = 'created_time desc'; Delay = 0 }
        @{ Name = 'the oldest first'; Sort = 'created_time asc'; Delay = 0 }
        @{ Name = 'the worst first'; Sort = 'alert_severity desc'; Delay = 0 }
        @{ Name = 'with a late index'; Sort = 'created_time desc'; Delay = 2 }
    ) {
        if ($Delay) { Add-TestFault /api/v1/alerts @{ kind = 'lateIndex'; seconds = $Delay } -Server $fleet }
        $open = @(Get-CbAlert -Status Unresolved -Session fleet).Id
        $open.Count | Should -BeGreaterThan 1500
        Clear-TestRequest $fleet
        $run = Invoke-TestScript { Get-CbAlert -Status Unresolved -Session fleet -PageSize 40 -Sort $Sort | Set-CbAlertStatus Resolved -PassThru }
        $run.Warnings | Should -BeNullOrEmpty
        $run.Errors | Should -BeNullOrEmpty
        (@($run.Output.Id) | Sort-Object -Unique).Count | Should -Be $open.Count
        $sent = @(Get-TestRequest /api/v1/alerts -Server $fleet | ForEach-Object { ($_.body | ConvertFrom-Json).alert_ids })
        $sent.Count | Should -Be $open.Count
        @($sent | Sort-Object -Unique).Count | Should -Be $open.Count
        Get-CbAlert -Status Unresolved -Session fleet | Should -BeNullOrEmpty
    }

    It 'warns in an order in which that cannot be' {
        $run = Invoke-TestScript { Get-CbAlert -Status Unresolved -Session fleet -PageSize 40 -Sort 'hostname asc' | Set-CbAlertStatus Resolved }
        $run.Warnings | Should -HaveCount 1
        $run.Warnings | Should -BeLike '*Rows may be missing. In the order of created_time or alert_severity*'
    }
}

Describe 'The worked example' {
    BeforeEach { Initialize-Server }

    It 'marks the reports of a feed as false positives by their titles' {
        $feed = New-CbFeed https://feeds.soc.example/soc.json
        $feed.Name | Should -Be SOC
        $silenced = Get-CbThreatReport -Feed SOC -Title FUZZYWOMBAT | Set-CbThreatReport -Ignored -PassThru
        $silenced.Title | Should -Be 'FUZZYWOMBAT dropper', 'FUZZYWOMBAT controllers'
        (Get-CbThreatReport -Feed SOC -Ignored:$false).Title | Should -Be 'Tools of administrators'
        $sent = @(Get-Change | Where-Object path -Like *threat_report)
        $sent | Should -HaveCount 1
        ($sent[0].body | ConvertFrom-Json).ids.($feed.Id) | Should -Be 'soc-1', 'soc-2'
    }

    It 'silences, assigns and closes sets of alerts' {
        $mine = Get-CbAlert -Status Unresolved | Set-CbAlertStatus InProgress -AssignedTo admin -PassThru
        $mine.Status | Select-Object -Unique | Should -Be InProgress
        Get-CbAlert -AssignedTo admin -Status InProgress | Should -HaveCount $mine.Count
        Get-CbAlert 'status:"In Progress" assigned_to:admin' | Set-CbAlertStatus Resolved
        Get-CbAlert -Status Resolved | Should -HaveCount ($mine.Count + 1)
        Get-CbAlert -FeedName ContosoIntel | Set-CbAlertStatus FalsePositive -IgnoreReport
        (Get-CbAlert -FeedName ContosoIntel).IsReportIgnored | Select-Object -Unique | Should -BeTrue
    }
}

Describe 'Threat reports' {
    BeforeEach { Initialize-Server }

    It 'are found by feed and title, and silenced by pipeline' {
        $silenced = Get-CbThreatReport -Feed ContosoIntel -Title execution | Set-CbThreatReport -Ignored -PassThru
        $silenced.Id | Should -Be contoso-2023-112
        $silenced.IsIgnored | Should -BeTrue
        Get-CbThreatReport -Ignored | Should -HaveCount 2
        (Get-CbThreatReport -Feed 3).Indicators.IPv6 | Should -Be 2001:db8:66::1
    }

    It 'are changed by a query within a limit' {
        (Get-TestError { Set-CbThreatReport -Query 'feed_name:ContosoIntel' -Ignored -MaxCount 1 }).Id | Should -Be CbTooMany
        Set-CbThreatReport -Query 'feed_name:ContosoIntel' -Ignored -PassThru | Should -HaveCount 4
    }

    It 'are refused one by one' {
        $run = Invoke-TestScript { Set-CbThreatReport nothing, 1:nothing -Ignored }
        $run.Errors.FullyQualifiedErrorId | Should -Match 'CbInvalidId|CbObjectNotFound'
        $run.Errors | Should -HaveCount 2
    }
}
