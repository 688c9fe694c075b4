BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu' }
    $ConfirmPreference = 'None'

    function Get-Change { @(Get-TestRequest /api/* | Where-Object method -NE GET) }
}

AfterAll {
    Stop-TestServer
}

Describe 'Names and numbers from the pipeline' {
    BeforeEach {
        $null = Invoke-TestControl reset -Method POST
        Clear-TestRequest
    }

    It 'find watchlists and feeds, with one request for all' {
        ('Net view', 'PowerShell*' | Get-CbWatchlist).Name | Should -Be 'Net view', 'PowerShell with encoded command'
        Get-TestRequest /api/* | Should -HaveCount 1
        (12, 30 | Get-CbWatchlist).Id | Should -Be 12, 30
        ('SANS', 'contosointel' | Get-CbFeed).Id | Should -Be 3, 1
        (Get-TestError { 'SANS', 'nothing' | Get-CbFeed }).Target | Should -Be nothing
    }

    It 'change watchlists and feeds' {
        'Net view' | Set-CbWatchlist -Enabled $false
        (Get-CbWatchlist 'Net view').IsEnabled | Should -BeFalse
        30 | Set-CbWatchlist -Enabled $true
        (Get-CbWatchlist 'Net view').IsEnabled | Should -BeTrue
        [pscustomobject]@{ Name = 'SANS'; Owner = 'x' } | Set-CbFeed -Enabled $true
        (Get-CbFeed SANS).IsEnabled | Should -BeTrue
    }

    It 'find groups, sites, teams, users and partitions by rows of a file' {
        ([pscustomobject]@{ Name = 'Servers'; Id = 77 } | Get-CbSensorGroup).Name | Should -Be Servers
        (3, 1 | Get-CbSensorGroup).Id | Should -Be 3, 1
        (Get-CbSensor sql01).GroupId | Get-CbSensorGroup | ForEach-Object Name | Should -Be Servers
        ([pscustomobject]@{ UserName = 'helpdesk'; Mail = 'x' } | Get-CbUser).UserName | Should -Be helpdesk
        ([pscustomobject]@{ Name = 'Help Desk' } | Get-CbTeam).Name | Should -Be 'Help Desk'
    }

    It 'change users by rows of a file, each by its own columns' {
        $rows = 'Name,FirstName,Email', 'helpdesk,Sanne,sanne@contoso.test', 'nobody,No,body' | ConvertFrom-Csv
        (Get-TestError { $rows | Set-CbUser }).Target | Should -Be nobody
        $user = Get-CbUser helpdesk
        $user.FirstName, $user.Email | Should -Be Sanne, sanne@contoso.test
    }

    It 'are not made of objects of another kind by <Name>' -ForEach @(
        @{ Name = 'Remove-CbSensorGroup'; Source = { Get-CbSensor sql01 }; With = @{} }
        @{ Name = 'Remove-CbSite'; Source = { Get-CbSensorGroup Servers }; With = @{} }
        @{ Name = 'Remove-CbUser'; Source = { Get-CbTeam 'Help Desk' }; With = @{} }
        @{ Name = 'Remove-CbTeam'; Source = { Get-CbUser admin }; With = @{} }
        @{ Name = 'Remove-CbPartition'; Source = { Get-CbSensorGroup Servers }; With = @{} }
        @{ Name = 'Remove-CbIngressFilter'; Source = { Get-CbSensorGroup Servers }; With = @{} }
        @{ Name = 'Remove-CbFeed'; Source = { Get-CbWatchlist 'Net view' }; With = @{} }
        @{ Name = 'Remove-CbWatchlist'; Source = { Get-CbFeed SANS }; With = @{} }
        @{ Name = 'Set-CbSensorGroup'; Source = { Get-CbSite | Select-Object -First 1 }; With = @{ AlertCriticality = 2 } }
        @{ Name = 'Set-CbTeam'; Source = { Get-CbUser admin }; With = @{ NewName = 'x' } }
        @{ Name = 'Save-CbSensorInstaller'; Source = { Get-CbSite | Select-Object -First 1 }; With = @{ Type = 'Linux'; WhatIf = $true } }
    ) {
        $item = & $Source
        (Get-TestError { $item | & $Name @With }).Id | Should -BeLike 'Input*NotBound*'
        Get-Change | Should -BeNullOrEmpty
    }

    It 'complete, where a list was seen, and without a request' {
        $null = Get-CbSensorGroup
        $null = Get-CbWatchlist
        $null = Get-CbFeed
        Clear-TestRequest
        (Complete-TestText 'Get-CbWatchlist net').CompletionText | Should -Be "'Net view'"
        (Complete-TestText 'Set-CbWatchlistAction -Name "Net').CompletionText | Should -Be "'Net view'"
        (Complete-TestText 'Sync-CbFeed s').CompletionText | Should -Be SANS, srstrust
        (Complete-TestText 'Remove-CbSensorGroup ser').CompletionText | Should -Be Servers
        Get-TestRequest | Should -BeNullOrEmpty
    }

    It 'say what to do with a number in the place of a name' {
        { Get-CbSensorGroup 3 } | Should -Throw '*3 is a number. As a name it stands in quotes; the number of an object goes with -Id.*'
        { Get-CbWatchlist 12 } | Should -Throw '*is a number*-Id*'
        (Get-TestError { Get-CbSensorGroup '3' }).Id | Should -Be CbObjectNotFound
    }
}

Describe 'Patterns where something is to be named' {
    BeforeEach {
        $null = Invoke-TestControl reset -Method POST
        Clear-TestRequest
    }

    It 'are an error when nothing is like them, in <Name>' -ForEach @(
        @{ Name = 'New-CbTaggedEvent'; Script = { New-CbTaggedEvent 'Nothing*' -Description x -Time 1h } }
        @{ Name = 'Set-CbTaggedEvent'; Script = { Set-CbTaggedEvent 1 -Investigation 'Nothing*' -Description x } }
        @{ Name = 'Remove-CbTaggedEvent'; Script = { Remove-CbTaggedEvent 1 -Investigation 'Nothing*' } }
        @{ Name = 'New-CbIngressFilter'; Script = { New-CbIngressFilter test why -PathFilter x -Group 'Nothing*' } }
        @{ Name = 'Set-CbIngressFilter'; Script = { Get-CbIngressFilter | Select-Object -First 1 | Set-CbIngressFilter -Group 'Nothing*' } }
        @{ Name = 'Set-CbUser'; Script = { Set-CbUser helpdesk -Team 'Nothing*' } }
        @{ Name = 'Set-CbTeam'; Script = { Set-CbTeam 'Help Desk' -Access @{ 'Nothing*' = 'Viewer' } } }
        @{ Name = 'Set-CbSensorGroup'; Script = { Set-CbSensorGroup Servers -TeamAccess @{ 'Nothing*' = 'Viewer' } } }
    ) {
        $failure = Get-TestError $Script
        $failure.Id, $failure.Target, $failure.Ends | Should -Be CbObjectNotFound, 'Nothing*', $false
        Get-Change | Should -BeNullOrEmpty
    }

    It 'are an error when they mean several investigations' {
        $failure = Get-TestError { New-CbTaggedEvent '*Inv*' -Description x -Time 1h }
        $failure.Id, $failure.Ends | Should -Be CbAmbiguousName, $false
        $failure.Text | Should -BeLike "*'Default Investigation' (1), 'Invoice lure*' (2). Say which by its number."
        Get-Change | Should -BeNullOrEmpty
    }
}
