BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu' }
    $ConfirmPreference = 'None'
    $soc = 'https://feeds.soc.example/soc.json'

    function Get-Change { @(Get-TestRequest /api/v1/feed* | Where-Object method -NE GET) }
}

AfterAll {
    Stop-TestServer
}

Describe 'Get-CbFeed' {
    BeforeAll { $null = Invoke-TestControl reset -Method POST }

    It 'lists feeds, by either name' {
        (Get-CbFeed).Name | Should -Be ContosoIntel, srstrust, SANS
        (Get-CbFeed contoso*, 'Suspicious Addresses').Id | Should -Be 1, 3
        (Get-CbFeed -Enabled $false).Name | Should -Be SANS
        (Get-CbFeed -Id 2).DisplayName | Should -Be 'Reputation Trust'
        (Get-TestError { Get-CbFeed nothing }).Text | Should -BeLike "* has no feed 'nothing'."
        (Get-TestError { Get-CbFeed -Id 99 }).Id | Should -Be CbObjectNotFound
    }

    It 'brings the picture only when it is looked at' {
        Clear-TestRequest
        $feed = Get-CbFeed srstrust
        $feed | Format-List * | Out-String | Should -Not -Match 'Icon\s+:.*\d{3}'
        (ConvertTo-Json $feed).Length | Should -BeLessThan 3000
        Get-TestRequest | Should -HaveCount 1
        $icon = $feed.Icon
        $icon.Length | Should -BeGreaterThan 200000
        [char[]] $icon[1..3] -join '' | Should -Be PNG
        Get-TestRequest | Should -HaveCount 2
        (Get-CbFeed SANS).Icon | Should -BeNullOrEmpty
    }

    It 'shows no password, though the server tells it' {
        $null = Invoke-CbApi /api/v1/feed/3 -Method PUT -Body @{ username = 'me'; password = 'hunter2'; ssl_client_key = 'KEY77' }
        $feed = Get-CbFeed SANS
        $feed.UserName, $feed.HasPassword, $feed.HasClientKey, $feed.HasClientCertificate | Should -Be me, $true, $true, $false
        "$(ConvertTo-Json $feed -Depth 5) $($feed | Format-List * -Force | Out-String) $([System.Management.Automation.PSSerializer]::Serialize($feed, 4))" | Should -Not -Match 'hunter2|KEY77'
        $null = Invoke-TestControl reset -Method POST
    }

    It 'shows a table that fits' {
        $lines = (Get-CbFeed | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ }
        $lines[0] | Should -Match '^\s+Id Enabled Name\s+DisplayName\s+FeedUrl\s*$'
        $lines[2] | Should -Match '^\s+1 True\s+ContosoIntel\s+Contoso Threat Intelligence\s+https://'
    }
}

Describe 'A feed in the pipeline' {
    BeforeAll { $null = Invoke-TestControl reset -Method POST }

    It 'finds what it tagged, by score' {
        $feed = Get-CbFeed ContosoIntel
        $all = @($feed | Get-CbProcess -GroupBy id)
        $bad = @($feed | Get-CbProcess -MinScore 50 -GroupBy id)
        $bad.Count | Should -BeGreaterThan 0
        $all.Count | Should -BeGreaterThan $bad.Count
        @($feed | Get-CbProcess -MaxScore 49 -GroupBy id).Count | Should -Be ($all.Count - $bad.Count)
        @($feed | Get-CbBinary).Count | Should -BeGreaterThan 0
        ($feed | Get-CbFacet hostname -MinScore 50).Name | Should -Contain sql01
        ($feed | Get-CbFacet host_count -Index Binary -ErrorAction SilentlyContinue -WarningAction SilentlyContinue) | Out-Null
        (Get-TestRequest /api/v1/process | ForEach-Object { (Get-TestParameter $_).q }) | Should -Contain 'alliance_score_contosointel:[50 TO *]'
    }

    It 'counts from 1, and below only when asked' {
        Get-CbFeed srstrust | Get-CbProcess -First 1 | Should -BeNullOrEmpty
        Get-CbFeed srstrust | Get-CbProcess -MaxScore -1 -First 1 | Should -Not -BeNullOrEmpty
        Get-CbFeed srstrust | Get-CbProcess -MinScore -100 -First 1 | Should -Not -BeNullOrEmpty
    }

    It 'joins other filters, and warns when it is disabled' {
        (Get-CbFeed ContosoIntel | Get-CbProcess -HostName sql01).HostName | Sort-Object -Unique | Should -Be sql01
        (Invoke-TestScript { Get-CbFeed SANS | Get-CbProcess }).Warnings | Should -BeLike "*'SANS' is disabled*"
        (Invoke-TestScript { Get-CbFeed SANS | Get-CbBinary }).Warnings | Should -BeLike "*'SANS' is disabled*"
    }

    It 'needs bounds that make sense, and bounds need a feed' {
        (Get-TestError { Get-CbFeed SANS | Get-CbProcess -MinScore 60 -MaxScore 50 }).Id | Should -Be CbInvalidArgument
        (Get-TestError { Get-CbProcess -MinScore 60 }).Text | Should -BeLike '*about the hits of a feed*'
        (Get-TestError { Get-CbBinary -MaxScore 60 }).Id | Should -Be CbInvalidArgument
    }
}

Describe 'New-CbFeed' {
    BeforeEach { $null = Invoke-TestControl reset -Method POST }

    It 'adds a feed, which the server downloads' {
        $feed = New-CbFeed $soc -UseProxy -Credential (Get-TestCredential -Token hunter2)
        $feed.Name, $feed.Id, $feed.UsesProxy, $feed.UserName, $feed.HasPassword, $feed.IsManuallyAdded | Should -Be SOC, 4, $true, token, $true, $true
        (Invoke-CbApi /api/v1/feed/4/report).id | Should -Be soc-1, soc-2, soc-3
        (Get-Change)[0].body | Should -BeLike '*"validate_server_cert":true*'
        $failure = Get-TestError { New-CbFeed $soc }
        $failure.Id, $failure.Category, $failure.Target | Should -Be CbConflict, ResourceExists, $soc
        $failure.Text | Should -BeLike "*'SOC', with the number 4."
    }

    It 'tells all that the server says of a download that failed' {
        $story = "line 1`n" + ('x' * 5000) + "`nthe end of it"
        $null = Invoke-TestControl feeds -Method POST -Body @{ url = 'https://broken.example/f.json'; status = 502; body = $story }
        $run = Invoke-TestScript { 'https://broken.example/f.json', 'https://nobody.example/', $soc | New-CbFeed }
        $run.Output.Name | Should -Be SOC
        $run.Errors | Should -HaveCount 2
        "$($run.Errors[0])".Contains($story) | Should -BeTrue
        $run.Errors[0].TargetObject | Should -Be 'https://broken.example/f.json'
        $run.Errors[1].FullyQualifiedErrorId | Should -Be 'CbServerError,CbResponse.PowerShell.NewCbFeed'
        (Format-TestError $run.Errors[1]).Text | Should -BeLike '*Name or service not known*The server downloads a feed while it adds it*'
    }

    It 'takes rows and files, and refuses what is no address' {
        Set-Content -LiteralPath (Join-Path $TestDrive crt.pem) -Value CRT -NoNewline
        $feed = [pscustomobject]@{ Url = $soc } | New-CbFeed -ClientCertificatePath (Join-Path $TestDrive crt.pem) -Disabled -SkipCertificateCheck
        $feed.HasClientCertificate, $feed.IsEnabled, $feed.ValidatesServerCertificate | Should -Be $true, $false, $false
        { New-CbFeed ftp://a.example/ } | Should -Throw
        (Get-TestError { New-CbFeed https://a.example/ -ClientKeyPath (Join-Path $TestDrive nothing.pem) }).Id | Should -Be CbInvalidArgument
        New-CbFeed https://a.example/ -WhatIf | Should -BeNullOrEmpty
    }
}

Describe 'Set-CbFeed, Sync-CbFeed and Remove-CbFeed' {
    BeforeEach { $null = Invoke-TestControl reset -Method POST }

    It 'changes what is said and keeps the rest' {
        $before = Invoke-CbApi /api/v1/feed/2
        $now = Get-CbFeed srstrust | Set-CbFeed -Enabled $false -LocalRating 4 -UseProxy $true -CheckCertificate $false -FeedUrl https://other.example/ -PassThru
        $now.IsEnabled, $now.LocalRating, $now.UsesProxy, $now.ValidatesServerCertificate, $now.FeedUrl | Should -Be $false, 4, $true, $false, 'https://other.example/'
        (Invoke-CbApi /api/v1/feed/2).icon | Should -Be $before.icon
        (Get-TestError { Set-CbFeed srstrust }).Id | Should -Be CbInvalidArgument
        Set-CbFeed srstrust -Enabled $true -WhatIf
        (Get-CbFeed srstrust).IsEnabled | Should -BeFalse
    }

    It 'shows with -WhatIf all that would be changed' {
        $said = Invoke-TestHost @"
Import-Module '$(Get-TestModulePath)'
Connect-CbServer $($server.url) -Token (ConvertTo-SecureString $($server.adminToken) -AsPlainText -Force) -CertificateAuthority '$($server.caFile)'
Set-CbFeed SANS -Enabled `$true -LocalRating 2 -UseProxy `$false -WhatIf
"@
        $said.Output | Should -BeLike "*""Enable, Use no proxy, Rate it 2"" on target ""Feed 'SANS' (3), on *"
        Get-Change | Should -BeNullOrEmpty
    }

    It 'synchronizes, and says why not' {
        $null = New-CbFeed $soc
        Sync-CbFeed SOC, ContosoIntel
        Get-CbFeed SOC | Sync-CbFeed -Full
        (Get-Change | Where-Object path -Like */synchronize).body | Should -Be '{"full_sync":false}', '{"full_sync":false}', '{"full_sync":true}'
        $failure = Get-TestError { Get-CbFeed SANS | Sync-CbFeed }
        $failure.Id, $failure.Ends | Should -Be CbConflict, $false
        $failure.Text | Should -BeLike '*Feed 3 is disabled*Set-CbFeed*'
    }

    It 'removes' {
        Remove-CbFeed SANS -WhatIf
        Get-Change | Should -BeNullOrEmpty
        Get-CbFeed SANS | Remove-CbFeed | Should -BeNullOrEmpty
        (Get-CbFeed).Name | Should -Be ContosoIntel, srstrust
        (Get-TestError { Remove-CbFeed -Id 3 }).Id | Should -Be CbObjectNotFound
    }

    It 'is refused without the right' {
        $null = Connect-CbServer $server.url -Credential (Get-TestCredential -Token $server.userToken) -CertificateAuthority $server.caFile -Name desk -PassThru
        (Get-TestError { Set-CbFeed SANS -Enabled $true -Session desk }).Id | Should -Be CbPermissionDenied
        (Get-CbFeed -Session desk) | Should -HaveCount 3
        Disconnect-CbServer desk
        Connect-TestServer -With @{ Name = 'eu' }
    }
}

Describe 'Actions of feeds' {
    BeforeEach { $null = Invoke-TestControl reset -Method POST }

    It 'are listed, added once, and removed' {
        $action = Get-CbFeedAction ContosoIntel
        $action.Type, $action.FeedName, $action.Server | Should -Be Alert, ContosoIntel, ([uri]$server.url).Authority
        $made = Get-CbFeed srstrust | New-CbFeedAction -Type Alert, Email -EmailRecipient 1, 4
        $made.Type | Should -Be Alert, Email
        $made[0].EmailRecipients | Should -BeNullOrEmpty
        $made[1].EmailRecipients | Should -Be 1, 4
        (Get-TestError { New-CbFeedAction srstrust -Type Alert }).Id | Should -Be CbConflict
        (Get-TestError { New-CbFeedAction ContosoIntel -Type Email }).Text | Should -BeLike '*-EmailRecipient*'
        $made[0] | Remove-CbFeedAction
        (Get-CbFeedAction srstrust).Type | Should -Be Email
        (Get-TestError { $made[0] | Remove-CbFeedAction }).Id | Should -Be CbObjectNotFound
        Get-CbFeed | Get-CbFeedAction | Remove-CbFeedAction -WhatIf
        Get-CbFeed | Get-CbFeedAction | Should -HaveCount 2
    }

    It 'show a table' {
        (New-CbFeedAction srstrust -Type Email -EmailRecipient 1, 4 | Out-String) | Should -Match 'Id Type\s+FeedId Recipients\s+Feed'
    }
}
