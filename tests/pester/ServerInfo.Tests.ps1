BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ MaximumRetryCount = 0 }
}

AfterAll {
    Stop-TestServer
}

Describe 'Get-CbServerInfo' {
    AfterEach {
        Clear-TestFault
    }

    It 'tells what the server tells of itself' {
        $info = Get-CbServerInfo
        $info | Should -BeOfType CbResponse.ServerInfo
        $info.Server | Should -Be ([uri]$server.url).Authority
        $info.VersionRelease | Should -Be '7.6.0-1'
        $info.LiveResponseEnabled | Should -BeTrue
        $info.IsHosted | Should -BeFalse
        $info.MaxSearchResultRows | Should -Be 10000
    }

    It 'compares versions as numbers' {
        $info = Get-CbServerInfo
        $info.Version.IsAtLeast(7, 6) | Should -BeTrue
        $info.Version.IsAtLeast(10) | Should -BeFalse
        $info.Version.Major | Should -Be 7
        $info.Version.Minor | Should -Be 6
    }

    It 'asks anew each time' {
        Clear-TestRequest
        $null = Get-CbServerInfo
        $null = Get-CbServerInfo
        Get-TestRequest /api/info | Should -HaveCount 2
    }

    It 'keeps what a newer server adds' {
        Add-TestFault /api/info @{ kind = 'body'; body = '{"version": "8.1.0.1", "cblrEnabled": true, "newSwitch": {"on": 1}}'; contentType = 'application/json' }
        $info = Get-CbServerInfo
        $info.Version.Major | Should -Be 8
        $info.AdditionalFields.Keys | Should -Contain 'newSwitch'
    }

    It 'writes an error about the server that fails, and no object' {
        Add-TestFault /api/info @{ kind = 'status'; status = 500; body = 'Unhandled exception. Check logs for details.'; contentType = 'text/plain' }
        $failure = Get-TestError { Get-CbServerInfo }
        $failure.Id | Should -Be 'CbServerError'
        $failure.Target | Should -Be "$($server.url)/"
        $failure.Text | Should -BeLike '*500*Unhandled exception. Check logs for details.*'
    }
}
