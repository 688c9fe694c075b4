BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $eu = Start-TestServer
    $us = Start-TestServer -ArgumentList '--server-version', '7.1'
}

AfterAll {
    Stop-TestServer
}

Describe 'The session that a cmdlet uses' {
    BeforeAll {
        $euSession = Connect-TestServer $eu -With @{ Name = 'eu'; PassThru = $true }
        $usSession = Connect-TestServer $us -With @{ Name = 'us'; PassThru = $true }
    }

    BeforeEach {
        Clear-TestRequest -Server $eu
        Clear-TestRequest -Server $us
    }

    AfterAll {
        Disconnect-TestServer
    }

    It 'is the one that was connected last' {
        (Get-CbServerInfo).Server | Should -Be ([uri]$us.url).Authority
        Get-CbSession | Where-Object IsDefault | Should -Be $usSession
    }

    It 'is the one of the name that -Session gives, in any case' {
        (Get-CbServerInfo -Session EU).Server | Should -Be ([uri]$eu.url).Authority
    }

    It 'is the object that -Session gives' {
        (Get-CbServerInfo -Session $euSession).Server | Should -Be ([uri]$eu.url).Authority
    }

    It 'is that of the object in the pipeline, and not the default' {
        $found = Get-CbProcess -Session eu -First 2
        Clear-TestRequest -Server $eu
        $again = $found | Get-CbProcess
        $again.UniqueId | Should -Be $found.UniqueId
        $again.Server | Select-Object -Unique | Should -Be ([uri]$eu.url).Authority
        Get-TestRequest -Server $eu | Should -HaveCount 2
        Get-TestRequest -Server $us | Should -BeNullOrEmpty
    }

    It 'is the one that -Session gives, whatever the object in the pipeline' {
        $found = Get-CbProcess -Session eu -First 1
        $other = $found | Get-CbProcess -Session us -ErrorAction Ignore
        @($other | Where-Object Server -NE ([uri]$us.url).Authority) | Should -BeNullOrEmpty
        Get-TestRequest /api/v2/process/* -Server $us | Should -Not -BeNullOrEmpty
        Get-TestRequest /api/v2/process/* -Server $eu | Should -BeNullOrEmpty
    }

    It 'is told by the objects that come out' {
        Get-CbProcess -Session eu -First 1 | ForEach-Object Server | Should -Be ([uri]$eu.url).Authority
        Get-CbProcess -First 1 | ForEach-Object Server | Should -Be ([uri]$us.url).Authority
    }

    It 'is asked for on every cmdlet that talks to a server' {
        foreach ($name in 'Get-CbProcess', 'Get-CbServerInfo', 'Invoke-CbApi', 'Test-CbConnection', 'Disconnect-CbServer') {
            (Get-Command $name).Parameters.Keys | Should -Contain 'Session' -Because $name
        }
    }
}

Describe 'Get-CbSession' {
    BeforeAll {
        Connect-TestServer $eu -With @{ Name = 'eu' }
        Connect-TestServer $us -With @{ Name = 'us' }
    }

    AfterAll {
        Disconnect-TestServer
    }

    It 'gets the default session alone' {
        (Get-CbSession -Default).Name | Should -Be us
    }

    It 'lists the sessions in the order of their connecting' {
        (Get-CbSession).Name | Should -Be 'eu', 'us'
        (Get-CbSession).IsDefault | Should -Be $false, $true
    }

    It 'finds by name, by wildcard, and by names from the pipeline' {
        (Get-CbSession eu).Name | Should -Be 'eu'
        (Get-CbSession ?s).Name | Should -Be 'us'
        ('us', 'eu' | Get-CbSession).Name | Should -Be 'us', 'eu'
    }

    It 'is silent about a pattern that matches nothing, and says so of a name' {
        Get-CbSession asia* | Should -BeNullOrEmpty
        $failure = Get-TestError { Get-CbSession asia }
        $failure.Id | Should -Be 'CbSessionNotFound'
        $failure.Category | Should -Be 'ObjectNotFound'
        $failure.Target | Should -Be 'asia'
        $failure.Ends | Should -BeFalse
        $failure.Text | Should -BeLike "*'asia'*eu, us*"
    }

    It 'shows no other runspace''s sessions' {
        $pipeline = Start-TestPipeline 'Get-CbSession'
        $null = $pipeline.Handle.AsyncWaitHandle.WaitOne()
        $pipeline.Output | Should -BeNullOrEmpty
        $pipeline.Shell.HadErrors | Should -BeFalse
        $pipeline.Shell.Dispose()
    }
}

Describe 'Without a session' {
    BeforeAll {
        Disconnect-TestServer
    }

    It '<_> says what to type' -ForEach 'Get-CbProcess', 'Get-CbServerInfo', 'Invoke-CbApi /api/info', 'Get-CbSession -Default' {
        $command = [scriptblock]::Create($_)
        $failure = Get-TestError { & $command }
        $failure.Id | Should -Be 'CbNotConnected'
        $failure.Category | Should -Be 'ConnectionError'
        $failure.Ends | Should -BeTrue
        $failure.Text | Should -BeLike '*Connect-CbServer https://edr.example.com -Token (Read-Host -AsSecureString)*'
    }

    It 'an unknown name is told from a missing connection' {
        $failure = Get-TestError { Get-CbProcess -Session eu }
        $failure.Id | Should -Be 'CbSessionNotFound'
        $failure.Text | Should -BeLike "*'eu'*No server is connected*"
    }
}

Describe 'Disconnect-CbServer' {
    BeforeEach {
        $euSession = Connect-TestServer $eu -With @{ Name = 'eu'; PassThru = $true }
        $usSession = Connect-TestServer $us -With @{ Name = 'us'; PassThru = $true }
    }

    AfterEach {
        Disconnect-TestServer
    }

    It 'closes the default session, and makes no other one the default' {
        Disconnect-CbServer | Should -BeNullOrEmpty
        Get-CbSession | Should -Be $euSession
        $failure = Get-TestError { Get-CbProcess -First 1 }
        $failure.Id | Should -Be 'CbNotConnected'
        $failure.Text | Should -BeLike '*-Session: eu*'
    }

    It 'closes sessions by name, by object and from the pipeline' {
        Disconnect-CbServer EU
        (Get-CbSession).Name | Should -Be 'us'
        Disconnect-CbServer $usSession
        Get-CbSession | Should -BeNullOrEmpty
        $usSession.IsClosed | Should -BeTrue
    }

    It 'closes all that Get-CbSession lists' {
        Get-CbSession | Disconnect-CbServer
        Get-CbSession | Should -BeNullOrEmpty
    }

    It 'goes on with the next after a name that it does not know' {
        $failure = Get-TestError { Disconnect-CbServer nowhere, eu }
        $failure.Id | Should -Be 'CbSessionNotFound'
        $failure.Ends | Should -BeFalse
        (Get-CbSession).Name | Should -Be 'us'
    }

    It 'says which sessions there are when none is the default' {
        Disconnect-CbServer
        $failure = Get-TestError { Disconnect-CbServer }
        $failure.Id | Should -Be 'CbNotConnected'
        $failure.Text | Should -BeLike '*eu*'
    }

    It 'leaves objects that say why they cannot be read again' {
        $found = Get-CbProcess -Session eu -First 1
        Disconnect-CbServer eu
        $failure = Get-TestError { $found | Get-CbProcess }
        $failure.Id | Should -Be 'CbNotConnected'
        $failure.Text | Should -BeLike "*'eu' was disconnected*Connect-CbServer*"
    }

    It 'leaves a session object that says that it is closed' {
        Disconnect-CbServer eu
        (Get-TestError { Get-CbProcess -Session $euSession }).Text | Should -BeLike "*'eu' was disconnected*"
        $euSession.IsClosed | Should -BeTrue
    }

    It 'ends a search that runs in another runspace, which says why' {
        Add-TestFault /api/v1/process @{ kind = 'hold' } -Server $us
        $pipeline = Start-TestPipeline 'Get-CbProcess -Session $session' -Variable @{ session = $usSession }
        Wait-TestCondition -For 'the search to arrive' -Until { Get-TestRequest /api/v1/process -Server $us }
        Disconnect-CbServer us
        $null = $pipeline.Handle.AsyncWaitHandle.WaitOne()
        $pipeline.Shell.EndInvoke($pipeline.Handle)
        $pipeline.Shell.Streams.Error | Should -HaveCount 1
        $failure = Format-TestError $pipeline.Shell.Streams.Error[0]
        $failure.Id | Should -Be 'CbNotConnected'
        $failure.Text | Should -BeLike '*was closed*'
        Clear-TestFault -Server $us
        $pipeline.Shell.Dispose()
    }

    It 'asks nothing of the server' {
        Clear-TestRequest -Server $us
        Disconnect-CbServer us
        Get-TestRequest -Server $us | Should -BeNullOrEmpty
    }
}

Describe 'A session of the same name' {
    It 'takes the place of the older one, whose objects still find their server' {
        Connect-TestServer $eu -With @{ Name = 'lab' }
        $found = Get-CbProcess -First 1
        Connect-TestServer $us -With @{ Name = 'lab' }
        Get-CbSession | Should -HaveCount 1
        ($found | Get-CbProcess).Server | Should -Be ([uri]$eu.url).Authority
        Disconnect-TestServer
    }
}

Describe 'A session object' {
    BeforeAll {
        $session = Connect-TestServer $eu -With @{ Name = 'eu'; PassThru = $true }
    }

    AfterAll {
        Disconnect-TestServer
    }

    It 'has no property that holds the token' {
        $session.PSObject.Properties.Name | Should -Be 'Name', 'Uri', 'Version', 'Connected', 'IsClosed', 'IsDefault'
        ($session | Format-List * -Force | Out-String) | Should -Not -Match $eu.adminToken
    }

    It 'cannot be changed' {
        @($session.PSObject.Properties | Where-Object IsSettable) | Should -BeNullOrEmpty
    }
}
