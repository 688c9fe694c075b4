# A glance at processes, what the vendor's cloud knows of them, and reports for its support.

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
    $lure = Get-CbProcess process_name:winword.exe -HostName fin-ws-01 -First 1
    $beacon = Get-CbProcess process_name:adobearmhelper.exe -First 1
    $unknown = '00000007-0000-1234-01da-6ec35ac2a480'
}

AfterAll {
    Stop-TestServer
}

Describe 'Get-CbProcessPreview' {
    BeforeEach {
        Clear-TestRequest
    }

    AfterEach {
        Clear-TestFault
    }

    It 'shows where a query matches' {
        $preview = $lure | Get-CbProcessPreview 'childproc_name:powershell.exe or cmdline:docm'
        $preview | Should -BeOfType CbResponse.ProcessPreview
        $preview.Terms | Should -Contain 'powershell.exe'
        $preview.Query | Should -Be 'childproc_name:powershell.exe or cmdline:docm'
        ($preview.Events | Where-Object IsMatch).Kind | Select-Object -Unique | Should -Be 'childproc'
        $preview.Fields.Keys | Should -Be 'cmdline'
        $preview.Process.CommandLine | Should -Be $lure.CommandLine
        $preview.Id | Should -Be $lure.Id
        $preview.SegmentId | Should -Be $lure.SegmentId
    }

    It 'has marks in no property' {
        $preview = $lure | Get-CbProcessPreview 'winword or powershell.exe'
        $preview.Terms.Count | Should -BeGreaterThan 0
        ConvertTo-Json $preview -Depth 10 -WarningAction Ignore | Should -Not -Match 'PREPREPRE|POSTPOSTPOST'
        ($preview | Format-List * -Force | Out-String) | Should -Not -Match 'PREPREPRE|POSTPOSTPOST'
    }

    It 'shows some events without a query' {
        $preview = $lure | Get-CbProcessPreview
        $preview.Terms | Should -BeNullOrEmpty
        $preview.Events.Count | Should -BeGreaterThan 5
        (Get-TestRequest */preview).query | Should -BeNullOrEmpty
    }

    It 'draws what matched, with a star at matching events and the counts of each kind' {
        $text = ($lure | Get-CbProcessPreview childproc_name:powershell.exe | Out-String -Width 120) -replace '\x1b\[[0-9;]*m'
        $lines = @($text -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ })
        $lines[0] | Should -Be "winword.exe ($($lure.Pid)) on fin-ws-01, CONTOSO\anna.müller"
        $lines[1] | Should -Be '  matched: powershell.exe'
        @($lines -match '^  \* ').Count | Should -BeGreaterThan 0
        @($lines -match '^  [a-z]+: \d+( of \d+)?$').Count | Should -BeGreaterThan 2
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 120 }
    }

    It 'emphasises only in windows that can' {
        $preview = $lure | Get-CbProcessPreview childproc_name:powershell.exe
        $draw = { [CbResponse.PowerShell.Views.PreviewView]::Draw($preview.Process, $preview.Terms, $preview.Fields, $preview.Events, 120, $args[0]) }
        & $draw $true | Should -Match '\x1b\[7mpowershell\.exe\x1b\[27m'
        & $draw $false | Should -Not -Match '\x1b'
    }

    It 'takes identifiers with and without segments' {
        (Get-CbProcessPreview -Id $lure.Id).Id | Should -Be $lure.Id
        (Get-CbProcessPreview -Id $lure.UniqueId).SegmentId | Should -Be $lure.SegmentId
        (Get-CbProcessPreview -Id $lure.Id -SegmentId $lure.SegmentId).SegmentId | Should -Be $lure.SegmentId
        ([pscustomobject]@{ Id = $lure.Id; SegmentId = $lure.SegmentId } | Get-CbProcessPreview).Id | Should -Be $lure.Id
    }

    It 'gives one outcome for each input' {
        $run = Invoke-TestScript { $lure.Id, 'nonsense', $unknown, $beacon.Id | Get-CbProcessPreview }
        $run.Output.Id | Should -Be $lure.Id, $beacon.Id
        ($run.Errors | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] }) | Should -Be 'CbInvalidId', 'CbObjectNotFound'
        $run.Ended | Should -BeNullOrEmpty
    }

    It 'asks the server that a process came from' {
        Connect-TestServer -Token $server.userToken -With @{ Name = 'helpdesk' }
        Clear-TestRequest
        $null = $lure | Get-CbProcessPreview
        (Get-TestRequest */preview).authenticated | Should -Be 'admin'
        Disconnect-CbServer helpdesk
    }

    It 'ends at a query that the server cannot parse' {
        $failure = Get-TestError { $lure, $beacon | Get-CbProcessPreview '(' }
        $failure.Id | Should -Be 'CbInvalidQuery'
        $failure.Ends | Should -BeTrue
    }

    It 'tells a server that fails, and an answer that is none' {
        Add-TestFault */preview @{ kind = 'status'; status = 500; body = 'broken' }
        (Get-TestError { $lure | Get-CbProcessPreview -Session eu }).Id | Should -Be 'CbServerError'
        Clear-TestFault
        Add-TestFault */preview @{ kind = 'body'; body = '[1]'; contentType = 'application/json' }
        (Get-TestError { $lure | Get-CbProcessPreview -Session eu }).Id | Should -Be 'CbUnexpectedResponse'
    }

    It 'works on a server of version 5.2' {
        $old = Start-TestServer -ArgumentList '--server-version', '5.2'
        Connect-TestServer $old -With @{ Name = 'old' }
        $preview = Get-CbProcess process_name:winword.exe -Session old -First 1 | Get-CbProcessPreview childproc_name:powershell.exe
        $preview.Terms | Should -Be 'powershell.exe'
        Disconnect-CbServer old
        Stop-TestServer $old
    }
}

Describe 'Get-CbThreatIntelHit' {
    AfterEach {
        Clear-TestFault
    }

    It 'gives the feeds that know the process' {
        $hits = @(Get-CbProcess process_name:adobearmhelper.exe -Session eu | Get-CbThreatIntelHit)
        $hits | ForEach-Object { $_ | Should -BeOfType CbResponse.ThreatIntelHit }
        $hits.Feed | Select-Object -Unique | Should -Be 'contosointel'
        $hits.FeedTitle | Select-Object -Unique | Should -Be 'Contoso Threat Intelligence'
        $hits.Indicators | Should -Contain $beacon.Md5
        $hits[0].Data[$beacon.Md5][0].title | Should -Be 'Invoice lure with PowerShell loader'
        $hits[0].ProcessId | Should -Be $beacon.Id
        ($hits[0] | Out-String -Width 120) | Should -Match 'contosointel +Contoso Threat Intelligence +\{'
    }

    It 'gives nothing for a process that no feed knows, and says why with -Verbose' {
        $run = Invoke-TestScript { Get-CbProcess process_name:net.exe -Session eu -First 1 | Get-CbThreatIntelHit -Verbose }
        $run.Output | Should -BeNullOrEmpty
        $run.Warnings | Should -BeNullOrEmpty
        @($run.Verbose -like '*knows nothing of*No IOC values to look up').Count | Should -Be 2
    }

    It 'warns of a feed that could not be asked' {
        Add-TestFault */threat_intel_hits @{ kind = 'body'; body = '{"f": {"feedinfo": {"display_name": "A feed"}, "message": "No route", "data": {}, "error": 5001}}'; contentType = 'application/json' }
        $run = Invoke-TestScript { $beacon | Get-CbThreatIntelHit -Session eu }
        $run.Output | Should -BeNullOrEmpty
        $run.Warnings | Should -BeLike "The feed 'A feed' could not be asked about *: No route (error 5001)."
    }

    It 'says what to do when the server does not share' {
        Add-TestFault */threat_intel_hits @{ kind = 'status'; status = 500; body = 'Unhandled exception. Check logs for details.'; contentType = 'text/plain' }
        $failure = Get-TestError { $beacon | Get-CbThreatIntelHit -Session eu }
        $failure.Id | Should -Be 'CbServerError'
        $failure.Text | Should -BeLike "*sharing*$($server.url)/#/share*"
        $failure.Ends | Should -BeFalse
    }

    It 'tells of a process that is not there' {
        (Get-TestError { Get-CbThreatIntelHit -Id $unknown -Session eu }).Id | Should -Be 'CbObjectNotFound'
    }
}

Describe 'Save-CbProcessReport' {
    BeforeEach {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid().ToString('N')))).FullName
        $name = "process-report-$($lure.Id)-$($lure.SegmentId).zip"
        Push-Location $folder
    }

    AfterEach {
        Pop-Location
        Clear-TestFault
    }

    It 'saves into the current folder, and writes nothing' {
        $lure | Save-CbProcessReport -Session eu | Should -BeNullOrEmpty
        (Get-ChildItem $folder).Name | Should -Be $name
        Expand-Archive (Join-Path $folder $name) (Join-Path $folder content)
        (Get-Content (Join-Path $folder content/process.json) -Raw | ConvertFrom-Json).process.id | Should -Be $lure.Id
    }

    It 'saves into a folder, under a name, and by a pattern' {
        $null = New-Item -ItemType Directory (Join-Path $folder 'a[1]'), (Join-Path $folder 'bcd')
        ($lure | Save-CbProcessReport bc* -PassThru -Session eu).FullName | Should -Be (Join-Path $folder "bcd/$name")
        ($lure | Save-CbProcessReport -LiteralPath 'a[1]' -PassThru -Session eu).FullName | Should -Be (Join-Path $folder "a[1]/$name")
        ($lure | Save-CbProcessReport one.zip -PassThru -Session eu).FullName | Should -Be (Join-Path $folder 'one.zip')
    }

    It 'saves several processes into one folder' {
        $files = @($lure, $beacon | Save-CbProcessReport $folder -PassThru -Session eu)
        $files.Count | Should -Be 2
        (Get-ChildItem $folder).Count | Should -Be 2
    }

    It 'does not overwrite one process''s file by another''s, even with -Force' {
        $run = Invoke-TestScript { $lure, $beacon | Save-CbProcessReport one.zip -Force -Session eu }
        $run.Errors | Should -HaveCount 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'CbConflict,*'
        (Get-ChildItem $folder).Name | Should -Be 'one.zip'
    }

    It 'refuses a file that is there, before it asks the server, and overwrites it with -Force' {
        Set-Content one.zip old
        Clear-TestRequest
        $failure = Get-TestError { $lure | Save-CbProcessReport one.zip -Session eu }
        $failure.Id | Should -Be 'CbConflict'
        $failure.Text | Should -BeLike '*-Force*'
        Get-TestRequest */report | Should -BeNullOrEmpty
        $lure | Save-CbProcessReport one.zip -Force -Session eu
        (Get-Item one.zip).Length | Should -BeGreaterThan 100
    }

    It 'shows with -WhatIf what it would do, and does nothing' {
        Clear-TestRequest
        $lure | Save-CbProcessReport -WhatIf -Session eu
        Get-ChildItem $folder | Should -BeNullOrEmpty
        Get-TestRequest */report | Should -BeNullOrEmpty
        Set-Content one.zip old
        (Get-TestError { $lure | Save-CbProcessReport one.zip -WhatIf -Session eu }).Id | Should -Be 'CbConflict'
    }

    It 'leaves no file when <Name>' -ForEach @(
        @{ Name = 'the process is not there'; Fault = $null; Id = 'CbObjectNotFound' }
        @{ Name = 'the body is cut'; Fault = @{ kind = 'truncate'; bytes = 20 }; Id = 'CbUnexpectedResponse' }
        @{ Name = 'the server fails'; Fault = @{ kind = 'status'; status = 500; body = 'x' }; Id = 'CbServerError' }
        @{ Name = 'a web page comes'; Fault = @{ kind = 'body'; body = '<html>Log in</html>'; contentType = 'text/html' }; Id = 'CbUnexpectedResponse' }
    ) {
        if ($Fault) { Add-TestFault */report $Fault }
        $which = if ($Fault) { $lure.Id } else { $unknown }
        (Get-TestError { Save-CbProcessReport -Id $which -Session eu }).Id | Should -Be $Id
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'leaves no file when it is stopped' {
        Add-TestFault */report @{ kind = 'stall'; bytes = 100 }
        $pipeline = Start-TestPipeline -Script 'Save-CbProcessReport -Id $id -LiteralPath $folder -Session $session' -Variable @{ id = $lure.Id; folder = $folder; session = (Get-CbSession eu) }
        Wait-TestCondition -For 'the file to begin' -Until { Get-ChildItem $folder -Filter *.partial }
        $pipeline.Shell.Stop()
        "$($pipeline.Shell.InvocationStateInfo.State)" | Should -Be 'Stopped'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
        $pipeline.Shell.Dispose()
    }

    It 'leaves no file when the disk is full' -Skip:(-not (Test-Path /dev/full)) {
        $null = New-Item -ItemType SymbolicLink (Join-Path $folder 'one.zip.partial') -Target /dev/full
        $failure = Get-TestError { $lure | Save-CbProcessReport one.zip -Session eu }
        $failure.Id | Should -Be 'CbConflict'
        $failure.Text | Should -BeLike '*cannot be written*'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
        Test-Path /dev/full | Should -BeTrue
    }

    It 'refuses a place that is none: <Name>' -ForEach @(
        @{ Name = 'both parameters'; Run = { $lure | Save-CbProcessReport a -LiteralPath b -Session eu } }
        @{ Name = 'a pattern that matches nothing'; Run = { $lure | Save-CbProcessReport 'no*where' -Session eu } }
        @{ Name = 'another provider'; Run = { $lure | Save-CbProcessReport env:x -Session eu } }
        @{ Name = 'an unknown drive'; Run = { $lure | Save-CbProcessReport nodrive:x -Session eu } }
    ) {
        (Get-TestError $Run).Id | Should -Be 'CbInvalidArgument'
    }

    It 'says that a folder is missing' {
        (Get-TestError { $lure | Save-CbProcessReport nowhere/one.zip -Session eu }).Id | Should -Be 'CbInvalidRequest'
    }
}
