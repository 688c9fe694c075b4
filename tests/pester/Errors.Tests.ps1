BeforeDiscovery {
    $html = 'text/html'
    $json = 'application/json'
    $text = 'text/plain'
    # What the server does to a search, and the error that a user gets.
    $answers = @(
        @{ What = 'refuses the right (403)'; Fault = @{ kind = 'status'; status = 403 }; Id = 'CbPermissionDenied'; Category = 'PermissionDenied'; Like = '*lacks the right*administrator*' }
        @{ What = 'cannot parse the query (400 with a reason)'; Fault = @{ kind = 'status'; status = 400; body = '{"reason": "query_malformed_syntax"}'; contentType = $json }; Id = 'CbInvalidQuery'; Category = 'InvalidArgument'; Like = '*query_malformed_syntax*quotes and parentheses*'; Ends = $true }
        @{ What = 'cannot parse the query (400 with the other reason)'; Fault = @{ kind = 'status'; status = 400; body = '{"reason": "query_syntax_error"}'; contentType = $json }; Id = 'CbInvalidQuery'; Category = 'InvalidArgument'; Like = '*query_syntax_error*'; Ends = $true }
        @{ What = 'refuses the request (400 with words)'; Fault = @{ kind = 'status'; status = 400; body = 'rows must be a number'; contentType = $text }; Id = 'CbInvalidRequest'; Category = 'InvalidArgument'; Like = '*rows must be a number*' }
        @{ What = 'refuses the request (400 with a list)'; Fault = @{ kind = 'status'; status = 400; body = '["first complaint", "second"]'; contentType = $json }; Id = 'CbInvalidRequest'; Category = 'InvalidArgument'; Like = '*first complaint*' }
        @{ What = 'is in another state (409)'; Fault = @{ kind = 'status'; status = 409; body = 'Ban for md5 exists'; contentType = $text }; Id = 'CbConflict'; Category = 'ResourceExists'; Like = '*Ban for md5 exists*' }
        @{ What = 'does not offer it (405)'; Fault = @{ kind = 'status'; status = 405 }; Id = 'CbNotSupported'; Category = 'NotImplemented'; Like = '*version*' }
        @{ What = 'asks for fewer requests (429)'; Fault = @{ kind = 'status'; status = 429 }; Id = 'CbServerBusy'; Category = 'ResourceUnavailable'; Like = '*fewer requests*' }
        @{ What = 'fails (500 with words)'; Fault = @{ kind = 'status'; status = 500; body = 'Unhandled exception. Check logs for details.'; contentType = $text }; Id = 'CbServerError'; Category = 'InvalidResult'; Like = '*500*Unhandled exception. Check logs for details.*' }
        @{ What = 'has a gateway that gives up (502 as a page)'; Fault = @{ kind = 'status'; status = 502; body = '<html><head><title>502 Bad Gateway</title></head></html>'; contentType = $html }; Id = 'CbServerBusy'; Category = 'ResourceUnavailable'; Like = '*502 Bad Gateway*narrow*' }
        @{ What = 'is in maintenance (503 with Retry-After)'; Fault = @{ kind = 'status'; status = 503; headers = @{ 'Retry-After' = '3600' }; body = '<html><title>Maintenance</title></html>'; contentType = $html }; Id = 'CbServerBusy'; Category = 'ResourceUnavailable'; Like = '*Maintenance*' }
        @{ What = 'is slow beyond its gateway (504)'; Fault = @{ kind = 'status'; status = 504 }; Id = 'CbServerBusy'; Category = 'ResourceUnavailable'; Like = '*504*' }
        @{ What = 'tells an error with status 200'; Fault = @{ kind = 'body'; body = '{"errorMessage": "Solr is down"}'; contentType = $json }; Id = 'CbServerError'; Category = 'InvalidResult'; Like = '*Solr is down*' }
        @{ What = 'answers with a page and status 200'; Fault = @{ kind = 'body'; body = '<html><title>Log in</title></html>'; contentType = $html }; Id = 'CbUnexpectedResponse'; Category = 'InvalidData'; Like = '*web page*' }
        @{ What = 'answers with words and status 200'; Fault = @{ kind = 'body'; body = 'OK'; contentType = $text }; Id = 'CbUnexpectedResponse'; Category = 'InvalidData'; Like = '*' }
        @{ What = 'answers in another shape: a list'; Fault = @{ kind = 'body'; body = '[1, 2]'; contentType = $json }; Id = 'CbUnexpectedResponse'; Category = 'InvalidData'; Like = '*' }
        @{ What = 'answers in another shape: results that are no list'; Fault = @{ kind = 'body'; body = '{"total_results": 1, "results": {"id": 1}}'; contentType = $json }; Id = 'CbUnexpectedResponse'; Category = 'InvalidData'; Like = "*'results'*" }
        @{ What = 'answers in another shape: a field of a row'; Fault = @{ kind = 'body'; body = '{"total_results": 1, "results": [{"process_pid": [1]}]}'; contentType = $json }; Id = 'CbUnexpectedResponse'; Category = 'InvalidData'; Like = "*'results``[0``].process_pid'*" }
        @{ What = 'redirects to elsewhere'; Fault = @{ kind = 'redirect'; location = 'https://elsewhere.example/login' }; Id = 'CbInvalidRequest'; Category = 'InvalidArgument'; Like = '*https://elsewhere.example/login*token was not sent*' }
        @{ What = 'closes the connection'; Fault = @{ kind = 'reset' }; Id = 'CbConnectionFailed'; Category = 'ConnectionError'; Like = '*connection*'; Ends = $true }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    $token = ConvertTo-TestSecret $server.adminToken
    Connect-TestServer -With @{ MaximumRetryCount = 0; Name = 'eu' }
}

AfterAll {
    Stop-TestServer
}

Describe 'A search, when the server' {
    AfterEach {
        Clear-TestFault
    }

    It '<What>' -ForEach $answers {
        Add-TestFault /api/v1/process $Fault
        $failure = Get-TestError { Get-CbProcess process_name:net.exe }
        $failure.Id | Should -Be $Id
        $failure.Category | Should -Be $Category
        $failure.Target | Should -Be 'process_name:net.exe'
        $failure.Text | Should -BeLike $Like
        $failure.Ends | Should -Be ([bool] $Ends)
    }

    It 'does not know the token any more (401 as a page)' {
        Add-TestFault /api/v1/process @{ kind = 'status'; status = 401 }
        $failure = Get-TestError { Get-CbProcess }
        $failure.Id | Should -Be 'CbAuthenticationFailed'
        $failure.Category | Should -Be 'AuthenticationError'
        $failure.Ends | Should -BeTrue
        $failure.Text | Should -BeLike '*does not accept the API token*profile page*'
    }

    It 'breaks off in the middle: the rows before come out, and the error says how many' {
        Add-TestFault /api/v1/process @{ kind = 'truncate'; bytes = 30000 }
        $run = Invoke-TestScript { Get-CbProcess -Sort 'start asc' }
        $run.Output.Count | Should -BeGreaterThan 5
        $run.Errors | Should -HaveCount 1
        $failure = Format-TestError $run.Errors[0]
        $failure.Id | Should -Be 'CbUnexpectedResponse'
        $failure.Text | Should -BeLike "*$($run.Output.Count) rows*"
        Clear-TestFault
        $run.Output.UniqueId | Should -Be (Get-CbProcess -Sort 'start asc' -First $run.Output.Count).UniqueId
    }

    It 'announces more bytes than it sends: no row is lost' {
        $expected = Get-CbProcess -Sort 'start asc' -First 50
        Add-TestFault /api/v1/process @{ kind = 'contentLength'; delta = 100 } -Count 1
        $run = Invoke-TestScript { Get-CbProcess -Sort 'start asc' -First 50 }
        $run.Output.UniqueId | Should -Be $expected.UniqueId
    }

    It 'falls silent in the middle: the rows before come out, and then it is a timeout' {
        Connect-TestServer -With @{ MaximumRetryCount = 0; TimeoutSec = 1; Name = 'hasty' }
        Add-TestFault /api/v1/process @{ kind = 'stall'; bytes = 30000 }
        $run = Invoke-TestScript { Get-CbProcess -Session hasty }
        $run.Output.Count | Should -BeGreaterThan 5
        $run.Errors | Should -HaveCount 1
        $failure = Format-TestError $run.Errors[0]
        $failure.Id | Should -Be 'CbTimeout'
        $failure.Category | Should -Be 'OperationTimeout'
        $failure.Text | Should -BeLike '*silent for 1 second*'
        Disconnect-CbServer hasty
        Connect-TestServer -With @{ MaximumRetryCount = 0; Name = 'eu' }
    }

    It 'goes away between two pages: a variable still holds the rows that came' {
        Add-TestFault /api/v1/process @{ kind = 'reset' } -Skip 2
        $rows = $null
        $rows = Get-CbProcess -Sort 'start asc' -PageSize 20 -ErrorAction SilentlyContinue -ErrorVariable failure
        $rows | Should -HaveCount 40
        $failure | Should -HaveCount 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'CbConnectionFailed,*'
        { Get-CbProcess -Sort 'start asc' -PageSize 20 -ErrorAction Stop } | Should -Throw -ErrorId 'CbConnectionFailed,*'
    }

    It 'knows no such process: the error names it, and where it was looked for' {
        $failure = Get-TestError { Get-CbProcess -Id 00000063-0000-1234-01da-6ec35ac2a480 -SegmentId 5 }
        $failure.Id | Should -Be 'CbObjectNotFound'
        $failure.Text | Should -Be "The server knows no such object: '00000063-0000-1234-01da-6ec35ac2a480' (GET /api/v2/process/00000063-0000-1234-01da-6ec35ac2a480/5)."
        (Get-TestError { Invoke-CbApi /api/v1/nothing }).Text | Should -Be 'The server knows no such object: GET /api/v1/nothing.'
    }

    It 'says more of a missing object than its status: the error has its words' {
        Add-TestFault /api/v1/sensor/5 @{ kind = 'status'; status = 404; body = 'Sensor 5 not found'; contentType = 'text/plain' }
        (Get-TestError { Invoke-CbApi /api/v1/sensor/5 }).Text | Should -Be 'The server knows no such object: GET /api/v1/sensor/5. The server says: Sensor 5 not found'
    }

    It 'refuses one of several: each target has its own outcome' {
        $ids = (Get-CbProcess process_name:net.exe -GroupBy id).Id | Select-Object -First 3
        Add-TestFault "/api/v2/process/$($ids[1])/*" @{ kind = 'status'; status = 500; body = 'Unhandled exception.'; contentType = 'text/plain' }
        $run = Invoke-TestScript { $ids | Get-CbProcess }
        $run.Output.Id | Should -Be $ids[0], $ids[2]
        $run.Errors | Should -HaveCount 1
        $run.Errors[0].TargetObject | Should -Be $ids[1]
    }

    It 'answers the next pages with an error: what came before is kept' {
        Add-TestFault /api/v1/process @{ kind = 'status'; status = 500; body = 'Unhandled exception.'; contentType = 'text/plain' } -Skip 2
        $run = Invoke-TestScript { Get-CbProcess -Sort 'start asc' -PageSize 20 }
        $run.Output | Should -HaveCount 40
        (Format-TestError $run.Errors[0]).Id | Should -Be 'CbServerError'
    }
}

Describe 'Connecting' {
    AfterEach {
        Clear-TestFault
    }

    It 'to a wrong host says so' {
        $failure = Get-TestError { Connect-CbServer https://no-such-host.invalid $token -NoProxy }
        $failure.Id | Should -Be 'CbConnectionFailed'
        $failure.Category | Should -Be 'ConnectionError'
        $failure.Target | Should -Be 'https://no-such-host.invalid/'
        $failure.Ends | Should -BeTrue
        $failure.Text | Should -BeLike "*'no-such-host.invalid'*DNS*"
    }

    It 'to a closed port says so' {
        $failure = Get-TestError { Connect-CbServer https://127.0.0.1:1 $token }
        $failure.Id | Should -Be 'CbConnectionFailed'
        $failure.Text | Should -BeLike '*127.0.0.1*refuses connections on port 1*'
    }

    It 'to a server whose certificate nobody here trusts shows the certificate, and which options help' {
        $failure = Get-TestError { Connect-CbServer $server.url $token }
        $failure.Id | Should -Be 'CbConnectionFailed'
        $failure.Text | Should -BeLike "*not trusted*-CertificateThumbprint $($server.certificateThumbprint)*-CertificateAuthority*-SkipCertificateCheck*"
        $failure.Record.Exception.Certificate.Sha256Thumbprint | Should -Be $server.certificateThumbprint
        [regex]::Matches($failure.Text, '[0-9A-F]{64}(.)').Groups.Where{ $_.Name -eq 1 }.Value | Sort-Object -Unique | Should -Be ' ' -Because 'a thumbprint is there to be copied'
    }

    It 'to a server whose certificate names another host says which option helps, and the option helps' {
        $other = Start-TestServer -ArgumentList '--certificate', 'wrong-host'
        $failure = Get-TestError { Connect-TestServer $other }
        $failure.Id | Should -Be 'CbConnectionFailed'
        $failure.Text | Should -BeLike '*made for another host name*-SkipHostNameCheck*'
        Connect-TestServer $other -With @{ SkipHostNameCheck = $true; Name = 'other' }
        Disconnect-CbServer other
        Stop-TestServer $other
    }

    It 'to a server that signs for itself works by its pin, and not by another authority' {
        $self = Start-TestServer -ArgumentList '--certificate', 'self-signed'
        (Get-TestError { Connect-CbServer $self.url (ConvertTo-TestSecret $self.adminToken) -CertificateAuthority $server.caFile }).Id | Should -Be 'CbConnectionFailed'
        Connect-CbServer $self.url (ConvertTo-TestSecret $self.adminToken) -CertificateThumbprint $self.certificateThumbprint -Name self
        Disconnect-CbServer self
        Stop-TestServer $self
    }

    It 'to a server that shows another certificate than the pinned one says so' {
        $failure = Get-TestError { Connect-CbServer $server.url $token -CertificateThumbprint ('0' * 64) }
        $failure.Id | Should -Be 'CbConnectionFailed'
        $failure.Text | Should -BeLike '*not the one that is pinned*'
    }

    It 'to a port that speaks plain HTTP says so' {
        $plain = Start-TestServer -ArgumentList '--http'
        $failure = Get-TestError { Connect-CbServer $plain.url.Replace('http:', 'https:') (ConvertTo-TestSecret $plain.adminToken) }
        $failure.Id | Should -Be 'CbConnectionFailed'
        $failure.Text | Should -BeLike '*plain HTTP*'
        Stop-TestServer $plain
    }

    It 'to an address without encryption is refused, and nothing is sent' {
        $failure = Get-TestError { Connect-CbServer http://edr.example.com $token }
        $failure.Id | Should -Be 'CbInvalidArgument'
        $failure.Text | Should -BeLike '*unencrypted*https://edr.example.com*'
    }

    It 'with a wrong token says so' {
        $failure = Get-TestError { Connect-CbServer $server.url (ConvertTo-TestSecret ('0' * 40)) -CertificateAuthority $server.caFile }
        $failure.Id | Should -Be 'CbAuthenticationFailed'
        $failure.Category | Should -Be 'AuthenticationError'
        $failure.Target | Should -Be "$($server.url)/"
        $failure.Text | Should -BeLike '*does not accept the API token*reset*'
    }

    It 'with <What> is refused before anything is sent' -ForEach @(
        @{ What = 'a token that holds a blank'; With = @{ Token = 'two words' }; Like = '*blank*' }
        @{ What = 'an address that is none'; With = @{ Uri = 'https://' }; Like = '*not a server address*' }
        @{ What = 'an address that holds a password'; With = @{ Uri = 'https://me:secret@edr.example.com' }; Like = '*user name or password*' }
        @{ What = 'a thumbprint that is none'; With = @{ CertificateThumbprint = 'abc' }; Like = '*SHA-256*' }
        @{ What = 'a pin and a skip'; With = @{ CertificateThumbprint = '0' * 64; SkipCertificateCheck = $true }; Like = '*-SkipCertificateCheck*' }
        @{ What = 'a pin and an authority'; With = @{ CertificateThumbprint = '0' * 64; CertificateAuthority = 'x.pem' }; Like = '*-CertificateThumbprint*' }
        @{ What = 'a proxy and none'; With = @{ NoProxy = $true; Proxy = 'http://proxy:8080' }; Like = '*-NoProxy*' }
        @{ What = 'a proxy account without a proxy'; With = @{ ProxyCredential = [pscredential]::Empty }; Like = '*-Proxy*' }
        @{ What = 'a proxy that is no address'; With = @{ Proxy = 'proxy' }; Like = "*'proxy'*http://proxy.example.com:8080*" }
    ) {
        Clear-TestRequest
        $all = @{ Uri = $server.url; Token = $token }
        foreach ($name in $With.Keys) { $all[$name] = if ($name -eq 'Token') { ConvertTo-TestSecret $With.Token } else { $With[$name] } }
        $failure = Get-TestError { Connect-CbServer @all }
        $failure.Id | Should -Be 'CbInvalidArgument'
        $failure.Category | Should -Be 'InvalidArgument'
        $failure.Text | Should -BeLike $Like
        Get-TestRequest | Should -BeNullOrEmpty
    }

    It 'with an authority file that <_> says so' -ForEach 'is missing', 'is no certificate' {
        $file = Join-Path $TestDrive 'ca.pem'
        if ($_ -eq 'is no certificate') { Set-Content $file 'hello' } else { Remove-Item $file -ErrorAction Ignore }
        $failure = Get-TestError { Connect-CbServer $server.url $token -CertificateAuthority $file }
        $failure.Id | Should -Be 'CbCredentialInvalid'
        $failure.Text | Should -BeLike '*ca.pem*'
    }

    It 'to a server before 5.0 says that it is too old' {
        Add-TestFault /api/info @{ kind = 'body'; body = '{"version": "4.2.1.150831.1642"}'; contentType = 'application/json' }
        $failure = Get-TestError { Connect-TestServer }
        $failure.Id | Should -Be 'CbNotSupported'
        $failure.Text | Should -BeLike '*4.2.1*5.0*'
    }

    It 'to something else than an EDR server says so' {
        Add-TestFault /api/info @{ kind = 'body'; body = '{"name": "printer"}'; contentType = 'application/json' }
        $failure = Get-TestError { Connect-TestServer }
        $failure.Id | Should -Be 'CbUnexpectedResponse'
        $failure.Text | Should -BeLike '*not as an EDR server*'
    }

    It 'that fails leaves the sessions as they were' {
        Connect-TestServer -With @{ MaximumRetryCount = 0; Name = 'eu' }
        $before = Get-CbSession
        $null = Get-TestError { Connect-CbServer https://127.0.0.1:1 $token -Name new }
        Get-CbSession | Should -Be $before
        (Get-CbSession).IsDefault | Should -BeTrue
    }
}

Describe 'An error record' {
    BeforeAll {
        Connect-TestServer -With @{ MaximumRetryCount = 0; Name = 'eu' }
    }

    AfterEach {
        Clear-TestFault
    }

    BeforeEach {
        Add-TestFault /api/v1/process @{ kind = 'status'; status = 500; body = 'Unhandled exception.'; contentType = 'text/plain' }
    }

    It 'ends a script with -ErrorAction Stop, and is caught by try' {
        $caught = try { Get-CbProcess -ErrorAction Stop } catch { $_ }
        $caught.FullyQualifiedErrorId | Should -Be 'CbServerError,CbResponse.PowerShell.GetCbProcess'
        $caught.CategoryInfo.Activity | Should -Be 'Get-CbProcess'
    }

    It 'is caught by the type of its exception' {
        $caught = try { Get-CbProcess -ErrorAction Stop } catch [CbResponse.CbServerException] { 'typed' }
        $caught | Should -Be 'typed'
    }

    It 'carries status, words and route of the server on its exception' {
        $exception = (Get-TestError { Get-CbProcess }).Record.Exception
        $exception.StatusCode | Should -Be 500
        $exception.ServerText | Should -Be 'Unhandled exception.'
        $exception.Route | Should -Be 'GET /api/v1/process'
        "$($exception.Kind)" | Should -Be 'ServerError'
    }

    It 'stands in $Error once, and in -ErrorVariable' {
        $Error.Clear()
        Get-CbProcess -ErrorAction SilentlyContinue -ErrorVariable kept
        $Error | Should -HaveCount 1
        $kept | Should -HaveCount 1
        $kept[0].FullyQualifiedErrorId | Should -BeLike 'CbServerError,*'
    }

    It 'leaves nothing in $Error with -ErrorAction Ignore' {
        $Error.Clear()
        Get-CbProcess -ErrorAction Ignore
        $Error | Should -HaveCount 0
    }

    It 'says what to do next' {
        (Get-TestError { Get-CbProcess }).Text | Should -BeLike '*log*'
        Clear-TestFault
        Add-TestFault /api/v1/process @{ kind = 'status'; status = 403 }
        $record = (Get-TestError { Get-CbProcess }).Record
        $record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'has no target of the cmdlet itself' {
        (Get-TestError { Get-CbProcess a }).Target | Should -BeOfType string
    }
}
