BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }

    function Get-LastRequest { @(Get-TestRequest)[-1] }
}

AfterAll {
    Stop-TestServer
}

Describe 'Invoke-CbApi' {
    BeforeEach {
        Clear-TestRequest
    }

    AfterEach {
        Clear-TestFault
    }

    It 'gives the answer as objects' {
        $answer = Invoke-CbApi /api/v1/process -Query @{ q = 'process_name:net.exe'; rows = 2 }
        $answer.total_results | Should -BeGreaterThan 2
        $answer.results | Should -HaveCount 2
        $answer.results[0].process_name | Should -Be 'net.exe'
    }

    It 'takes a path <_>' -ForEach 'with a slash', 'without a slash', 'with parameters of its own' {
        $path = switch ($_) {
            'with a slash' { '/api/info' }
            'without a slash' { 'api/info' }
            'with parameters of its own' { '/api/info?a=1%2B1&b' }
        }
        (Invoke-CbApi $path).version | Should -Not -BeNullOrEmpty
        (Get-LastRequest).path | Should -Be '/api/info'
    }

    It 'writes the items of a list one by one' {
        Add-TestFault /api/v1/feed @{ kind = 'body'; body = '[{"id": 1}, {"id": 2}]'; contentType = 'application/json' }
        (Invoke-CbApi /api/v1/feed).id | Should -Be 1, 2
        @(Invoke-CbApi /api/v1/feed | ForEach-Object { $_ }) | Should -HaveCount 2
    }

    It 'writes nothing for an empty answer, and an empty list' {
        Add-TestFault /api/v1/feed @{ kind = 'status'; status = 204 } -Count 1
        Invoke-CbApi /api/v1/feed | Should -BeNullOrEmpty
        Add-TestFault /api/v1/feed @{ kind = 'body'; body = '[]'; contentType = 'application/json' }
        @(Invoke-CbApi /api/v1/feed) | Should -HaveCount 0
    }

    It 'keeps values as the server sends them' {
        Add-TestFault /api/v1/x @{ kind = 'body'; body = '{"big": 9007199254740993, "half": 0.5, "no": false, "none": null, "when": "2024-03-05T06:07:08Z"}'; contentType = 'application/json' }
        $answer = Invoke-CbApi /api/v1/x
        $answer.big | Should -Be 9007199254740993
        $answer.half | Should -Be 0.5
        $answer.no | Should -BeFalse
        $answer.none | Should -Be $null
        $answer.when | Should -BeOfType string
        $answer.PSObject.Properties.Name | Should -Be 'big', 'half', 'no', 'none', 'when'
    }

    It 'gives text that is no JSON as text' {
        Add-TestFault /api/v1/x @{ kind = 'body'; body = 'plain words'; contentType = 'text/plain' }
        Invoke-CbApi /api/v1/x | Should -Be 'plain words'
    }

    It 'repeats a parameter for every item of a list, and encodes what needs it' {
        $null = Invoke-CbApi /api/v1/process -Query ([ordered]@{ q = 'cmdline:"a+b & c#"'; 'facet.field' = 'hostname', 'username'; rows = 0 })
        (Get-LastRequest).query | Should -BeLike '*facet.field=hostname&facet.field=username*'
        (Get-TestParameter (Get-LastRequest)).q | Should -Be 'cmdline:"a+b & c#"'
    }

    It 'sends a hashtable as JSON' {
        (Invoke-CbApi /api/v1/process -Method POST -Body @{ q = 'process_name:net.exe'; rows = 1 }).results | Should -HaveCount 1
        $request = Get-LastRequest
        $request.method | Should -Be 'POST'
        $request.headers.'Content-Type' | Should -BeLike 'application/json*'
        ($request.body | ConvertFrom-Json).rows | Should -Be 1
    }

    It 'sends <Name> as the JSON <Json>' -ForEach @(
        @{ Name = 'an object'; Body = [pscustomobject]@{ a = 1; b = 'ü' }; Json = '{"a":1,"b":"ü"}' }
        @{ Name = 'a list'; Body = @(1, 'two', $null); Json = '[1,"two",null]' }
        @{ Name = 'nested values'; Body = [ordered]@{ list = @(@{ x = $true }); none = $null }; Json = '{"list":[{"x":true}],"none":null}' }
        @{ Name = 'a text'; Body = 'text'; Json = '"text"' }
    ) {
        $null = Invoke-CbApi /api/v1/anything -Method POST -Body $Body -ErrorAction Ignore
        [System.Text.RegularExpressions.Regex]::Unescape((Get-LastRequest).body) | Should -Be $Json
    }

    It 'refuses a body that holds itself' {
        $body = @{ name = 'loop' }
        $body.self = $body
        $failure = Get-TestError { Invoke-CbApi /api/v1/x -Method POST -Body $body }
        $failure.Id | Should -Be 'CbInvalidArgument'
        Get-TestRequest | Should -BeNullOrEmpty
    }

    It 'refuses the address of <_>, so that the token stays with its server' -ForEach 'https://elsewhere.example/api/info', '//elsewhere.example/api' {
        $address = $_
        $failure = Get-TestError { Invoke-CbApi $address }
        $failure.Id | Should -Be 'CbInvalidArgument'
        $failure.Text | Should -BeLike '*/api/...*'
        Get-TestRequest | Should -BeNullOrEmpty
    }

    It 'uses the session that it is told' {
        Connect-TestServer -Token $server.userToken -With @{ Name = 'helpdesk' }
        Clear-TestRequest
        $null = Invoke-CbApi /api/info -Session helpdesk
        (Get-LastRequest).authenticated | Should -Be 'user'
        Disconnect-CbServer helpdesk
        $null = Invoke-CbApi /api/info -Session eu
        (Get-LastRequest).authenticated | Should -Be 'admin'
    }
}

Describe 'Invoke-CbApi -WhatIf' {
    BeforeEach {
        Clear-TestRequest
    }

    It 'sends no <_>' -ForEach 'POST', 'PUT', 'PATCH', 'DELETE' {
        Invoke-CbApi /api/v1/process -Session eu -Method $_ -Body @{ q = '' } -WhatIf | Should -BeNullOrEmpty
        Get-TestRequest | Should -BeNullOrEmpty
    }

    It 'reads all the same, since reading changes nothing' {
        (Invoke-CbApi /api/info -Session eu -WhatIf).version | Should -Not -BeNullOrEmpty
    }

    It 'writes no file' {
        $file = Join-Path $TestDrive 'whatif.json'
        Invoke-CbApi /api/info -Session eu -OutFile $file -WhatIf
        Get-ChildItem $TestDrive | Should -BeNullOrEmpty
        Get-TestRequest | Should -BeNullOrEmpty
    }

    It 'says what it would do, and where' {
        $run = Invoke-TestHost @"
Import-Module '$PSScriptRoot/TestServer.psm1'
Import-TestModule
Connect-CbServer -CertificateAuthority '$($server.caFile)' -Name eu
Invoke-CbApi /api/v1/feed -Method delete -WhatIf
"@ @{ CBAPI_URL = $server.url; CBAPI_TOKEN = $server.adminToken }
        $run.Output | Should -BeLike '*"Send DELETE" on target "/api/v1/feed (eu)"*'
    }
}

Describe 'Invoke-CbApi -OutFile' {
    BeforeEach {
        $file = Join-Path $TestDrive 'answer.json'
        Remove-Item $TestDrive/* -Force
    }

    AfterEach {
        Clear-TestFault
    }

    It 'writes the answer to the file, and nothing to the pipeline' {
        Invoke-CbApi /api/info -Session eu -OutFile $file | Should -BeNullOrEmpty
        (Get-Content $file -Raw | ConvertFrom-Json).version_release | Should -Be '7.6.0-1'
        (Get-ChildItem $TestDrive).Name | Should -Be 'answer.json'
    }

    It 'takes a path relative to where the user stands' {
        Push-Location $TestDrive
        Invoke-CbApi /api/info -Session eu -OutFile here.json
        Pop-Location
        Join-Path $TestDrive 'here.json' | Should -Exist
    }

    It 'keeps a file that exists, unless it is forced' {
        Set-Content $file 'mine'
        $failure = Get-TestError { Invoke-CbApi /api/info -Session eu -OutFile $file }
        $failure.Id | Should -Be 'CbConflict'
        $failure.Text | Should -BeLike '*-Force*'
        $failure.Target, $failure.Ends | Should -Be $file, $false
        Get-Content $file | Should -Be 'mine'
        Invoke-CbApi /api/info -Session eu -OutFile $file -Force
        Get-Content $file -Raw | Should -BeLike '*version*'
    }

    It 'leaves no half file behind when <_>' -ForEach 'the answer breaks off', 'the server refuses' {
        $fault = if ($_ -eq 'the answer breaks off') { @{ kind = 'truncate'; bytes = 20 } } else { @{ kind = 'status'; status = 403 } }
        Add-TestFault /api/info $fault
        Get-TestError { Invoke-CbApi /api/info -Session eu -OutFile $file } | Should -Not -BeNullOrEmpty
        Get-ChildItem $TestDrive | Should -BeNullOrEmpty
    }

    It 'keeps the old file when a forced download fails' {
        Set-Content $file 'mine'
        Add-TestFault /api/info @{ kind = 'truncate'; bytes = 20 }
        $null = Get-TestError { Invoke-CbApi /api/info -Session eu -OutFile $file -Force }
        Get-Content $file | Should -Be 'mine'
    }

    It 'says that a folder is missing' {
        $failure = Get-TestError { Invoke-CbApi /api/info -Session eu -OutFile (Join-Path $TestDrive 'no/such/folder.json') }
        $failure.Text | Should -BeLike '*folder.json*'
    }
}
