# Programs and libraries: what is known of them, and their files, however the server and the disk behave.

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
    $example = (Get-CbBinary -OriginalFileName AdobeARMHelper.exe).Md5
    $unknown = '00000000000000000000000000000001'

    function Add-TestBinary {
        # A file of the server that no story has; its hash.
        param([hashtable] $With)

        (Invoke-TestControl -Path binaries -Method POST -Body $With).md5.ToUpperInvariant()
    }

    function Get-TestMd5 {
        param([string] $Path)

        $md5 = [System.Security.Cryptography.MD5]::Create()
        $file = [System.IO.File]::OpenRead((Convert-Path -LiteralPath $Path))
        try {
            [BitConverter]::ToString($md5.ComputeHash($file)).Replace('-', '')
        }
        finally {
            $file.Dispose()
            $md5.Dispose()
        }
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'Get-CbBinary' {
    BeforeEach {
        Clear-TestRequest
    }

    AfterEach {
        Clear-TestFault
    }

    It 'searches by a query, newest first' {
        $found = @(Get-CbBinary 'digsig_result:"Invalid Signature"')
        $found | ForEach-Object { $_ | Should -BeOfType CbResponse.Binary }
        $found.Count | Should -BeGreaterThan 0
        $found.SigningData.Result | Select-Object -Unique | Should -Be 'Invalid Signature'
        (Get-TestParameter (Get-TestRequest /api/v1/binary)).sort | Should -Be 'server_added_timestamp desc'
    }

    It 'brings everything without a limit' {
        $total = @(Get-CbBinary -IncludeTotalCount -First 0)[0]
        @(Get-CbBinary).Count | Should -Be $total
        @(Get-CbBinary -PageSize 7).Md5 | Select-Object -Unique | Should -HaveCount $total
        @(Get-CbBinary -First 3 -Skip 2).Md5 | Should -Be @(Get-CbBinary -First 5 | Select-Object -Last 3).Md5
    }

    It 'makes a query of its filters' {
        $with = @{
            FileName = 'net.exe', 'cmd.exe'; Path = 'system32\net.exe'; OriginalFileName = 'net.exe'; CompanyName = 'Microsoft*'; ProductName = 'a (b)'
            Publisher = 'Microsoft Windows'; SignatureStatus = 'Signed', 'Bad Signature'; HostName = 'fin-ws-01'; Group = 'Default Group'; OSType = 'windows'
            Is64Bit = $false; IsExecutable = $true; MinSize = 10; MaxSize = 2MB; FirstSeenAfter = '2020-01-01T00:00:00Z'; FirstSeenBefore = '2030-01-01T00:00:00Z'
            Sha256 = 'a' * 64
        }
        $null = Get-CbBinary 'host_count:1 or host_count:2' @with
        (Get-TestParameter (Get-TestRequest /api/v1/binary)).q | Should -Be (
            ('(host_count:1 or host_count:2) sha256:{0} (observed_filename:net.exe or observed_filename:cmd.exe) observed_filename:system32\net.exe original_filename:net.exe ' +
            'digsig_publisher:"Microsoft Windows" (digsig_result:Signed or digsig_result:"Bad Signature") product_name:"a (b)" company_name:Microsoft* hostname:fin-ws-01 ' +
            'group:"Default Group" os_type:windows is_64bit:false is_executable_image:true server_added_timestamp:[2020-01-01T00:00:00 TO 2030-01-01T00:00:00] orig_mod_len:[10 TO 2097152]') -f ('a' * 64))
    }

    It 'refuses filters between which nothing lies' {
        (Get-TestError { Get-CbBinary -MinSize 5 -MaxSize 4 }).Id | Should -Be 'CbInvalidArgument'
        (Get-TestError { Get-CbBinary -FirstSeenAfter 1h -FirstSeenBefore 2h }).Id | Should -Be 'CbInvalidArgument'
    }

    It 'groups what belongs together' {
        $binary = Get-CbBinary -Md5 $example
        $binary.VersionInfo.OriginalFileName | Should -Be $binary.OriginalFileName
        $binary.SigningData.Publisher | Should -Be $binary.Publisher
        $binary.Endpoints | ForEach-Object { $_.HostName | Should -Not -BeNullOrEmpty; $_.SensorId | Should -BeGreaterThan 0 }
        $binary.ConsoleUri | Should -Be "$($server.url)/#/binary/$example"
        $binary.IsTruncated | Should -BeFalse
        $scored = Get-CbBinary 'alliance_score_contosointel:[1 TO *]' -First 1
        $scored.AllianceScores['contosointel'] | Should -BeGreaterThan 0
    }

    It 'looks many hashes up in few requests, and names each unknown one once' {
        $hashes = @(1..250 | ForEach-Object { '{0:x32}' -f $_ }) + $example, $example.ToLowerInvariant(), 'nonsense'
        $run = Invoke-TestScript { $hashes | Get-CbBinary }
        @($run.Output).Md5 | Should -Be $example
        $run.Errors.Count | Should -Be 251
        @($run.Errors | Where-Object FullyQualifiedErrorId -EQ 'CbObjectNotFound,CbResponse.PowerShell.GetCbBinary').TargetObject | Select-Object -Unique | Should -HaveCount 250
        @($run.Errors | Where-Object FullyQualifiedErrorId -EQ 'CbInvalidId,CbResponse.PowerShell.GetCbBinary').TargetObject | Should -Be 'nonsense'
        $run.Ended | Should -BeNullOrEmpty
        @(Get-TestRequest /api/v1/binary).Count | Should -Be 2
    }

    It 'takes hashes of processes, rows and texts, in their order' {
        $process = Get-CbProcess process_name:net.exe -First 1
        ($process | Get-CbBinary).Md5 | Should -Be $process.Md5.ToUpperInvariant()
        $rows = 'Md5', 'Hash', 'ProcessMd5' | ForEach-Object { [pscustomobject]@{ $_ = $example } }
        $rows | ForEach-Object { ($_ | Get-CbBinary).Md5 | Should -Be $example }
        @(Get-CbBinary -Md5 $example, $process.Md5).Md5 | Should -Be $example, $process.Md5.ToUpperInvariant()
    }

    It 'asks the server that an object came from' {
        $process = Get-CbProcess process_name:net.exe -First 1 -Session eu
        Connect-TestServer -Token $server.userToken -With @{ Name = 'helpdesk' }
        Clear-TestRequest
        $null = $process | Get-CbBinary -ErrorAction Ignore
        (Get-TestRequest /api/v1/binary).authenticated | Should -Be 'admin'
        Disconnect-CbServer helpdesk
        Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
    }

    It 'says how common a binary is' {
        $process = Get-CbProcess process_name:net.exe -First 1
        $frequency = ($process | Get-CbBinary -IncludeFrequency).Frequency
        $frequency.HostCount | Should -BeGreaterThan 0
        $frequency.ProcessCount | Should -BeGreaterThan 0
        $frequency.Share | Should -Be ($frequency.ProcessCount / $frequency.TotalProcessCount)
        (Get-CbBinary -First 1).Frequency | Should -BeNullOrEmpty
    }

    It 'tells a failure of a lookup of each hash' {
        Add-TestFault /api/v1/binary @{ kind = 'status'; status = 500; body = 'broken' }
        $run = Invoke-TestScript { $example, $unknown | Get-CbBinary }
        @($run.Errors.TargetObject) | Should -Be $example, $unknown
    }

    It 'draws a table and a list' {
        $lines = @((Get-CbBinary -First 3 | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ })
        $lines[0] | Should -Match 'Md5 +Hosts +Size +Signature +FirstSeen +FileName'
        $lines | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 120 }
        Get-CbBinary -Md5 $example | Format-List | Out-String | Should -Match "(?m)^Md5 +: $example"
    }

    It 'completes queries and orders of its own index' {
        (Complete-TestText 'Get-CbBinary digsig_res').CompletionText | Should -Contain 'digsig_result:'
        (Complete-TestText 'Get-CbBinary -Sort host_c').CompletionText | Should -Be "'host_count asc'", "'host_count desc'"
    }
}

Describe 'Save-CbBinaryFile' {
    BeforeEach {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid().ToString('N')))).FullName
        Push-Location $folder
        Clear-TestRequest
    }

    AfterEach {
        Pop-Location
        Clear-TestFault
    }

    It 'saves into the current folder, under the hash, and writes nothing' {
        Save-CbBinaryFile $example | Should -BeNullOrEmpty
        (Get-ChildItem -Force $folder).Name | Should -Be $example
        [System.IO.File]::ReadAllBytes((Join-Path $folder $example))[0..1] | Should -Be 0x4D, 0x5A
    }

    It 'does what the worked example of the vendor''s client does' {
        $binary = Get-CbBinary -Md5 $example
        $file = $binary | Save-CbBinaryFile -Name Original -PassThru
        $file.Name | Should -Be $binary.OriginalFileName
        $stream = $file.OpenRead()
        -join [char[]]($stream.ReadByte(), $stream.ReadByte()) | Should -Be 'MZ'
        $stream.Dispose()
        Get-TestMd5 $file.FullName | Should -Be $example
    }

    It 'saves every form of archive, and just the file' {
        foreach ($form in 'usual', 'stored', 'streamed') {
            $md5 = Add-TestBinary @{ path = "c:\forms\$form.exe"; size = 300000; zip = $form; entries = @{ '../../evil.exe' = 'x'; 'C:\Windows\evil.dll' = 'x'; '/etc/cron.d/evil' = 'x' } }
            $file = Save-CbBinaryFile $md5 -PassThru
            Get-TestMd5 $file.FullName | Should -Be $md5
        }

        (Get-ChildItem -Force $folder).Count | Should -Be 3
        (Get-ChildItem -Force (Split-Path $folder)).Name -match 'evil' | Should -BeNullOrEmpty
    }

    It 'keeps the archive on request' {
        $file = Save-CbBinaryFile $example -AsZip -PassThru
        $file.Name | Should -Be "$example.zip"
        Expand-Archive $file.FullName (Join-Path $folder content)
        (Get-ChildItem (Join-Path $folder content)).Name | Should -Contain 'filedata'
        Get-TestMd5 (Join-Path $folder content/filedata) | Should -Be (Get-TestMd5 (Save-CbBinaryFile $example -PassThru).FullName)
    }

    It 'saves under the names that a binary has' {
        $md5 = Add-TestBinary @{ path = 'c:\users\anna\überweisung.exe'; originalName = 'Täglich 日本.exe' }
        (Save-CbBinaryFile $md5 -Name Original -PassThru).Name | Should -Be 'Täglich 日本.exe'
        (Save-CbBinaryFile $md5 -Name Observed -PassThru).Name | Should -Be 'überweisung.exe'
    }

    It 'makes a harmless name of <Name>' -ForEach @(
        @{ Name = '..\..\..\evil.exe'; Safe = 'evil.exe' }
        @{ Name = '/etc/cron.d/evil'; Safe = 'evil' }
        @{ Name = 'CON'; Safe = '_CON' }
        @{ Name = 'nul.txt'; Safe = '_nul.txt' }
        @{ Name = 'com1 .exe'; Safe = '_com1 .exe' }
        @{ Name = "COM$([char]0xB9).dll"; Safe = "_COM$([char]0xB9).dll" }
        @{ Name = 'a.exe:stream'; Safe = 'a.exe_stream' }
        @{ Name = '.bash_profile'; Safe = '_bash_profile' }
        @{ Name = '-rf'; Safe = '_rf' }
        @{ Name = 'tail. . .'; Safe = 'tail' }
        @{ Name = "invoice$([char]0x202E)fdp.exe"; Safe = 'invoice_fdp.exe' }
        @{ Name = "a$([char]7)b$([char]0x200B)c.exe"; Safe = 'a_b_c.exe' }
        @{ Name = 'Zürich Übersicht.exe'; Safe = 'Zürich Übersicht.exe' }
    ) {
        $md5 = Add-TestBinary @{ path = "c:\names\$([guid]::NewGuid()).exe"; originalName = $Name }
        (Save-CbBinaryFile $md5 -Name Original -PassThru).FullName | Should -Be (Join-Path $folder $Safe)
        (Get-ChildItem -Force $folder).Name | Should -Be $Safe
    }

    It 'falls back to the hash, and cuts what is too long' {
        $md5 = Add-TestBinary @{ path = 'c:\names\nothing.exe'; originalName = '...' }
        (Save-CbBinaryFile $md5 -Name Original -PassThru).Name | Should -Be $md5
        $md5 = Add-TestBinary @{ path = 'c:\names\long.exe'; originalName = ('日' * 300) + '.exe' }
        $name = (Save-CbBinaryFile $md5 -Name Original -PassThru).Name
        $name | Should -Match '^日+\.exe$'
        [System.Text.Encoding]::UTF8.GetByteCount($name) | Should -BeLessOrEqual 200
    }

    It 'never lets one binary take the place of another' {
        $both = 1..2 | ForEach-Object { Add-TestBinary @{ path = "c:\same\$_\setup.exe"; originalName = 'setup.exe'; size = 1000 + $_ } }
        $run = Invoke-TestScript { $both | Save-CbBinaryFile -Name Original -Force -PassThru }
        @($run.Output).Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'CbConflict,*'
        Get-TestMd5 (Join-Path $folder setup.exe) | Should -Be $both[0]
    }

    It 'refuses a file that is there, and overwrites it with -Force' {
        Set-Content $example old
        (Get-TestError { Save-CbBinaryFile $example }).Id | Should -Be 'CbConflict'
        Get-Content $example | Should -Be 'old'
        Save-CbBinaryFile $example -Force
        (Get-Item $example).Length | Should -BeGreaterThan 10
    }

    It 'reads only with -WhatIf' {
        Save-CbBinaryFile $example -WhatIf
        Get-ChildItem -Force $folder | Should -BeNullOrEmpty
        @(Get-TestRequest "/api/v1/binary/$example") | Should -BeNullOrEmpty
    }

    It 'leaves nothing of a file with another hash' {
        $md5 = Add-TestBinary @{ path = 'c:\wrong\hash.exe'; md5 = 'ffffffffffffffffffffffffffffff01' }
        $failure = Get-TestError { Save-CbBinaryFile $md5 }
        $failure.Id | Should -Be 'CbContentMismatch'
        $failure.Category | Should -Be 'InvalidData'
        $failure.Target | Should -Be $md5
        Get-ChildItem -Force $folder | Should -BeNullOrEmpty
    }

    It 'refuses a truncated copy unless it is allowed, and then says so' {
        $md5 = Add-TestBinary @{ path = 'c:\large\truncated.exe'; size = 900000; copied = 300000 }
        (Get-TestError { Save-CbBinaryFile $md5 }).Id | Should -Be 'CbContentTruncated'
        @(Get-TestRequest "/api/v1/binary/$md5") | Should -BeNullOrEmpty
        $run = Invoke-TestScript { Save-CbBinaryFile $md5 -AllowTruncated -PassThru }
        $run.Output[0].Name | Should -Be "$md5.truncated"
        $run.Output[0].Length | Should -Be 300000
        $run.Warnings | Should -HaveCount 1
        $run.Warnings[0] | Should -Match 'only the first .*300.*900'
    }

    It 'stops an archive that unpacks to more than was announced' {
        $md5 = Add-TestBinary @{ path = 'c:\bomb\bomb.exe'; size = 10000; bombMegabytes = 300 }
        (Get-TestError { Save-CbBinaryFile $md5 }).Id | Should -Be 'CbContentMismatch'
        Get-ChildItem -Force $folder | Should -BeNullOrEmpty
    }

    It 'goes on after a connection that broke in the middle of a file, and leaves nothing of it' {
        $large = Add-TestBinary @{ path = 'c:\large\cut.exe'; size = 5000000 }
        Add-TestFault "/api/v1/binary/$large" @{ kind = 'truncate'; bytes = 100000 }
        $run = Invoke-TestScript { $large, $unknown, $example | Save-CbBinaryFile -PassThru }
        @($run.Output).Name | Should -Be $example
        @($run.Errors).TargetObject | Should -Be $large, $unknown
        ($run.Errors[0].FullyQualifiedErrorId -split ',')[0] | Should -Be 'CbUnexpectedResponse'
        $run.Ended | Should -BeNullOrEmpty
        (Get-ChildItem -Force $folder).Name | Should -Be $example
    }

    It 'leaves nothing when it is stopped' {
        $large = Add-TestBinary @{ path = 'c:\large\stopped.exe'; size = 5000000 }
        Add-TestFault "/api/v1/binary/$large" @{ kind = 'stall'; bytes = 1000000 }
        $session = Get-CbSession eu
        $pipeline = Start-TestPipeline 'Save-CbBinaryFile $large -Path $folder -Session $session' @{ large = $large; folder = $folder; session = $session }
        Wait-TestCondition -For 'the download to begin' -Until { @(Get-ChildItem $folder -Filter *.partial).Count -eq 1 -and @(Get-TestRequest "/api/v1/binary/$large").Count -eq 1 }
        $pipeline.Shell.Stop()
        Get-ChildItem -Force $folder | Should -BeNullOrEmpty
        $pipeline.Shell.Dispose()
    }

    It 'says when the server has no copy' {
        $md5 = Add-TestBinary @{ path = 'c:\gone\gone.exe'; stored = $false }
        $failure = Get-TestError { Save-CbBinaryFile $md5 }
        $failure.Id | Should -Be 'CbObjectNotFound'
        $failure.Text | Should -BeLike '*no copy*'
        Get-ChildItem -Force $folder | Should -BeNullOrEmpty
    }

    It 'saves a sample that nobody can run by mistake' {
        $file = Save-CbBinaryFile $example -PassThru
        if ([System.IO.Path]::DirectorySeparatorChar -eq '\') {
            Get-Content -LiteralPath $file.FullName -Stream Zone.Identifier | Should -Contain 'ZoneId=3'
        }
        else {
            & /bin/sh -c "test -x '$($file.FullName)'"
            $LASTEXITCODE | Should -Be 1
        }
    }

    It 'does not ask again about a binary that it is given' {
        $binary = Get-CbBinary -Md5 $example
        Clear-TestRequest
        $binary, $binary | Save-CbBinaryFile
        @(Get-TestRequest).path | Should -Be "/api/v1/binary/$example"
    }
}

Describe 'Save-CbBinaryIcon' {
    BeforeEach {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid().ToString('N')))).FullName
        Push-Location $folder
    }

    AfterEach {
        Pop-Location
        Clear-TestFault
    }

    It 'saves a picture' {
        $file = Save-CbBinaryIcon $example -PassThru
        $file.Name | Should -Be "$example.png"
        [System.IO.File]::ReadAllBytes($file.FullName)[1..3] | Should -Be 0x50, 0x4E, 0x47
    }

    It 'saves nothing that is no picture' {
        Add-TestFault */icon @{ kind = 'body'; body = '<html>'; contentType = 'text/html' }
        (Get-TestError { Save-CbBinaryIcon $example }).Id | Should -Be 'CbUnexpectedResponse'
        Clear-TestFault
        (Get-TestError { Save-CbBinaryIcon $unknown }).Id | Should -Be 'CbObjectNotFound'
        Get-ChildItem -Force $folder | Should -BeNullOrEmpty
    }
}
