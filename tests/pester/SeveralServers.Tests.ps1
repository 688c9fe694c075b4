BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $eu = Start-TestServer
    $us = Start-TestServer
    Connect-TestServer -Server $eu -With @{ Name = 'eu' }
    Connect-TestServer -Server $us -With @{ Name = 'us' }
    $euName, $usName = ([uri]$eu.url).Authority, ([uri]$us.url).Authority
    $ConfirmPreference = 'None'

    function Get-Change { @(Get-TestRequest /api/* -Server $us | Where-Object method -NE GET) }
}

AfterAll {
    Disconnect-TestServer
    Stop-TestServer
}

Describe 'An object that is known by its number' {
    BeforeAll {
        $object = @{
            Feed = Get-CbFeed -Session eu -Id 1
            FeedAction = Get-CbFeedAction ContosoIntel -Session eu | Select-Object -First 1
            Watchlist = Get-CbWatchlist 'Net view' -Session eu
            ThreatReport = Get-CbThreatReport -Session eu -First 1
            Alert = Get-CbAlert -Session eu -First 1
            Sensor = Get-CbSensor fin-ws-01 -Session eu
        }
    }

    BeforeEach { Clear-TestRequest -Server $us }

    It 'is not taken for that of another server by <Name>' -ForEach @(
        @{ Name = 'Get-CbFeed'; Kind = 'Feed'; With = @{} }
        @{ Name = 'Get-CbFeedRequirement'; Kind = 'Feed'; With = @{} }
        @{ Name = 'Set-CbFeed'; Kind = 'Feed'; With = @{ Enabled = $false } }
        @{ Name = 'Sync-CbFeed'; Kind = 'Feed'; With = @{} }
        @{ Name = 'Remove-CbFeed'; Kind = 'Feed'; With = @{} }
        @{ Name = 'New-CbFeedAction'; Kind = 'Feed'; With = @{ Type = 'Syslog' } }
        @{ Name = 'Remove-CbFeedAction'; Kind = 'FeedAction'; With = @{} }
        @{ Name = 'Get-CbWatchlist'; Kind = 'Watchlist'; With = @{} }
        @{ Name = 'Set-CbWatchlist'; Kind = 'Watchlist'; With = @{ Enabled = $false } }
        @{ Name = 'Set-CbWatchlistAction'; Kind = 'Watchlist'; With = @{ Type = 'Alert' } }
        @{ Name = 'Remove-CbWatchlist'; Kind = 'Watchlist'; With = @{} }
        @{ Name = 'Set-CbThreatReport'; Kind = 'ThreatReport'; With = @{ Ignored = $true } }
        @{ Name = 'Set-CbAlertStatus'; Kind = 'Alert'; With = @{ Status = 'Resolved'; IgnoreReport = $true } }
        @{ Name = 'Get-CbAlert'; Kind = 'Watchlist'; With = @{} }
        @{ Name = 'Get-CbAlert'; Kind = 'Feed'; With = @{} }
        @{ Name = 'Get-CbProcess'; Kind = 'Sensor'; With = @{} }
        @{ Name = 'Get-CbFacet'; Kind = 'Sensor'; With = @{ Field = 'process_name' } }
    ) {
        $failure = Get-TestError { $object[$Kind] | & $Name -Session us @With }
        $failure.Id, $failure.Ends | Should -Be CbInvalidArgument, $false
        $failure.Text | Should -BeLike "*is of $euName, and the session 'us' leads to $usName*"
        Get-TestRequest /api/* -Server $us | Should -BeNullOrEmpty
    }

    It 'is changed at its own server, whatever is the default' {
        $object.Watchlist | Set-CbWatchlist -Description 'changed there'
        (Get-CbWatchlist 'Net view' -Session eu).Description | Should -Be 'changed there'
        Get-Change | Should -BeNullOrEmpty
        ($object.Feed | Get-CbFeed).Server | Should -Be $euName
    }
}

Describe 'An object that is known by what it is' {
    It 'may be looked for elsewhere' {
        $binary = Get-CbBinary -Session eu -First 1
        ($binary | Get-CbProcess -Session us -First 1).Server | Should -Be $usName
        (Get-CbSensor fin-ws-01 -Session eu | Get-CbAlert -Session us -First 1).Server | Should -Be $usName
    }

    It 'has its ban read where it came from' {
        $ban = Get-CbBannedHash -Session eu -Enabled $true
        $null = $ban | Set-CbBannedHash -Reason 'Case 77'
        ($ban | Get-CbBannedHash).Reason | Should -Be 'Case 77'
        (Get-CbBinary -Md5 $ban.Md5 -Session eu | Get-CbBannedHash).Server | Should -Be $euName
        ($ban | Get-CbBannedHash -Session us).Server | Should -Be $usName
    }
}

Describe 'Objects of several servers' {
    BeforeAll {
        $sensors = @(Get-CbSensor fin-ws-01 -Session eu) + @(Get-CbSensor sql01 -Session us)
    }

    It 'are not searched at one of them alone by <_>' -ForEach 'Get-CbProcess', 'Get-CbAlert' {
        $failure = Get-TestError { & $_ -Sensor $sensors }
        $failure.Id, $failure.Target.Id | Should -Be CbInvalidArgument, $sensors[1].Id
        $failure.Text | Should -BeLike "*is of $usName, and others are of $euName. Pipe them in*"
    }

    It 'are each searched at their own by pipeline' {
        ($sensors | Get-CbProcess -GroupBy hostname).Server | Should -Be $euName, $usName
    }
}

Describe 'Objects of a session that was closed' {
    It 'are read again when the user is connected to the server under that name again' {
        $found = Get-CbProcess -Session eu -First 1
        Disconnect-CbServer eu
        (Get-TestError { $found | Get-CbProcess }).Id | Should -Be CbNotConnected

        # The same name, another server.
        Connect-TestServer -Server $us -With @{ Name = 'eu' }
        (Get-TestError { $found | Get-CbProcess }).Id | Should -Be CbNotConnected
        Connect-TestServer -Server $eu -With @{ Name = 'eu' }
        ($found | Get-CbProcess).UniqueId | Should -Be $found.UniqueId
        Connect-TestServer -Server $us -With @{ Name = 'us' }
    }
}
