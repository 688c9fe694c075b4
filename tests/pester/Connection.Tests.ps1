BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    Enter-TestHome (Join-Path $TestDrive 'home')
    $server = Start-TestServer
    $token = ConvertTo-TestSecret $server.adminToken
}

AfterAll {
    Stop-TestServer
    Exit-TestHome
}

Describe 'Connect-CbServer' {
    AfterEach {
        Disconnect-TestServer
    }

    It 'writes nothing and makes the session the default' {
        Connect-TestServer | Should -BeNullOrEmpty
        (Get-CbSession).IsDefault | Should -BeTrue
    }

    It 'gives the session with -PassThru' {
        $session = Connect-TestServer -With @{ PassThru = $true; Name = 'eu' }
        $session | Should -BeOfType CbResponse.CbSession
        $session.Name | Should -Be 'eu'
        $session.Version.Major | Should -Be 7
        $session.Connected.Kind | Should -Be 'Utc'
    }

    It 'takes address and token by position' {
        Connect-CbServer $server.url $token -CertificateAuthority $server.caFile
        (Get-CbSession).Uri | Should -Be "$($server.url)/"
    }

    It 'takes a credential whose password is the token' {
        Connect-CbServer $server.url -Credential (Get-TestCredential) -CertificateAuthority $server.caFile
        Get-CbServerInfo | Should -Not -BeNullOrEmpty
    }

    It 'reads <_> as the address of the server' -ForEach @(
        'host and port alone', 'a trailing slash', 'the address of the API', 'the address of the console'
    ) {
        $address = switch ($_) {
            'host and port alone' { ([uri]$server.url).Authority }
            'a trailing slash' { "$($server.url)/" }
            'the address of the API' { "$($server.url)/api/v1" }
            'the address of the console' { "$($server.url)/#/hosts" }
        }
        $session = Connect-CbServer $address $token -CertificateAuthority $server.caFile -PassThru
        $session.Uri | Should -Be "$($server.url)/"
    }

    It 'names the session after the host, unless it is given a name' {
        Connect-TestServer
        (Get-CbSession).Name | Should -Be '127.0.0.1'
    }

    It 'asks only what any user may ask' {
        Clear-TestRequest
        Connect-TestServer -Token $server.userToken
        (Get-TestRequest).path | Should -Be '/api/info'
        (Get-TestRequest).authenticated | Should -Be 'user'
    }

    It 'can be called twice, and the newer session stands in the place of the older' {
        $first = Connect-TestServer -With @{ PassThru = $true; Name = 'eu' }
        $second = Connect-TestServer -With @{ PassThru = $true; Name = 'EU' }
        Get-CbSession | Should -Be $second
        $first.IsClosed | Should -BeFalse -Because 'objects in hand still belong to it'
        $first.IsDefault | Should -BeFalse
    }

    It 'trusts the one certificate whose <_> thumbprint is given' -ForEach 'SHA-256', 'SHA-1', 'colon-separated' {
        $thumbprint = switch ($_) {
            'SHA-256' { $server.certificateThumbprint }
            'SHA-1' { $server.certificateThumbprintSha1 }
            'colon-separated' { ($server.certificateThumbprint -split '(..)' | Where-Object { $_ }) -join ':' }
        }
        Connect-CbServer $server.url $token -CertificateThumbprint $thumbprint
        Get-CbServerInfo | Should -Not -BeNullOrEmpty
    }

    It 'warns when it is told to accept any certificate, and shows the one to pin' {
        $run = Invoke-TestScript { Connect-CbServer $server.url $token -SkipCertificateCheck }
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings | Should -HaveCount 1
        $run.Warnings | Should -BeLike "*can read the API token*-CertificateThumbprint $($server.certificateThumbprint)*"
    }

    It 'warns of a token in plain text, once in a session' {
        $runspace = Start-TestPipeline -Variable @{ server = $server; token = $server.adminToken } -Script {
            Connect-CbServer $server.url $token -CertificateAuthority $server.caFile
            Connect-CbServer $server.url $token -CertificateAuthority $server.caFile
        }
        $runspace.Shell.EndInvoke($runspace.Handle)
        $runspace.Shell.Streams.Warning | Should -HaveCount 1
        $runspace.Shell.Streams.Warning[0].Message | Should -BeLike '*plain text*Read-Host -AsSecureString*'
        $runspace.Shell.Dispose()
    }

    It 'says what is missing when only the address is given and nobody can be asked' {
        $runspace = Start-TestPipeline -Variable @{ server = $server } -Script { Connect-CbServer $server.url }
        $runspace.Shell.EndInvoke($runspace.Handle)
        $failure = Format-TestError $runspace.Shell.Streams.Error[0]
        $failure.Id | Should -Be 'CbInvalidArgument'
        $failure.Text | Should -BeLike '*-Token, -Credential or -Profile*'
        $runspace.Shell.Dispose()
    }

    It 'takes time limit, retries and a direct way as settings of the session' {
        Connect-TestServer -With @{ TimeoutSec = 30; MaximumRetryCount = 0; NoProxy = $true }
        Add-TestFault /api/info @{ kind = 'status'; status = 503; headers = @{ 'Retry-After' = '0' } } -Count 1
        Clear-TestRequest
        (Get-TestError { Get-CbServerInfo }).Id | Should -Be 'CbServerBusy'
        Get-TestRequest /api/info | Should -HaveCount 1
        Clear-TestFault
    }

    It 'tells the server who asks' {
        Clear-TestRequest
        Connect-TestServer
        (Get-TestRequest).headers.'User-Agent' | Should -BeLike 'CbResponse.PowerShell/* PowerShell/*'
    }

    It 'speaks plain HTTP to this machine, for rehearsals' {
        $plain = Start-TestServer -ArgumentList '--http'
        Connect-CbServer $plain.url (ConvertTo-TestSecret $plain.adminToken)
        (Get-CbServerInfo).Version.Major | Should -Be 7
        Stop-TestServer $plain
    }

    It 'goes through a proxy when it is given one' {
        # A port where nothing listens stands for a proxy that is down: the request must have gone there.
        $closed = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $closed.Start()
        $port = $closed.LocalEndpoint.Port
        $closed.Stop()
        Clear-TestRequest
        $failure = Get-TestError { Connect-TestServer $server -With @{ Proxy = "http://127.0.0.1:$port" } }
        $failure.Id | Should -Be 'CbConnectionFailed'
        Get-TestRequest | Should -BeNullOrEmpty
    }
}

Describe 'Connect-CbServer -WhatIf' {
    It 'does not exist, since connecting changes nothing' {
        (Get-Command Connect-CbServer).Parameters.Keys | Should -Not -Contain 'WhatIf'
    }
}

Describe 'Test-CbConnection' {
    BeforeEach {
        Disconnect-TestServer
    }

    AfterEach {
        Clear-TestFault
    }

    It 'goes the way step by step' {
        $steps = Test-CbConnection $server.url $token -CertificateAuthority $server.caFile
        $steps.Step | Should -Be 'Dns', 'Tcp', 'Tls', 'Authentication', 'Version'
        $steps.Outcome | Should -Be (@('Passed') * 5)
        $steps[2].Certificate.Sha256Thumbprint | Should -Be $server.certificateThumbprint
    }

    It 'makes no session' {
        $null = Test-CbConnection $server.url $token -CertificateAuthority $server.caFile
        Get-CbSession | Should -BeNullOrEmpty
    }

    It 'tests the default session when it is told nothing' {
        Connect-TestServer
        (Test-CbConnection).Server | Select-Object -Unique | Should -Be ([uri]$server.url).Authority
    }

    It 'tests a session by <_>' -ForEach 'name', 'object' {
        $session = Connect-TestServer -With @{ PassThru = $true; Name = 'eu' }
        $with = if ($_ -eq 'name') { 'eu' } else { $session }
        (Test-CbConnection -Session $with -Quiet) | Should -BeTrue
    }

    It 'says of an unknown session which ones there are' {
        Connect-TestServer -With @{ Name = 'eu' }
        $failure = Get-TestError { Test-CbConnection -Session us }
        $failure.Id | Should -Be 'CbSessionNotFound'
        $failure.Text | Should -BeLike "*'us'*eu*"
    }

    It 'says of a closed session that it is closed' {
        $session = Connect-TestServer -With @{ PassThru = $true }
        $session | Disconnect-CbServer
        (Get-TestError { Test-CbConnection -Session $session }).Id | Should -Be 'CbNotConnected'
    }

    It 'tests a profile' {
        Set-CbProfile lab $server.url $token -CertificateAuthority $server.caFile
        Test-CbConnection -Profile lab -Quiet | Should -BeTrue
    }

    It 'answers yes or no with -Quiet, and writes no error' {
        $run = Invoke-TestScript { Test-CbConnection $server.url (ConvertTo-TestSecret 'wrong') -CertificateAuthority $server.caFile -Quiet }
        $run.Output | Should -Be $false
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'stops at the step <Step> when <What>' -ForEach @(
        @{ Step = 'Tls'; What = 'the certificate is not trusted' }
        @{ Step = 'Authentication'; What = 'the token is wrong' }
        @{ Step = 'Http'; What = 'the server fails' }
        @{ Step = 'Http'; What = 'it is no EDR server' }
        @{ Step = 'Version'; What = 'the server is too old' }
        @{ Step = 'Tcp'; What = 'the port is closed' }
        @{ Step = 'Dns'; What = 'the host is unknown' }
    ) {
        $with = @{ CertificateAuthority = $server.caFile; MaximumRetryCount = 0; Token = $token; Uri = $server.url }
        switch ($What) {
            'the certificate is not trusted' { $with.Remove('CertificateAuthority') }
            'the token is wrong' { $with.Token = ConvertTo-TestSecret 'wrong' }
            'the server fails' { Add-TestFault /api/info @{ kind = 'status'; status = 500; body = 'Unhandled exception.' } }
            'it is no EDR server' { Add-TestFault /api/info @{ kind = 'body'; body = '<html><title>Welcome</title></html>'; contentType = 'text/html' } }
            'the server is too old' { Add-TestFault /api/info @{ kind = 'body'; body = '{"version": "4.2.1"}'; contentType = 'application/json' } }
            'the port is closed' { $with.Uri = 'https://127.0.0.1:1' }
            'the host is unknown' { $with.Uri = 'https://no-such-host.invalid' }
        }
        $steps = Test-CbConnection @with
        $steps[-1].Step | Should -Be $Step
        $steps[-1].Outcome | Should -Be 'Failed'
        $steps[-1].Detail | Should -Not -BeNullOrEmpty
        $steps | Select-Object -SkipLast 1 | ForEach-Object Outcome | Should -Not -Contain 'Failed'
    }

    It 'says what would be wrong with a certificate that is not checked' {
        $tls = Test-CbConnection $server.url $token -SkipCertificateCheck | Where-Object Step -EQ Tls
        $tls.Outcome | Should -Be 'Passed'
        $tls.Advice | Should -BeLike '*not checked*'
    }
}

Describe 'A server of version <_>' -ForEach '5.2', '6.2', '7.1', '7.6' {
    It 'is connected to, by users without the right of an administrator too' {
        $old = Start-TestServer -ArgumentList '--server-version', $_
        $session = Connect-TestServer $old -Token $old.userToken -With @{ PassThru = $true }
        "$($session.Version)" | Should -BeLike "$_*"
        Stop-TestServer $old
    }
}
