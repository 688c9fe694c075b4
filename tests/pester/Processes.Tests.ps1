BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }

    # The shell of the vendor's worked example, which has seven documents.
    $shell = '00000001-0000-0e48-01d2-c2a397f4cfe0'
    $newest = 1495465643405
}

AfterAll {
    Stop-TestServer
}

Describe 'Get-CbProcess with a query' {
    BeforeEach {
        Clear-TestRequest
    }

    It 'takes the query by position, and writes processes' {
        $found = Get-CbProcess 'process_name:net.exe cmdline:\\test\blah'
        $found | Should -HaveCount 2
        $found[0] | Should -BeOfType CbResponse.Process
        $found.CommandLine | Sort-Object | Should -Be 'net  use y: \\test\blah', 'net  use z: \\test\blah'
    }

    It 'gives every property its type' {
        $one = Get-CbProcess process_name:winword.exe -HostName fin-ws-01 -GroupBy id
        $one.Start.Kind | Should -Be 'Utc'
        $one.LastUpdate.Kind | Should -Be 'Utc'
        $one.LastServerUpdate.Kind | Should -Be 'Utc'
        $one.Pid | Should -BeOfType int
        $one.SensorId | Should -BeOfType int
        $one.SegmentId | Should -BeOfType long
        $one.Terminated | Should -BeOfType bool
        $one.InterfaceIP | Should -BeOfType System.Net.IPAddress
        "$($one.InterfaceIP)" | Should -Be '10.20.1.11'
        $one.ParentName | Should -Be 'outlook.exe'
        $one.UserName | Should -Be 'CONTOSO\anna.müller'
    }

    It 'brings the hits of watchlists and feeds along' {
        $tagged = Get-CbProcess process_name:net.exe -CommandLine '\\test\blah' -First 1
        $tagged.Watchlists.WatchlistId | Should -Be 5
        $tagged.Watchlists[0].Time.Kind | Should -Be 'Utc'
        $beacon = Get-CbProcess process_name:adobearmhelper.exe -First 1
        $beacon.FeedHits.Feed | Should -Be 'contosointel'
        $beacon.FeedHits.Score | Should -Be 90
        $beacon.FeedHits.ReportIds | Should -Be 'contoso-2024-017'
    }

    It 'is silent when nothing matches' {
        $run = Invoke-TestScript { Get-CbProcess process_name:no-such-program.exe }
        $run.All | Should -BeNullOrEmpty
    }

    It 'finds every process when there is no query' {
        @(Get-CbProcess -First 3) | Should -HaveCount 3
        (Get-TestParameter (Get-TestRequest /api/v1/process)).q | Should -BeNullOrEmpty
    }

    It 'takes an empty query for none' {
        @(Get-CbProcess '' -First 3) | Should -HaveCount 3
    }

    It 'gives one object for each document, and with -GroupBy id one for each process' {
        $documents = Get-CbProcess "process_id:$shell"
        $documents | Should -HaveCount 7
        $documents.Id | Sort-Object -Unique | Should -Be $shell
        ($documents.SegmentId | Sort-Object -Unique) | Should -HaveCount 7
        Get-CbProcess "process_id:$shell" -GroupBy id | Should -HaveCount 1
    }

    It 'groups the whole story into as many objects as there are identifiers' {
        $all = Get-CbProcess
        $grouped = Get-CbProcess -GroupBy id
        $all.Count | Should -BeGreaterThan $grouped.Count
        $grouped | Should -HaveCount @($all.Id | Sort-Object -Unique).Count
    }

    It 'groups by any other field' {
        @(Get-CbProcess -GroupBy hostname).HostName | Sort-Object | Should -Be (@((Get-CbProcess).HostName | Sort-Object -Unique))
    }

    It 'sends <Parameter> as the window <Wire> in UTC' -ForEach @(
        @{ Parameter = 'MinLastUpdate'; Wire = 'cb.min_last_update' }
        @{ Parameter = 'MaxLastUpdate'; Wire = 'cb.max_last_update' }
        @{ Parameter = 'MinLastServerUpdate'; Wire = 'cb.min_last_server_update' }
        @{ Parameter = 'MaxLastServerUpdate'; Wire = 'cb.max_last_server_update' }
    ) {
        $with = @{ $Parameter = [datetimeoffset]::new(2017, 5, 22, 16, 0, 0, [timespan]::FromHours(2)) }
        $null = Get-CbProcess @with -First 1
        (Get-TestParameter (Get-TestRequest /api/v1/process))[$Wire] | Should -Be '2017-05-22T14:00:00Z'
    }

    It 'keeps to the windows of last update' {
        $all = Get-CbProcess
        $middle = [datetime]::UtcNow.AddHours(-2)
        $middle = [datetime]::new($middle.Ticks - $middle.Ticks % 10000000, [DateTimeKind]::Utc)
        $expected = $all | Where-Object LastUpdate -GE $middle
        $expected | Should -Not -BeNullOrEmpty
        (Get-CbProcess -MinLastUpdate $middle).UniqueId | Sort-Object | Should -Be ($expected.UniqueId | Sort-Object)
        $expected = $all | Where-Object LastServerUpdate -LE $middle
        (Get-CbProcess -MaxLastServerUpdate $middle).UniqueId | Sort-Object | Should -Be ($expected.UniqueId | Sort-Object)
    }

    It 'refuses a window that ends before it begins' {
        $failure = Get-TestError { Get-CbProcess -MinLastUpdate 1h -MaxLastUpdate 2h }
        $failure.Id | Should -Be 'CbInvalidArgument'
        $failure.Text | Should -BeLike '*-MinLastUpdate*-MaxLastUpdate*'
        Get-TestRequest | Should -BeNullOrEmpty
    }

    It 'asks for a comprehensive search only when it is told' {
        $null = Get-CbProcess -First 1
        $null = Get-CbProcess -First 1 -ComprehensiveSearch
        $sent = Get-TestRequest /api/v1/process | ForEach-Object { (Get-TestParameter $_)['cb.comprehensive_search'] }
        @($sent | Where-Object { $_ }) | Should -Be 'true'
    }

    It 'sorts by <Sort>' -ForEach @(
        @{ Sort = 'start asc'; Property = 'Start'; Descending = $false }
        @{ Sort = 'start desc'; Property = 'Start'; Descending = $true }
        @{ Sort = 'start'; Property = 'Start'; Descending = $false }
        @{ Sort = 'PROCESS_NAME ASC'; Property = 'ProcessName'; Descending = $false }
        @{ Sort = 'process_pid desc'; Property = 'Pid'; Descending = $true }
    ) {
        $found = Get-CbProcess -HostName web01 -Sort $Sort
        $found.$Property | Should -Be ($found.$Property | Sort-Object -Descending:$Descending)
        $found.Count | Should -BeGreaterThan 10
    }

    It 'begins with the newest activity when no order is asked for' {
        $found = Get-CbProcess -HostName web01
        $found.LastUpdate | Should -Be ($found.LastUpdate | Sort-Object -Descending)
    }

    It 'refuses the order <_>' -ForEach 'start up', 'start asc, pid', 'start;drop' {
        $order = $_
        (Get-TestError { Get-CbProcess -Sort $order }).Id | Should -Be 'ParameterArgumentValidationError'
    }

    It 'shows each request with -Verbose: method, path, status, bytes, time' {
        $run = Invoke-TestScript { Get-CbProcess process_name:net.exe -Verbose }
        $run.Verbose[0] | Should -Be 'Query: process_name:net.exe'
        $run.Verbose[1] | Should -Match '^GET /api/v1/process rows from 0: 200, [\d,]+ bytes, [\d,]+ ms$'
    }
}

Describe 'Get-CbProcess -Id' {
    BeforeEach {
        Clear-TestRequest
    }

    It 'gets the whole process by its identifier' {
        $one = Get-CbProcess -Id $shell
        $one | Should -HaveCount 1
        $one.Id | Should -Be $shell
        (Get-TestRequest).path | Should -Be "/api/v2/process/$shell/0"
    }

    It 'gets one document by <_>' -ForEach 'a unique_id', '-SegmentId', 'both' {
        $unique = '{0}-{1:x12}' -f $shell, $newest
        $one = switch ($_) {
            'a unique_id' { Get-CbProcess -Id $unique }
            '-SegmentId' { Get-CbProcess -Id $shell -SegmentId $newest }
            'both' { Get-CbProcess -Id $unique -SegmentId $newest }
        }
        $one.UniqueId | Should -Be $unique
        $one.SegmentId | Should -Be $newest
    }

    It 'gets all documents together with -SegmentId 0' {
        (Get-CbProcess -Id $shell -SegmentId 0).Id | Should -Be $shell
        (Get-TestRequest).path | Should -Be "/api/v2/process/$shell/0"
    }

    It 'takes capitals and blanks around' {
        (Get-CbProcess -Id " $($shell.ToUpperInvariant()) ").Id | Should -Be $shell
    }

    It 'takes several, and identifiers from the pipeline' {
        $ids = (Get-CbProcess process_name:net.exe -GroupBy id).Id
        (Get-CbProcess -Id $ids).Id | Should -Be $ids
        ($ids | Get-CbProcess).Id | Should -Be $ids
    }

    It 'takes the columns <Columns> of a CSV file' -ForEach @(
        @{ Columns = 'Id,SegmentId'; Row = { "$($_.Id),$($_.SegmentId)" } }
        @{ Columns = 'ProcessId'; Row = { $_.Id } }
        @{ Columns = 'UniqueId'; Row = { $_.UniqueId } }
        @{ Columns = 'ProcessUniqueId'; Row = { $_.UniqueId } }
        @{ Columns = 'Id,SegmentId,Note'; Row = { "$($_.Id),,first look" } }
    ) {
        $known = Get-CbProcess process_name:net.exe -First 3
        $file = Join-Path $TestDrive 'processes.csv'
        Set-Content $file (@($Columns) + @($known | ForEach-Object $Row))
        $run = Invoke-TestScript { Import-Csv $file | Get-CbProcess }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Id | Should -Be $known.Id
    }

    It 'takes a CSV file that Export-Csv made of a search' {
        $file = Join-Path $TestDrive 'export.csv'
        $known = Get-CbProcess process_name:net.exe -First 3
        $known | Export-Csv $file -NoTypeInformation
        (Import-Csv $file | Get-CbProcess).UniqueId | Should -Be $known.UniqueId
    }

    It 'writes one error for <What>, and gets the rest' -ForEach @(
        @{ What = 'an identifier that is none'; Bad = 'notepad.exe'; Id = 'CbInvalidId'; Category = 'InvalidArgument'; Like = "*'notepad.exe' is not a process identifier*00000007-0000-1234-01da-6ec35ac2a480*" }
        @{ What = 'a process number'; Bad = '4660'; Id = 'CbInvalidId'; Category = 'InvalidArgument'; Like = "*'4660'*" }
        @{ What = 'an identifier that the server does not know'; Bad = '00000063-0000-1234-01da-6ec35ac2a480'; Id = 'CbObjectNotFound'; Category = 'ObjectNotFound'; Like = '*00000063-0000-1234-01da-6ec35ac2a480*' }
        @{ What = 'the number of a process of an old server'; Bad = '-6221564932453671284'; Id = 'CbObjectNotFound'; Category = 'ObjectNotFound'; Like = '*-6221564932453671284*' }
    ) {
        $run = Invoke-TestScript { $Bad, $shell | Get-CbProcess }
        $run.Output.Id | Should -Be $shell
        $run.Ended | Should -BeNullOrEmpty
        $run.Errors | Should -HaveCount 1
        $failure = Format-TestError $run.Errors[0]
        $failure.Id | Should -Be $Id
        $failure.Category | Should -Be $Category
        $failure.Target | Should -Be $Bad
        $failure.Text | Should -BeLike $Like
    }

    It 'refuses two different segments of one process' {
        $failure = Get-TestError { Get-CbProcess -Id ('{0}-{1:x12}' -f $shell, $newest) -SegmentId 7 }
        $failure.Id | Should -Be 'CbInvalidId'
        $failure.Text | Should -BeLike "*$newest*-SegmentId 7*"
        Get-TestRequest | Should -BeNullOrEmpty
    }

    It 'refuses <_>, which belongs to a search' -ForEach 'First', 'Skip', 'IncludeTotalCount' {
        $with = @{ $_ = if ($_ -eq 'IncludeTotalCount') { $true } else { 1 } }
        $failure = Get-TestError { Get-CbProcess -Id $shell @with }
        $failure.Id | Should -Be 'CbInvalidArgument'
        Get-TestRequest | Should -BeNullOrEmpty
    }

    It 'does not go together with <_>' -ForEach @(
        @{ Query = 'process_name:net.exe' }, @{ HostName = 'x' }, @{ GroupBy = 'id' }, @{ Sort = 'start' }, @{ PageSize = 5 }, @{ MinLastUpdate = '1h' }
    ) {
        $with = $_
        (Get-TestError { Get-CbProcess -Id $shell @with }).Id | Should -Be 'AmbiguousParameterSet'
    }

    It 'says which right is missing when a user asks for what it may not see' {
        Connect-TestServer -Token $server.userToken -With @{ Name = 'helpdesk' }
        $hidden = (Get-CbProcess -HostName dc01 -First 1 -Session eu).Id
        $failure = Get-TestError { Get-CbProcess -Id $hidden -Session helpdesk }
        $failure.Id | Should -BeIn 'CbObjectNotFound', 'CbPermissionDenied'
        $failure.Target | Should -Be $hidden
        Disconnect-CbServer helpdesk
        Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
    }
}

Describe 'Get-CbProcess -InputObject' {
    It 'reads found documents again, each from its own segment' {
        $found = Get-CbProcess "process_id:$shell" -First 3
        Clear-TestRequest
        ($found | Get-CbProcess).UniqueId | Should -Be $found.UniqueId
        (Get-TestRequest).path | Should -Be @($found | ForEach-Object { "/api/v2/process/$($_.Id)/$($_.SegmentId)" })
    }

    It 'takes a list as an argument' {
        $found = Get-CbProcess process_name:net.exe -First 2
        (Get-CbProcess -InputObject $found).UniqueId | Should -Be $found.UniqueId
    }

    It 'finds documents that have lost their identifier by their unique_id' {
        $lost = Get-CbProcess -ProcessName wermgr.exe -HostName dev-ws-12
        $lost | Should -Not -BeNullOrEmpty
        ($lost | Get-CbProcess).UniqueId | Should -Be $lost.UniqueId
    }
}

Describe 'A user without the rights of an administrator' {
    It 'sees what its teams may see, and no more' {
        Connect-TestServer -Token $server.userToken -With @{ Name = 'helpdesk' }
        $seen = Get-CbProcess -Session helpdesk
        $all = Get-CbProcess -Session eu
        $expected = $all | Where-Object Group -NotIn 'servers', 'domain controllers'
        $seen.UniqueId | Sort-Object | Should -Be ($expected.UniqueId | Sort-Object)
        $seen.Count | Should -BeLessThan $all.Count
        Disconnect-CbServer helpdesk
    }
}

Describe 'A server of version 5.2' {
    BeforeAll {
        $old = Start-TestServer -ArgumentList '--server-version', '5.2'
        Connect-TestServer $old -With @{ Name = 'old' }
    }

    AfterAll {
        Disconnect-CbServer old
    }

    It 'is not asked for <_>, which it would ignore' -ForEach 'GroupBy', 'MinLastUpdate', 'MaxLastUpdate', 'MinLastServerUpdate', 'MaxLastServerUpdate', 'ComprehensiveSearch' {
        $with = @{ $_ = switch ($_) { 'GroupBy' { 'id' } 'ComprehensiveSearch' { $true } default { '1h' } } }
        Clear-TestRequest -Server $old
        $failure = Get-TestError { Get-CbProcess -Session old @with }
        $failure.Id | Should -Be 'CbNotSupported'
        $failure.Category | Should -Be 'NotImplemented'
        $failure.Text | Should -BeLike "*$_*6.0*5.2*"
        Get-TestRequest -Server $old | Should -BeNullOrEmpty
    }

    It 'finds the same programs, with identifiers and segments of its own kind' {
        $found = Get-CbProcess 'process_name:net.exe cmdline:\\test\blah' -Session old
        $found | Should -HaveCount 2
        $found.SegmentId | Sort-Object -Unique | Should -Be 1
        $found.UniqueId | Should -Match '^[0-9a-f-]{36}-00000001$'
    }

    It 'gives a process by its identifier, its unique_id and its object' {
        $one = Get-CbProcess process_name:net.exe -Session old -First 1
        (Get-CbProcess -Id $one.Id -Session old).UniqueId | Should -Be $one.UniqueId
        (Get-CbProcess -Id $one.UniqueId -Session old).UniqueId | Should -Be $one.UniqueId
        ($one | Get-CbProcess).UniqueId | Should -Be $one.UniqueId
    }

    It 'is read page by page too' {
        $all = Get-CbProcess -Session old
        (Get-CbProcess -Session old -PageSize 37).UniqueId | Should -Be $all.UniqueId
    }
}

Describe 'A server that does not record what a filter asks for' {
    It 'is not asked for <What> on <Version>' -ForEach @(
        @{ What = '-Sha256'; Version = '6.2'; With = @{ Sha256 = 'a' * 64 }; Needed = '7.0' }
        @{ What = 'an IPv6 address'; Version = '5.2'; With = @{ IPAddress = '10.0.0.1', 'fe80::1' }; Needed = '6.1' }
    ) {
        $one = Start-TestServer -ArgumentList '--server-version', $Version
        Connect-TestServer $one -With @{ Name = 'one' }
        Clear-TestRequest -Server $one
        $failure = Get-TestError { Get-CbProcess -Session one @With }
        $failure.Id | Should -Be 'CbNotSupported'
        $failure.Text | Should -BeLike "$What needs*$Needed*$Version*"
        Get-TestRequest -Server $one | Should -BeNullOrEmpty
        Disconnect-CbServer one
        Stop-TestServer $one
    }
}

Describe 'A server of version <_>' -ForEach '6.2', '7.1', '7.6' {
    It 'tells the same story' {
        $one = Start-TestServer -ArgumentList '--server-version', $_
        Connect-TestServer $one -With @{ Name = 'one' }
        $found = Get-CbProcess 'process_name:net.exe cmdline:\\test\blah' -GroupBy id
        $found.Pid | Sort-Object | Should -Be 1756, 2924
        ($found | Get-CbProcess).UniqueId | Should -Be $found.UniqueId
        Disconnect-CbServer one
        Stop-TestServer $one
    }
}
