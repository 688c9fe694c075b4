BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    $token = ConvertTo-TestSecret $server.adminToken
    $userToken = ConvertTo-TestSecret $server.userToken
    Enter-TestHome (Join-Path $TestDrive 'home')
    $userFile = Join-Path $env:HOME '.carbonblack/credentials.response'

    function Write-CredentialFile([string] $Path, [string] $Text) {
        $null = New-Item -ItemType Directory -Path (Split-Path $Path) -Force
        [IO.File]::WriteAllText($Path, $Text)
        if ([IO.Path]::DirectorySeparatorChar -eq '/') { chmod 600 $Path }
    }
}

AfterAll {
    Stop-TestServer
    Exit-TestHome
}

BeforeDiscovery {
    $onUnix = [IO.Path]::DirectorySeparatorChar -eq '/'
    # The desktop build is made for Windows and knows no other rights.
    $readsUnixRights = $onUnix -and $env:CBRESPONSE_TEST_BUILD -ne 'desktop'
}

Describe 'The Python client''s credential files' {
    BeforeEach {
        Remove-Item "$env:HOME/*" -Recurse -Force
        $env:CBAPI_URL = $env:CBAPI_TOKEN = $env:CBAPI_SSL_VERIFY = $null
    }

    AfterEach {
        Disconnect-TestServer
    }

    It 'connect without a parameter through the section default' {
        Write-CredentialFile $userFile "[default]`nurl=$($server.url)`ntoken=$($server.adminToken)`nssl_cert_file=$($server.caFile)`n"
        Connect-CbServer
        (Get-CbSession).Uri | Should -Be "$($server.url)/"
        (Get-CbServerInfo).Version.Major | Should -Be 7
    }

    It 'connect through a section of any name, after which the session is named' {
        Write-CredentialFile $userFile "[eu-lab]`nurl=$($server.url)`ntoken=$($server.adminToken)`nssl_cert_file=$($server.caFile)`n"
        Connect-CbServer -Profile eu-lab
        (Get-CbSession).Name | Should -Be 'eu-lab'
    }

    It 'work unchanged with comments, colons, blanks, continuation lines and settings of other products' {
        Write-CredentialFile $userFile @"
# written years ago
[DEFAULT]
ssl_cert_file = $($server.caFile)

[default]
url: $($server.url)/
; the token of the service account
token    =   $($server.adminToken)
rabbitmq_user = cb
org_key = ABCD
ssl_force_tls_1_2 = True
"@
        Connect-CbServer
        (Get-CbServerInfo).Version.Major | Should -Be 7
    }

    It 'switch checks off as the Python client does: <Setting>' -ForEach @(
        @{ Setting = 'ssl_verify = false'; Warns = 1 }
        @{ Setting = 'ssl_verify = Off'; Warns = 1 }
        @{ Setting = "ssl_verify_hostname = no`nssl_cert_file = CA"; Warns = 0 }
    ) {
        Write-CredentialFile $userFile "[default]`nurl=$($server.url)`ntoken=$($server.adminToken)`n$($Setting.Replace('CA', $server.caFile))`n"
        $run = Invoke-TestScript { Connect-CbServer }
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings | Should -HaveCount $Warns
        Get-CbSession | Should -HaveCount 1
    }

    It 'override each other key by key: that of the current folder comes last' {
        Write-CredentialFile $userFile "[default]`nurl=https://elsewhere.invalid`ntoken=$($server.adminToken)`nssl_cert_file=$($server.caFile)`n"
        $project = Join-Path $env:HOME 'project'
        Write-CredentialFile "$project/.carbonblack/credentials.response" "[default]`nurl=$($server.url)`n"
        Push-Location $project
        Connect-CbServer
        (Get-CbSession).Uri | Should -Be "$($server.url)/"
        (Get-CbProfile default).Sources | Should -HaveCount 2
        Pop-Location
    }

    It 'are replaced by the files that -CredentialFile names' {
        Write-CredentialFile $userFile "[default]`nurl=https://elsewhere.invalid`ntoken=x`n"
        $other = Join-Path $env:HOME 'other.ini'
        Write-CredentialFile $other "[default]`nurl=$($server.url)`ntoken=$($server.adminToken)`nssl_cert_file=$($server.caFile)`n"
        Connect-CbServer -CredentialFile $other
        (Get-CbSession).Uri | Should -Be "$($server.url)/"
    }

    It 'give way to the environment variables when no profile is named' {
        Write-CredentialFile $userFile "[default]`nurl=https://elsewhere.invalid`ntoken=x`n"
        $env:CBAPI_URL = $server.url
        $env:CBAPI_TOKEN = $server.userToken
        Clear-TestRequest
        Connect-CbServer -CertificateAuthority $server.caFile
        (Get-TestRequest).authenticated | Should -Be 'user'
    }

    It 'win over the environment variables when a profile is named, with a warning that the Python client does otherwise' {
        Write-CredentialFile $userFile "[lab]`nurl=$($server.url)`ntoken=$($server.adminToken)`nssl_cert_file=$($server.caFile)`n"
        $env:CBAPI_URL = 'https://elsewhere.invalid'
        $env:CBAPI_TOKEN = 'x'
        $run = Invoke-TestScript { Connect-CbServer -Profile lab }
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings | Should -HaveCount 1
        $run.Warnings | Should -BeLike '*CBAPI_URL*Python*'
    }

    It 'count although one of the two environment variables is set' {
        Write-CredentialFile $userFile "[default]`nurl=$($server.url)`ntoken=$($server.adminToken)`nssl_cert_file=$($server.caFile)`n"
        $env:CBAPI_URL = 'https://elsewhere.invalid'
        Connect-CbServer
        (Get-CbSession).Uri | Should -Be "$($server.url)/"
    }

    It 'are joined by CBAPI_SSL_VERIFY where the environment names the server' {
        $env:CBAPI_URL = $server.url
        $env:CBAPI_TOKEN = $server.adminToken
        $env:CBAPI_SSL_VERIFY = 'False'
        $run = Invoke-TestScript { Connect-CbServer }
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings | Should -BeLike '*not checked*'
    }

    It 'yield to certificate parameters on the command line' {
        Write-CredentialFile $userFile "[default]`nurl=$($server.url)`ntoken=$($server.adminToken)`nssl_verify=false`n"
        $run = Invoke-TestScript { Connect-CbServer -CertificateThumbprint $server.certificateThumbprint }
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings | Should -BeNullOrEmpty
    }
}

Describe 'A credential file that cannot be used' {
    BeforeEach {
        Remove-Item "$env:HOME/*" -Recurse -Force
    }

    It 'that lacks the profile: the error lists the files and the profiles they hold' {
        Write-CredentialFile $userFile "[lab]`nurl=$($server.url)`ntoken=x`n"
        $failure = Get-TestError { Connect-CbServer -Profile prod }
        $failure.Id | Should -Be 'CbProfileNotFound'
        $failure.Category | Should -Be 'ObjectNotFound'
        $failure.Target | Should -Be 'prod'
        $failure.Text | Should -BeLike "*'prod'*$userFile*lab*"
    }

    It 'because there is none: the error lists the files that were searched' {
        $failure = Get-TestError { Connect-CbServer }
        $failure.Id | Should -Be 'CbProfileNotFound'
        $failure.Text | Should -BeLike "*'default'*credentials.response*$userFile*"
    }

    It 'because the named one is missing' {
        $failure = Get-TestError { Get-CbProfile -CredentialFile (Join-Path $env:HOME 'none.ini') }
        $failure.Id | Should -Be 'CbProfileNotFound'
        $failure.Text | Should -BeLike '*none.ini*'
    }

    It 'because it has no <_>' -ForEach 'url', 'token' {
        $lines = @{ url = "url=$($server.url)"; token = 'token=x' }
        $lines.Remove($_)
        Write-CredentialFile $userFile "[default]`n$($lines.Values -join "`n")`n"
        $failure = Get-TestError { Connect-CbServer }
        $failure.Id | Should -Be 'CbCredentialInvalid'
        $failure.Category | Should -Be 'InvalidData'
        $failure.Text | Should -BeLike "*'default' has no $_*$userFile*"
    }

    It 'because it is not in INI form: the error names the file and the line' {
        Write-CredentialFile $userFile "[default]`nthis is no setting`n"
        $failure = Get-TestError { Connect-CbServer }
        $failure.Id | Should -Be 'CbCredentialInvalid'
        $failure.Target | Should -Be $userFile
        $failure.Text | Should -BeLike "*$userFile*line 2*"
    }

    It 'because its address would send the token unencrypted' {
        Write-CredentialFile $userFile "[default]`nurl=http://edr.example.com`ntoken=x`n"
        $failure = Get-TestError { Connect-CbServer }
        $failure.Id | Should -Be 'CbCredentialInvalid'
        $failure.Text | Should -BeLike '*unencrypted*https://edr.example.com*'
    }

    It 'because it is unreadable' {
        # A lock keeps everybody out, whatever rights they have.
        $file = Join-Path $env:HOME 'locked.ini'
        Write-CredentialFile $file "[default]`nurl=x`n"
        $lock = [IO.File]::Open($file, 'Open', 'ReadWrite', 'None')
        try {
            $failure = Get-TestError { Connect-CbServer -CredentialFile $file }
        }
        finally {
            $lock.Dispose()
        }

        $failure.Id | Should -Be 'CbCredentialInvalid'
        $failure.Text | Should -BeLike '*locked.ini*cannot be read*'
    }

    if ($readsUnixRights) {
        It 'because it can be read by others: it works, with a warning that says how to mend it' {
            Write-CredentialFile $userFile "[default]`nurl=$($server.url)`ntoken=$($server.adminToken)`nssl_cert_file=$($server.caFile)`n"
            chmod 644 $userFile
            $run = Invoke-TestScript { Connect-CbServer }
            $run.Errors | Should -BeNullOrEmpty
            $run.Warnings | Should -HaveCount 1
            $run.Warnings | Should -BeLike "*$userFile*every user of this machine*chmod 600*"
            Disconnect-TestServer
        }
    }
}

Describe 'Get-CbProfile' {
    BeforeAll {
        Remove-Item "$env:HOME/*" -Recurse -Force
        Write-CredentialFile $userFile @"
[default]
url = $($server.url)
token = $($server.adminToken)
ssl_verify = false
[lab-eu]
url = https://eu.example.com
token = x
ssl_cert_file = /etc/ca.pem
[lab-us]
url = https://us.example.com
"@
    }

    It 'lists all profiles' {
        (Get-CbProfile).Name | Should -Be 'default', 'lab-eu', 'lab-us'
    }

    It 'finds by name, wildcard and names from the pipeline' {
        (Get-CbProfile lab-eu).Url | Should -Be 'https://eu.example.com'
        (Get-CbProfile lab*).Name | Should -Be 'lab-eu', 'lab-us'
        ('lab-us', 'default' | Get-CbProfile).Name | Should -Be 'lab-us', 'default'
    }

    It 'tells whether there is a token, and never which' {
        (Get-CbProfile).HasToken | Should -Be $true, $true, $false
        (Get-CbProfile | Format-List * -Force | Out-String) | Should -Not -Match $server.adminToken
        (Get-CbProfile | ConvertTo-Json -Depth 5) | Should -Not -Match $server.adminToken
    }

    It 'writes an error for a name that is not there, and goes on' {
        $run = Invoke-TestScript { Get-CbProfile nowhere, lab-eu }
        $run.Output.Name | Should -Be 'lab-eu'
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'CbProfileNotFound,*'
        $run.Errors[0].TargetObject | Should -Be 'nowhere'
        $run.Ended | Should -BeNullOrEmpty
    }

    It 'is silent about a pattern that matches nothing' {
        Get-CbProfile asia* | Should -BeNullOrEmpty
    }

    if ($readsUnixRights) {
        It 'warns of a readable file once, however many names come' {
            $file = Join-Path $env:HOME 'open.ini'
            Write-CredentialFile $file "[a]`nurl=x`n[b]`nurl=x`n"
            chmod 640 $file
            $run = Invoke-TestScript { 'a', 'b' | Get-CbProfile -CredentialFile $file }
            $run.Output.Name | Should -Be 'a', 'b'
            $run.Warnings | Should -HaveCount 1
            $run.Warnings | Should -BeLike '*its group*'
        }
    }
}

Describe 'Set-CbProfile' {
    BeforeEach {
        Remove-Item "$env:HOME/*" -Recurse -Force
    }

    It 'makes the file, the user''s own, with a profile that connects' {
        Set-CbProfile lab $server.url $token -CertificateAuthority $server.caFile | Should -BeNullOrEmpty
        Connect-CbServer -Profile lab
        (Get-CbServerInfo).Version.Major | Should -Be 7
        Disconnect-TestServer
    }

    if ($readsUnixRights) {
        It 'lets nobody else read the file and its folder' {
            Set-CbProfile lab $server.url $token
            [IO.File]::GetUnixFileMode($userFile) | Should -Be 'UserWrite, UserRead'
            [IO.File]::GetUnixFileMode((Split-Path $userFile)) | Should -Be 'UserExecute, UserWrite, UserRead'
        }
    }

    It 'writes what the Python client reads' {
        Set-CbProfile lab $server.url $token -SkipHostNameCheck -CertificateAuthority $server.caFile -Proxy http://proxy:8080 -NoProxy
        $lines = Get-Content $userFile
        $lines | Should -Contain '[lab]'
        $lines | Should -Contain "url = $($server.url)"
        $lines | Should -Contain "token = $($server.adminToken)"
        $lines | Should -Contain 'ssl_verify_hostname = False'
        $lines | Should -Contain "ssl_cert_file = $($server.caFile)"
        $lines | Should -Contain 'proxy = http://proxy:8080'
        $lines | Should -Contain 'ignore_system_proxy = True'
    }

    It 'changes what is given, and keeps other settings, profiles, comments and blank lines' {
        $before = @(
            '# production'
            '[default]'
            'url = https://old.example.com'
            '; keep me'
            'token = old'
            'rabbitmq_pass = secret'
            ''
            '[other]'
            'url=https://other.example.com'
        )
        Write-CredentialFile $userFile ($before -join "`n")
        Set-CbProfile default https://new.example.com
        Get-Content $userFile | Should -Be ($before -replace 'old.example', 'new.example')
    }

    It 'takes a setting out when it is empty, and switches one back with :$false' {
        Set-CbProfile lab https://a.example.com $token -CertificateThumbprint $server.certificateThumbprint -SkipHostNameCheck
        Set-CbProfile lab -CertificateThumbprint '' -SkipHostNameCheck:$false
        $lab = Get-CbProfile lab
        $lab.CertificateThumbprint | Should -BeNullOrEmpty
        $lab.VerifyHostName | Should -BeTrue
        $lab.HasToken | Should -BeTrue
    }

    It 'gives the profile with -PassThru' {
        $lab = Set-CbProfile lab https://a.example.com $token -PassThru
        $lab | Should -BeOfType CbResponse.CredentialProfile
        $lab.HasToken | Should -BeTrue
        $lab.Url | Should -Be 'https://a.example.com'
    }

    It 'touches no file with -WhatIf' {
        Set-CbProfile lab $server.url $token -WhatIf
        Get-ChildItem $env:HOME -Force -Recurse | Should -BeNullOrEmpty
        Set-CbProfile lab $server.url $token
        $before = Get-FileHash $userFile
        $time = (Get-Item $userFile).LastWriteTimeUtc
        Set-CbProfile lab https://other.example.com -WhatIf
        (Get-FileHash $userFile).Hash | Should -Be $before.Hash
        (Get-Item $userFile).LastWriteTimeUtc | Should -Be $time
    }

    It 'gives nothing with -WhatIf -PassThru' {
        Set-CbProfile lab $server.url $token -WhatIf -PassThru | Should -BeNullOrEmpty
    }

    It 'leaves nothing but the file behind' {
        Set-CbProfile lab $server.url $token
        (Get-ChildItem (Split-Path $userFile) -Force).Name | Should -Be 'credentials.response'
    }

    It 'warns of a token in plain text' {
        $runspace = Start-TestPipeline -Variable @{ token = $server.adminToken } -Script { Set-CbProfile lab https://a.example.com $token }
        $null = $runspace.Shell.EndInvoke($runspace.Handle)
        $runspace.Shell.Streams.Warning[0].Message | Should -BeLike '*plain text*'
        $runspace.Shell.Dispose()
    }

    It 'writes to the file that -CredentialFile names' {
        $file = Join-Path $env:HOME 'team.ini'
        Set-CbProfile lab $server.url $token -CredentialFile $file
        $file | Should -Exist
        $userFile | Should -Not -Exist
    }

    It 'refuses <What>, and touches no file' -ForEach @(
        @{ What = 'an address without encryption'; With = @{ Uri = 'http://edr.example.com' }; Like = '*unencrypted*' }
        @{ What = 'a name that no section can have'; With = @{ Name = 'a]b'; Uri = 'https://a.example.com' }; Like = '*name*' }
        @{ What = 'a thumbprint that is none'; With = @{ CertificateThumbprint = '12:34' }; Like = '*SHA-256*' }
        @{ What = 'protection without a token'; With = @{ Protection = 'User' }; Like = '*-Token*' }
        @{ What = 'to store nothing'; With = @{}; Like = '*nothing to store*' }
    ) {
        $all = @{ Name = 'lab' } + @{}
        foreach ($key in $With.Keys) { $all[$key] = $With[$key] }
        $failure = Get-TestError { Set-CbProfile @all }
        $failure.Id | Should -Be 'CbInvalidArgument'
        $failure.Text | Should -BeLike $Like
        $userFile | Should -Not -Exist
    }

    It 'says which file cannot be written' {
        $file = Join-Path $TestDrive 'a file'
        Set-Content $file 'no folder'
        $failure = Get-TestError { Set-CbProfile lab https://edr.example.com -CredentialFile "$file/below" }
        $failure.Id | Should -Be 'CbCredentialInvalid'
        $failure.Text | Should -BeLike "*'*a file*below' cannot be written*"
    }

    It 'says that only Windows protects tokens, and stores none in the open instead' -Skip:(-not $onUnix) {
        $failure = Get-TestError { Set-CbProfile lab $server.url $token -Protection User }
        $failure.Id | Should -Be 'CbCredentialInvalid'
        $failure.Text | Should -BeLike '*Windows*'
        $userFile | Should -Not -Exist
    }
}

Describe 'Remove-CbProfile' {
    BeforeEach {
        Remove-Item "$env:HOME/*" -Recurse -Force
        Write-CredentialFile $userFile "# mine`n[a]`nurl = https://a.example.com`n`n[b]`nurl = https://b.example.com`n`n[c]`nurl = https://c.example.com`n"
    }

    It 'takes a profile out and keeps the others as they are' {
        Remove-CbProfile b -Confirm:$false
        Get-Content $userFile | Should -Be '# mine', '[a]', 'url = https://a.example.com', '', '[c]', 'url = https://c.example.com'
    }

    It 'takes names and profiles from the pipeline' {
        Get-CbProfile | Where-Object Name -NE 'a' | Remove-CbProfile -Confirm:$false
        (Get-CbProfile).Name | Should -Be 'a'
    }

    It 'writes an error for a name that is not there, and goes on' {
        $run = Invoke-TestScript { Remove-CbProfile nowhere, a -Confirm:$false }
        $run.Errors | Should -HaveCount 1
        $failure = Format-TestError $run.Errors[0]
        $failure.Id | Should -Be 'CbProfileNotFound'
        $failure.Target | Should -Be 'nowhere'
        (Get-CbProfile).Name | Should -Be 'b', 'c'
    }

    It 'touches no file with -WhatIf' {
        $before = (Get-FileHash $userFile).Hash
        Remove-CbProfile a, b -WhatIf
        (Get-FileHash $userFile).Hash | Should -Be $before
    }

    It 'asks before it removes' {
        # Nobody can answer here, so that asking is an error.
        $runspace = Start-TestPipeline 'Remove-CbProfile a'
        $null = $runspace.Shell.EndInvoke($runspace.Handle)
        $runspace.Shell.HadErrors | Should -BeTrue
        $runspace.Shell.Dispose()
        (Get-CbProfile).Name | Should -Be 'a', 'b', 'c'
    }
}
