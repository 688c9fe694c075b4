# Every cmdlet whose request takes a right says which one when the server refuses. The user is the help desk's, whose team views workstations.

BeforeDiscovery {
    $admin = 'a global administrator'
    $group = 'a user whose team administers the sensor group'
    $ban = 'a user whose team may ban'
    $change = 'a user whose team may do more than view sensor groups'
    $cases = @(
        @{ Right = $admin; Run = { Get-CbIngressFilter } }
        @{ Right = $admin; Run = { New-CbIngressFilter x y -PathFilter z } }
        @{ Right = $admin; Run = { Set-CbIngressFilter -Id backup-agent -Enabled $false } }
        @{ Right = $admin; Run = { Remove-CbIngressFilter -Id backup-agent } }
        @{ Right = $admin; Run = { Get-CbPartition } }
        @{ Right = $admin; Run = { New-CbPartition } }
        @{ Right = $admin; Run = { Mount-CbPartition x } }
        @{ Right = $admin; Run = { Dismount-CbPartition x } }
        @{ Right = $admin; Run = { Remove-CbPartition x } }
        @{ Right = $admin; Run = { Get-CbPlatformServer } }
        @{ Right = $admin; Run = { Set-CbPlatformServer other.contoso.test } }
        @{ Right = $admin; Run = { Set-CbLicense -License x } }
        @{ Right = $admin; Run = { New-CbApprovedAddress 198.51.100.7 } }
        @{ Right = $admin; Run = { New-CbUser x (ConvertTo-TestSecret y) } }
        @{ Right = $admin; Run = { Set-CbUser helpdesk -FirstName x } }
        @{ Right = $admin; Run = { Remove-CbUser admin } }
        @{ Right = $admin; Run = { New-CbTeam x } }
        @{ Right = $admin; Run = { Set-CbTeam -Id 2 -NewName x } }
        @{ Right = $admin; Run = { Remove-CbTeam -Id 2 } }
        @{ Right = $admin; Run = { New-CbDataSharing -Id 2 -Who BIT9 -What MD5 } }
        @{ Right = $admin; Run = { Get-CbDataSharing | Remove-CbDataSharing } }
        @{ Right = $admin; Run = { Set-CbAlertStatus Resolved -Id (Get-CbAlert -First 1).Id } }
        @{ Right = $admin; Run = { Get-CbThreatReport -First 1 | Set-CbThreatReport -Ignored } }
        @{ Right = $ban; Run = { New-CbBannedHash 00112233445566778899aabbccddeeff -Reason x } }
        @{ Right = $ban; Run = { Set-CbBannedHash (Get-CbBannedHash -Enabled $true)[0].Md5 -Reason x } }
        @{ Right = $ban; Run = { Remove-CbBannedHash (Get-CbBannedHash -Enabled $true)[0].Md5 } }
        @{ Right = $change; Run = { New-CbWatchlist x process_name:x.exe } }
        @{ Right = $change; Run = { Set-CbWatchlist 'Net view' -Description x } }
        @{ Right = $change; Run = { Set-CbWatchlistAction 'Net view' -Type Syslog } }
        @{ Right = $change; Run = { Remove-CbWatchlist 'Net view' } }
        @{ Right = $change; Run = { New-CbFeed https://feeds.soc.example/soc.json } }
        @{ Right = $change; Run = { Set-CbFeed SANS -LocalRating 3 } }
        @{ Right = $change; Run = { Sync-CbFeed ContosoIntel } }
        @{ Right = $change; Run = { Remove-CbFeed SANS } }
        @{ Right = $change; Run = { New-CbFeedAction SANS -Type Syslog } }
        @{ Right = $change; Run = { New-CbFeedAction SANS -Type Email -EmailRecipient 1 -Session eu | ForEach-Object { $_ | Set-CbFeedAction 2 -Session desk } } }
        @{ Right = $change; Run = { Get-CbFeedAction ContosoIntel | Select-Object -First 1 | Remove-CbFeedAction } }
        @{ Right = $group; Run = { Get-CbSensor -First 1 | Set-CbSensor -Note x } }
        @{ Right = $group; Run = { Get-CbSensor -First 1 | Set-CbSensorIsolation -State Isolated } }
        @{ Right = $group; Run = { Get-CbSensor -First 1 | Sync-CbSensor } }
        @{ Right = $group; Run = { Get-CbSensor -First 1 | Restart-CbSensor } }
        @{ Right = $group; Run = { Get-CbSensor -First 1 | Uninstall-CbSensor } }
        @{ Right = $admin; Run = { New-CbSensorGroup x } }
        @{ Right = $group; Run = { Set-CbSensorGroup -Id 2 -MaxLicenses 7 } }
        @{ Right = $admin; Run = { Remove-CbSensorGroup -Id 2 -Force } }
        @{ Right = $admin; Run = { New-CbSite x } }
        @{ Right = $admin; Run = { Set-CbSite -Id 2 -NewName x } }
        @{ Right = $admin; Run = { Remove-CbSite -Id 2 -Force } }
    )
    foreach ($case in $cases) {
        # What is tried is the last of our commands that changes something.
        $case.Cmdlet = @([regex]::Matches("$($case.Run)", '\b[A-Z][a-z]+-Cb[A-Za-z]+').Value | Where-Object { $_ -notin 'Get-CbSensor', 'Get-CbAlert', 'Get-CbThreatReport', 'Get-CbBannedHash', 'Get-CbDataSharing', 'Get-CbFeedAction' })[-1]
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    $ConfirmPreference = 'None'
    Connect-TestServer -With @{ Name = 'eu' }
    Clear-TestRequest
    Connect-TestServer -Token $server.userToken -With @{ Name = 'desk' }
    $connecting = @(Get-TestRequest)
}

AfterAll {
    Stop-TestServer
}

Describe 'A user without rights' {
    It 'connects by reading /api/info, and nothing else' {
        $connecting | ForEach-Object { "$($_.method) $($_.path)" } | Should -Be 'GET /api/info'
    }

    It '<Cmdlet> names the right that it takes' -ForEach $cases {
        $failure = Get-TestError $Run
        $failure.Id, $failure.Category | Should -Be CbPermissionDenied, PermissionDenied
        $failure.Record.FullyQualifiedErrorId | Should -Match ($Cmdlet -replace '-', '')
        if ($Right) { $failure.Text | Should -BeLike "*$Right*" }
    }

    It 'meets every cmdlet whose page speaks of the right that it takes' -ForEach @(@{ Tried = $cases.Cmdlet }) {
        $pages = Get-ChildItem (Join-Path (Get-TestRoot) 'docs/cmdlets/*.md') | Where-Object { (Get-Content $_ -Raw) -match 'get\s+CbPermissionDenied|to change them takes a' }
        $pages.BaseName | Sort-Object | Should -Be ($Tried | Sort-Object -Unique)
    }
}
