BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
}

AfterAll {
    Stop-TestServer
}

Describe 'Connect-CbServer' {
    It 'writes nothing and makes the session the default' {
        Connect-TestServer | Should -BeNullOrEmpty
        (Get-CbSession).IsDefault | Should -BeTrue
    }

    It 'gives the session with -PassThru' {
        $session = Connect-TestServer -With @{ PassThru = $true; Name = 'eu' }
        $session | Should -BeOfType CbResponse.CbSession
        $session.Name | Should -Be 'eu'
        $session.Version.Major | Should -Be 7
    }
}
