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

Describe 'Figures of a server' {
    It 'come with the path to them' {
        $figures = Get-CbDashboardStatistics
        $figures.Name | Should -Contain 'storage.cores[0].documents'
        $figures.Name | Should -Contain 'alerts.In Progress'
        (Get-CbDashboardStatistics sensors.total).Value | Should -Be 12
        (Get-CbDashboardStatistics 'storage.cores[0].name').Value | Should -Be writer
        (Get-CbDashboardStatistics alerts.*, SENSORS.*).Name[-1] | Should -Be sensors.groups
        $failure = Get-TestError { Get-CbDashboardStatistics nothing }
        $failure.Id, $failure.Target, $failure.Ends | Should -Be CbObjectNotFound, nothing, $false
        Get-CbDashboardStatistics nothing* | Should -BeNullOrEmpty
    }

    It 'shows tables that fit' {
        ((Get-CbDashboardStatistics | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ })[0] | Should -Match '^Name\s+Value\s+Subject'
        ((Get-CbUserActivity | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ })[0] | Should -Match '^Time\s+UserName\s+Success\s+Address\s+Status'
    }

    It 'tell what those who log in are offered' {
        $offers = Get-CbLoginCapability
        $offers.Name | Should -Be two_factor, sso
        $offers.Value | Should -Be $false, $false
    }

    It 'tell what feeds need, and how often reports hit' {
        $needs = Get-CbFeed srstrust | Get-CbFeedRequirement
        $needs.Subject | Select-Object -Unique | Should -Be srstrust
        $needs.Name | Should -Be who, what, is_met
        (Get-TestError { Get-CbFeedRequirement nothing }).Id | Should -Be CbObjectNotFound
        $counts = Get-CbThreatReport | Get-CbThreatReportStatistics
        $counts.Name | Select-Object -Unique | Should -Be alert_count
        ($counts | Measure-Object Value -Sum).Sum | Should -BeGreaterThan 0
        (Get-CbThreatReportStatistics $counts[0].Subject).Value | Should -Be $counts[0].Value
        (Get-TestError { Get-CbThreatReportStatistics nothing }).Id | Should -Be CbInvalidId
        (Get-TestError { Get-CbThreatReportStatistics 1:nothing }).Id | Should -Be CbObjectNotFound
    }
}

Describe 'Logins' {
    It 'come newest first, by user, time and outcome' {
        (Get-CbUserActivity).UserName | Should -Be admin, admin, root, helpdesk
        (Get-CbUserActivity)[0].Timestamp.Kind | Should -Be Utc
        (Get-CbUserActivity -Failed $true).UserName | Should -Be admin, root
        (Get-CbUserActivity ADM*, nobody).IsSuccess | Should -Be $true, $false
        (Get-CbUser | Get-CbUserActivity -Failed $false).UserName | Should -Be admin, helpdesk
        (Get-CbUserActivity -After 1d -Before 2h).UserName | Should -Be admin, root
        (Get-TestError { Get-CbUserActivity -After 1h -Before 2h }).Id | Should -Be CbInvalidArgument
        'admin', 'root' | Get-CbUserActivity | Should -HaveCount 3
    }
}

Describe 'Data sharing' {
    BeforeEach {
        $null = Invoke-TestControl reset -Method POST
        Clear-TestRequest
    }

    It 'is listed by group' {
        $entry = Get-CbDataSharing
        $entry.Id, $entry.GroupId, $entry.Who, $entry.What, "$entry" | Should -Be 1, 2, VIRUSTOTAL, BIN, 'BIN to VIRUSTOTAL'
        Get-CbDataSharing Servers | Should -BeNullOrEmpty
        (Get-CbSensorGroup -Id 2 | Get-CbDataSharing).Id | Should -Be 1
        (Get-TestError { Get-CbDataSharing nothing }).Id | Should -Be CbObjectNotFound
    }

    It 'begins and ends' {
        $entry = Get-CbSensorGroup Servers | New-CbDataSharing -Who VIRUSTOTAL -What BIN
        $entry.GroupId | Should -Be 3
        (New-CbDataSharing -Id 3 -Who virustotal -What bin).Id | Should -Be $entry.Id
        $null = New-CbDataSharing Servers -Who BIT9 -What MD5
        $entry | Remove-CbDataSharing -WhatIf
        $entry | Remove-CbDataSharing
        (Get-CbDataSharing Servers).Who | Should -Be BIT9
        $run = Invoke-TestScript { Remove-CbDataSharing servers, 2, nothing }
        $run.Errors.TargetObject | Should -Be nothing
        Get-CbDataSharing | Should -BeNullOrEmpty
    }
}

Describe 'Addresses of a hosted server' {
    BeforeEach {
        $null = Invoke-TestControl reset -Method POST
    }

    It 'are listed and added' {
        $address = Get-CbApprovedAddress
        $address.IPAddress, $address.IsEnforced | Should -Be 203.0.113.0/24, $true
        ('198.51.100.7', '192.0.2.0/28' | New-CbApprovedAddress).IPAddress | Should -Be 198.51.100.7, 192.0.2.0/28
        foreach ($wrong in 'nothing', '5', '203.0.113', '203.0.113/24', '203.0.113.0/33') {
            (Get-TestError { New-CbApprovedAddress $wrong }).Id | Should -Be CbInvalidArgument
        }

        New-CbApprovedAddress 198.51.100.8 -WhatIf
        (Get-CbApprovedAddress) | Should -HaveCount 3
    }

    It 'are unknown to other servers' {
        Add-TestFault /api/approvedlist/* @{ kind = 'status'; status = 404; body = 'Not Found'; contentType = 'text/plain' }
        (Get-TestError { Get-CbApprovedAddress }).Text | Should -BeLike '*only hosted servers*'
        Clear-TestFault
    }
}

Describe 'Lists that limit bans' {
    It 'are read as they come' {
        Get-CbBanRestriction | Should -BeNullOrEmpty
        Add-TestFault /api/v1/banning/whitelist @{ kind = 'body'; body = '[{"md5hash": "00112233445566778899aabbccddeeff", "reason": "ours"}]'; contentType = 'application/json' }
        $entry = Get-CbBanRestriction Whitelist
        "$($entry.Kind)", $entry.Md5, $entry.Description, $entry.AdditionalFields['reason'] | Should -Be Whitelist, 00112233445566778899aabbccddeeff, 'reason=ours', ours
        Clear-TestFault
    }
}

Describe 'Mails of feeds' {
    BeforeEach {
        $null = Invoke-TestControl reset -Method POST
    }

    It 'get other recipients' {
        $action = New-CbFeedAction SANS -Type Email -EmailRecipient 1
        ($action | Set-CbFeedAction 2, 1 -PassThru).EmailRecipients | Should -Be 2, 1
        $action | Set-CbFeedAction 2 -WhatIf
        (Get-CbFeedAction SANS | Where-Object Type -EQ Email).EmailRecipients | Should -HaveCount 2
        (Get-TestError { New-CbFeedAction SANS -Type Syslog | Set-CbFeedAction 1 }).Id | Should -Be CbInvalidRequest
    }
}

Describe 'Reports of a feed' {
    It 'are listed without a search' {
        Clear-TestRequest
        $reports = Get-CbFeed SANS | Get-CbThreatReport
        $reports.FeedName | Select-Object -Unique | Should -Be SANS
        Get-TestRequest /api/v1/threat_report | Should -BeNullOrEmpty
        $reports.Id | Sort-Object | Should -Be ((Get-CbThreatReport -Feed SANS).Id | Sort-Object)
        (Get-TestError { Get-CbFeed SANS | Get-CbThreatReport -First 1 }).Id | Should -Be CbInvalidArgument
    }
}

Describe 'Rights of teams to sensor groups' {
    BeforeEach {
        $null = Invoke-TestControl reset -Method POST
        Clear-TestRequest
    }

    It 'are given and taken, and others stay' {
        $group = Set-CbSensorGroup Servers -TeamAccess @{ 'help*' = 'viewer' } -PassThru
        @($group.TeamAccess | Sort-Object TeamId | ForEach-Object { "$_" }) | Should -Be 'Administrators: Administrator', 'Help Desk: Viewer'
        Clear-TestRequest
        $group | Set-CbSensorGroup -TeamAccess @{ 2 = 'Viewer' }
        @(Get-TestRequest /api/* | Where-Object method -NE GET) | Should -BeNullOrEmpty
        $group | Set-CbSensorGroup -TeamAccess @{ 2 = 'No Access' } -PassThru | ForEach-Object { "$($_.TeamAccess)" } | Should -Be 'Administrators: Administrator'
        (Get-TestError { Set-CbSensorGroup Servers -TeamAccess @{ nobody = 'Viewer' } }).Id | Should -Be CbObjectNotFound
        (Get-TestError { Set-CbSensorGroup Servers -TeamAccess @{ 2 = 'Owner' } }).Id | Should -Be CbInvalidArgument
    }

    It 'are given to new groups' {
        (New-CbSensorGroup Lab -TeamAccess @{ 'Help Desk' = 'Viewer' }).TeamAccess | ForEach-Object { "$_" } | Should -Be 'Help Desk: Viewer'
    }
}
