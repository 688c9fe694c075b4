BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu' }
    $ConfirmPreference = 'None'
}

AfterAll {
    Stop-TestServer
}

Describe 'Investigations' {
    BeforeEach {
        $null = Invoke-TestControl reset -Method POST
    }

    It 'are listed and found' {
        (Get-CbInvestigation).Name | Should -Be 'Default Investigation', 'Invoice lure, März'
        (Get-CbInvestigation 'invoice*').ConsoleUri.AbsoluteUri | Should -BeLike "$($server.url)/#/investigation/2"
        (Get-TestError { Get-CbInvestigation nobody }).Id | Should -Be CbObjectNotFound
        (Get-CbTaggedEvent | Get-CbInvestigation).Id | Should -Be 2
    }

    It 'have events, which processes have too' {
        $events = Get-CbTaggedEvent 'invoice*'
        $events.EventType | Should -Be procstart, netconn
        $events[0].StartTime.Kind, $events[0].InvestigationId | Should -Be Utc, 2
        (Get-CbTaggedEvent -ProcessId $events[0].UniqueId).Id | Should -Be 1, 2
        (Get-CbProcess -Id $events[0].UniqueId | Get-CbTaggedEvent).Id | Should -Be 1, 2
        (Get-CbInvestigation -Id 2 | Get-CbTaggedEvent).Id | Should -Be 1, 2
        (Get-TestError { Get-CbTaggedEvent -ProcessId nothing }).Id | Should -Be CbInvalidId
        (Get-TestError { Get-CbServerInfo | Get-CbTaggedEvent }).Id | Should -Be CbInvalidArgument
    }

    It 'take events of processes from the pipeline' {
        $source = @(Get-CbProcess -HostName fin-ws-01 -First 5 | Get-CbProcessEvent -First 2 | Select-Object -First 2)
        $tags = $source | New-CbTaggedEvent 'Invoice lure, März'
        $tags | Should -HaveCount 2
        $tags.Description | Should -Be $source.Description
        [Math]::Abs(($tags[0].StartTime - $source[0].Timestamp).TotalMilliseconds) | Should -BeLessThan 2
        $tags[0].UniqueId | Should -Be $source[0].ProcessId
        (Get-CbTaggedEvent 'Invoice*') | Should -HaveCount 4
    }

    It 'take what no sensor has seen, and change and lose it' {
        $tag = New-CbTaggedEvent -Description 'phone call' -Time 2h
        $tag.InvestigationId, $tag.Description, $tag.UniqueId | Should -Be 1, 'phone call', $null
        (Set-CbTaggedEvent $tag.Id -Description call -PassThru).Description | Should -Be call
        $tag | Set-CbTaggedEvent -Time 2024-03-05T06:00:00Z
        (Get-CbTaggedEvent 'Default*').StartTime | Should -Be ([datetime]::new(2024, 3, 5, 6, 0, 0, [DateTimeKind]::Utc))
        (Get-TestError { Set-CbTaggedEvent $tag.Id }).Id | Should -Be CbInvalidArgument
        $tag | Remove-CbTaggedEvent -WhatIf
        $run = Invoke-TestScript { Remove-CbTaggedEvent $tag.Id, 99 }
        $run.Errors.TargetObject | Should -Be 99
        Get-CbTaggedEvent 'Default*' | Should -BeNullOrEmpty
        (Get-TestError { New-CbTaggedEvent nobody -Description x -Time 1h }).Id | Should -Be CbObjectNotFound
    }

    It 'do not end a script that goes on when they cannot be listed' {
        Add-TestFault /api/investigations @{ kind = 'status'; status = 403 }
        $failure = Get-TestError { Get-CbTaggedEvent }
        Clear-TestFault
        $failure.Id, $failure.Ends | Should -Be CbPermissionDenied, $false
    }

    It 'shows tables that fit' {
        ((Get-CbTaggedEvent 'Invoice*' | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ })[0] | Should -Match '^   Id  Case StartTime\s+EventType\s+Description'
    }
}
