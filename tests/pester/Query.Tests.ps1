# Test-CbQuery, Get-CbQueryField and New-CbQuery, without a server.

BeforeDiscovery {
    $md5 = 'd41d8cd98f00b204e9800998ecf8427e'
    # Each rule with a query that breaks it, and the stretch that is meant.
    $rules = @(
        @{ Rule = 'SyntaxError'; Severity = 'Error'; Query = 'process_name:cmd.exe (a'; Place = '(a' }
        @{ Rule = 'StoredForm'; Severity = 'Error'; Query = 'q=cb.urlver=1&process_name%3Anet.exe'; Place = 'cb.urlver=1' }
        @{ Rule = 'UnknownField'; Severity = 'Error'; Query = 'a proces_name:cmd.exe'; Place = 'proces_name' }
        @{ Rule = 'OtherIndexField'; Severity = 'Error'; Index = 'Binary'; Query = "md5:$md5 cmdline:x"; Place = 'cmdline' }
        @{ Rule = 'FacetOnlyField'; Severity = 'Error'; Query = 'username_full:x'; Place = 'username_full' }
        @{ Rule = 'EmptyValue'; Severity = 'Error'; Query = 'cmdline:""'; Place = '""' }
        @{ Rule = 'RelativeTimeUnit'; Severity = 'Error'; Query = 'start:-7d'; Place = '-7d' }
        @{ Rule = 'ValueFormat'; Severity = 'Error'; Query = 'md5:abc'; Place = 'abc' }
        @{ Rule = 'RangeReversed'; Severity = 'Error'; Query = 'ipport:[9 TO 1]'; Place = '[9 TO 1]' }
        @{ Rule = 'Contradiction'; Severity = 'Error'; Query = 'x hostname:a hostname:b'; Place = 'hostname:b' }
        @{ Rule = 'MixedOperators'; Severity = 'Warning'; Query = 'x (a or b c)'; Place = 'a or b c' }
        @{ Rule = 'UnquotedSpace'; Severity = 'Warning'; Query = 'path:c:\program files\x.exe'; Place = 'c:\program files\x.exe' }
        @{ Rule = 'EscapedMeaning'; Severity = 'Warning'; Query = 'x cmdline:"a*"'; Place = '"a*"' }
        @{ Rule = 'NotOperator'; Severity = 'Warning'; Query = 'a NOT b'; Place = 'NOT' }
        @{ Rule = 'QuestionMark'; Severity = 'Warning'; Query = 'process_name:cm?.exe'; Place = 'cm?.exe' }
        @{ Rule = 'LeadingWildcard'; Severity = 'Warning'; Query = 'process_name:*md.exe'; Place = '*md.exe' }
        @{ Rule = 'AlwaysTrue'; Severity = 'Warning'; Query = 'a *'; Place = '*' }
        @{ Rule = 'Md5NotGrouped'; Severity = 'Warning'; Query = "q=md5%3A$md5%20or%20md5%3A$('0' * 32)&cb.urlver=1"; Place = "md5:$md5 or md5:$('0' * 32)" }
        @{ Rule = 'ClauseCount'; Severity = 'Warning'; Query = @('a') * 1025 -join ' or '; Place = 'a' }
        @{ Rule = 'OnlyNegations'; Severity = 'Information'; Query = '-a -b'; Place = '-a -b' }
        @{ Rule = 'CommonExistence'; Severity = 'Information'; Query = 'x process_name:*'; Place = 'process_name:*' }
        @{ Rule = 'JoinCost'; Severity = 'Information'; Query = 'x digsig_result:Signed'; Place = 'digsig_result' }
        @{ Rule = 'QueryLength'; Severity = 'Information'; Query = 'process_name:' + 'a' * 3988; Place = 'a' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $watchlist = [pscustomobject]@{ id = '7'; name = 'Old'; search_query = 'q=process_name%3Anet.exe%20start%3A-7d&cb.urlver=1&sort='; index_type = 'events' }

    # The text of a query in the store of a watchlist.
    function Get-StoredText([string] $Stored) {
        [uri]::UnescapeDataString(($Stored -split '&' | Where-Object { $_ -like 'q=*' }).Substring(2).Replace('+', ' '))
    }
}

Describe 'Test-CbQuery' {
    It 'finds <Rule> where it is' -ForEach $rules {
        $with = @{}
        if ($Index) { $with.Index = $Index }
        $issue = @(Test-CbQuery $Query @with | Where-Object Rule -EQ $Rule)
        $issue | Should -HaveCount 1
        $issue[0].Severity | Should -Be $Severity
        $issue[0].Query.Substring($issue[0].Position, $issue[0].Length) | Should -Be $Place
        $issue[0].Column | Should -Be ($issue[0].Position + 1)
        $issue[0].Message | Should -Not -BeNullOrEmpty
    }

    It 'is shown here with every rule that there is' -ForEach @(@{ Known = $rules.Rule }) {
        $source = Get-ChildItem (Join-Path (Get-TestRoot) 'src/CbResponse.Query/Linting/Rules/*Rule.cs') | Get-Content
        $ids = $source | Where-Object { $_ -match 'string Id => "(\w+)"' } | ForEach-Object { $Matches[1] }
        $ids | Sort-Object | Should -Be ($Known | Sort-Object)
    }

    It 'says nothing of a query that is right' {
        $run = Invoke-TestScript { Test-CbQuery 'process_name:net.exe (cmdline:use or cmdline:view) -username:SYSTEM' }
        $run.All | Should -BeNullOrEmpty
    }

    It 'tells the line and the column in a query of several lines' {
        $issue = Test-CbQuery "process_name:net.exe`n  start:-7d"
        "$($issue.Line) $($issue.Column)" | Should -Be '2 9'
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'one text'; Run = { Test-CbQuery 'start:-7d' }; Rules = 'RelativeTimeUnit' }
        @{ What = 'several texts'; Run = { Test-CbQuery 'start:-7d', 'a NOT b' }; Rules = 'RelativeTimeUnit', 'NotOperator' }
        @{ What = 'texts from the pipeline'; Run = { 'start:-7d', 'a', 'a NOT b' | Test-CbQuery }; Rules = 'RelativeTimeUnit', 'NotOperator' }
        @{ What = 'an empty text'; Run = { '' | Test-CbQuery }; Rules = 'AlwaysTrue' }
        @{ What = 'a built query'; Run = { New-CbQuery -ProcessName '*.exe' | Test-CbQuery }; Rules = 'LeadingWildcard' }
        @{ What = 'a stored query'; Run = { Test-CbQuery 'q=start%3A-7d&cb.urlver=1' }; Rules = 'RelativeTimeUnit' }
        @{ What = 'a stored query that begins with its version'; Run = { Test-CbQuery 'cb.urlver=1&q=a+NOT+b' }; Rules = 'NotOperator' }
        @{ What = 'a stored query that begins with its facets'; Run = { Test-CbQuery 'facet=false&q=start%3A-7d' }; Rules = 'RelativeTimeUnit' }
        @{ What = 'a watchlist'; Run = { $watchlist | Test-CbQuery }; Rules = 'RelativeTimeUnit' }
        @{ What = 'a watchlist as a parameter'; Run = { Test-CbQuery $watchlist }; Rules = 'RelativeTimeUnit' }
        @{ What = 'a watchlist whose store holds the bare query'; Run = { [pscustomobject]@{ search_query = 'a NOT b' } | Test-CbQuery }; Rules = 'StoredForm', 'NotOperator' }
        @{ What = 'a row with the column Query'; Run = { 'Name,Query', 'x,start:-7d' | ConvertFrom-Csv | Test-CbQuery }; Rules = 'RelativeTimeUnit' }
        @{ What = 'an issue, to look again'; Run = { Test-CbQuery 'start:-7d' | Test-CbQuery }; Rules = 'RelativeTimeUnit' }
        @{ What = 'a text that only looks like a stored query'; Run = { Test-CbQuery 'cmdline:q=1', 'q' }; Rules = @() }
    ) {
        $run = Invoke-TestScript $Run
        $run.Errors | Should -BeNullOrEmpty
        @($run.Output).Rule | Should -Be $(if ($Rules) { $Rules })
    }

    It 'looks in the index that <What> names' -ForEach @(
        @{ What = 'the parameter'; Run = { Test-CbQuery 'host_count:3' -Index Binary } }
        @{ What = 'the parameter, before the watchlist'; Run = { [pscustomobject]@{ search_query = 'q=host_count%3A3'; index_type = 'events' } | Test-CbQuery -Index Binary } }
        @{ What = 'the watchlist'; Run = { [pscustomobject]@{ search_query = 'q=host_count%3A3'; index_type = 'modules' } | Test-CbQuery } }
        @{ What = 'the column Index'; Run = { [pscustomobject]@{ Query = 'host_count:3'; Index = 'binary' } | Test-CbQuery } }
    ) {
        & $Run | Should -BeNullOrEmpty
        (Test-CbQuery 'host_count:3').Rule | Should -Be 'OtherIndexField'
    }

    It 'looks in the index <_>' -ForEach 'Process', 'Binary', 'Alert', 'ThreatReport' {
        $field = (Get-CbQueryField -Index $_ | Where-Object { $_.IsSearchable -and $_.Type -eq 'DateTime' -and $_.Name -notlike '*`*' })[0].Name
        (Test-CbQuery "${field}:-1d" -Index $_).Rule | Should -Contain 'RelativeTimeUnit'
        Test-CbQuery "${field}:-24h" -Index $_ | Where-Object Severity -EQ Error | Should -BeNullOrEmpty
    }

    It 'takes the names of indices as watchlists have them for no parameter' {
        (Get-TestError { Test-CbQuery a -Index events }).Text | Should -BeLike '*Process, Binary, Alert, ThreatReport*'
    }

    It 'says with -Quiet whether each query is free of errors' {
        'start:-7d', 'a NOT b', 'a', 'a (' | Test-CbQuery -Quiet | Should -Be $false, $true, $true, $false
        Test-CbQuery $watchlist -Quiet | Should -BeOfType [bool]
    }

    It 'gives with -Fix the query as it should be: <Query>' -ForEach @(
        @{ Query = 'start:-7d'; Fixed = 'start:-10080m' }
        @{ Query = 'a or b c'; Fixed = 'a or (b c)' }
        @{ Query = 'path:c:\program files\x.exe start:-1d'; Fixed = 'path:"c:\program files\x.exe" start:-1440m' }
        @{ Query = 'a NOT b'; Fixed = 'a -b' }
        @{ Query = 'process_name:net.exe'; Fixed = 'process_name:net.exe' }
    ) {
        $run = Invoke-TestScript { Test-CbQuery $Query -Fix }
        $run.Output | Should -Be $Fixed
        $run.Warnings | Should -BeNullOrEmpty
    }

    It 'says with -Fix what it mended, and warns of what it could not' {
        $run = Invoke-TestScript { Test-CbQuery 'parent_pid:many start:-7d x*' -Fix -Verbose }
        $run.Output | Should -Be 'parent_pid:many start:-10080m x*'
        $run.Verbose | Should -BeLike 'Mended: RelativeTimeUnit (column 23): *'
        $run.Warnings | Should -HaveCount 1
        $run.Warnings | Should -BeLike 'Not mended: ValueFormat (column 12): *'
    }

    It 'keeps with -Fix the other parts of a stored query' {
        $fixed = Test-CbQuery 'facet=false&q=start%3A-7d&sort=start%20desc' -Fix
        $fixed | Should -BeLike '*facet=false&*'
        $fixed | Should -BeLike '*sort=start%20desc*'
        Get-StoredText $fixed | Should -Be 'start:-10080m'
        Test-CbQuery $fixed | Should -BeNullOrEmpty
    }

    It 'brings with -Fix a stored query into its form: <Stored>' -ForEach @(
        @{ Stored = 'q=cb.urlver=1&process_name%3Anet.exe&cb.fq.hostname=lab'; Fixed = 'cb.urlver=1&cb.fq.hostname=lab&q=process_name%3Anet.exe' }
        @{ Stored = 'cb.urlver=1&q=q%3Dnotepad%252B%252B.exe'; Fixed = 'cb.urlver=1&q=notepad%2B%2B.exe' }
    ) {
        Test-CbQuery $Stored -Fix | Should -Be $Fixed
    }

    It 'leaves with -Fix a stored query as it was written when nothing is to mend' {
        $stored = 'q=process_name:net.exe%20cmdline%3Ause&cb.urlver=1'
        Test-CbQuery $stored -Fix | Should -Be $stored
    }

    It 'reports an input without a query, and goes on' {
        $run = Invoke-TestScript { [pscustomobject]@{ name = 'x' }, 'a', 5, 'start:-7d' | Test-CbQuery -Quiet }
        $run.Output | Should -Be $true, $false
        $run.Ended | Should -BeNullOrEmpty
        $run.Errors | Should -HaveCount 2
        $failure = Format-TestError $run.Errors[1]
        $failure.Id | Should -Be 'CbInvalidArgument'
        $failure.Target | Should -Be 5
        $failure.Text | Should -BeLike "'5' is no query, *search_query or Query*"
    }

    It 'reports nothing at all where a query should be, and goes on' {
        $run = Invoke-TestScript { 'a', $null, 'b' | Test-CbQuery -Quiet }
        $run.Output | Should -Be $true, $true
        $run.Errors | Should -HaveCount 1
    }

    It 'does not take -Fix and -Quiet together' {
        (Get-TestError { Test-CbQuery a -Fix -Quiet }).Id | Should -Be 'AmbiguousParameterSet'
    }
}

Describe 'Get-CbQueryField' {
    It 'lists the fields of processes' {
        $fields = Get-CbQueryField
        $fields.Name | Should -Contain 'process_name'
        $fields.Index | Sort-Object -Unique | Should -Be 'Process'
        $fields.Name | Should -Be ($fields.Name | Sort-Object { $_ } -Culture '')
    }

    It 'lists the fields of <Index>' -ForEach @(
        @{ Index = 'Binary'; Has = 'host_count' }
        @{ Index = 'Alert'; Has = 'alert_severity' }
        @{ Index = 'ThreatReport'; Has = 'is_ignored' }
    ) {
        $fields = Get-CbQueryField -Index $Index
        $fields.Name | Should -Contain $Has
        $fields.Index | Sort-Object -Unique | Should -Be $Index
    }

    It 'lists several indices one after the other, each once' {
        $fields = Get-CbQueryField md5 -Index Binary, Process, Binary
        $fields.Index | Should -Be 'Binary', 'Process'
    }

    It 'finds names by wildcards, in any case' {
        (Get-CbQueryField *MD5).Name | Should -Be 'blocked_md5', 'childproc_md5', 'crossproc_md5', 'filewrite_md5', 'md5', 'parent_md5', 'process_md5'
        (Get-CbQueryField os_typ?, process_[np]*).Name | Should -Be 'os_type', 'process_name', 'process_pid'
    }

    It 'finds names from the pipeline, in any case' {
        ('OS_Type', 'cmdline' | Get-CbQueryField).Name | Should -Be 'os_type', 'cmdline'
    }

    It 'knows members of a family, and joins to related files' {
        (Get-CbQueryField watchlist_12).Name | Should -Be 'watchlist_*'
        (Get-CbQueryField digsig_result_parent).Relation | Should -Be 'parent'
    }

    It 'tells what a field can hold' {
        (Get-CbQueryField os_type).Values | Should -Be 'windows', 'linux', 'osx'
        (Get-CbQueryField digsig_result).Values | Should -Contain 'Bad Signature'
        (Get-CbQueryField sha256).Since | Should -Be '7.0'
    }

    It 'names near fields for one that does not exist, and goes on' {
        $run = Invoke-TestScript { Get-CbQueryField proces_name, os_type }
        $run.Output.Name | Should -Be 'os_type'
        $failure = Format-TestError $run.Errors[0] ($null -ne $run.Ended)
        $failure.Id | Should -Be 'CbFieldNotFound'
        $failure.Category | Should -Be 'ObjectNotFound'
        $failure.Target | Should -Be 'proces_name'
        $failure.Ends | Should -BeFalse
        $failure.Text | Should -Be "The index Process has no field 'proces_name'. Did you mean process_name?"
    }

    It 'names the index that has the field' {
        (Get-TestError { Get-CbQueryField host_count }).Text | Should -Be "The index Process has no field 'host_count'. It belongs to another index: -Index Binary."
    }

    It 'says of a strange name only that it does not exist' {
        (Get-TestError { Get-CbQueryField zzzzzzz -Index Process, Alert }).Text | Should -Be "The indices Process and Alert have no field 'zzzzzzz'."
    }

    It 'finds nothing, and is silent, where no name is like the pattern' {
        (Invoke-TestScript { Get-CbQueryField zzz* }).All | Should -BeNullOrEmpty
    }

    It 'refuses an empty name' {
        (Get-TestError { Get-CbQueryField '' }).Id | Should -Be 'ParameterArgumentValidationError'
    }
}

Describe 'New-CbQuery' {
    It 'builds <Query>' -ForEach @(
        @{ With = @{ ProcessName = 'net.exe' }; Query = 'process_name:net.exe' }
        @{ With = @{ ProcessName = 'net.exe', 'net1.exe' }; Query = 'process_name:net.exe or process_name:net1.exe' }
        @{ With = @{ ProcessName = 'net.exe'; HostName = 'dc01', 'dc02' }; Query = 'process_name:net.exe (hostname:dc01 or hostname:dc02)' }
        @{ With = @{ Name = 'net.exe'; ComputerName = 'dc01' }; Query = 'process_name:net.exe hostname:dc01' }
        @{ With = @{ Query = 'a or b'; ProcessName = 'net.exe' }; Query = '(a or b) process_name:net.exe' }
        @{ With = @{ ProcessName = 'a.exe'; And = 'cmdline:b' }; Query = 'process_name:a.exe cmdline:b' }
        @{ With = @{ Query = 'a or b'; And = 'c or d', 'e' }; Query = '(a or b) (c or d) e' }
        @{ With = @{ And = 'a' }; Query = 'a' }
        @{ With = @{ Query = 'a'; And = 'b'; Or = 'c' }; Query = '(a b) or c' }
        @{ With = @{ ProcessName = 'a.exe'; Or = 'cmdline:b' }; Query = 'process_name:a.exe or cmdline:b' }
        @{ With = @{ ProcessName = 'a.exe'; HostName = 'h'; Or = 'b c', 'd' }; Query = '(process_name:a.exe hostname:h) or (b c) or d' }
        @{ With = @{ ProcessName = 'a.exe'; Not = 'b', 'c or d' }; Query = 'process_name:a.exe -b -(c or d)' }
        @{ With = @{ ProcessName = 'a.exe'; Or = 'b'; Not = 'c' }; Query = '(process_name:a.exe or b) -c' }
        @{ With = @{ Not = 'a' }; Query = '-a' }
        @{ With = @{ CommandLine = 'a*b' }; Query = 'cmdline:a*b' }
        @{ With = @{ CommandLine = 'a*b'; Literal = $true }; Query = 'cmdline:"a*b"' }
        @{ With = @{ CommandLine = '*' }; Query = 'cmdline:*' }
        @{ With = @{ Path = 'c:\program files (x86)\x.exe' }; Query = 'path:"c:\program files (x86)\x.exe"' }
        @{ With = @{ IPAddress = '10.0.0.0/8', '2001:db8::1' }; Query = 'ipaddr:10.0.0.0/8 or ipv6addr:2001:db8::1' }
        @{ With = @{ SensorId = 7; Port = 443, 8443 }; Query = 'sensor_id:7 (ipport:443 or ipport:8443)' }
        @{ With = @{ StartedAfter = '2026-03-05T14:00:00Z' }; Query = 'start:[2026-03-05T14:00:00 TO *]' }
        @{ With = @{ StartedAfter = '2026-03-05T14:00:00Z'; StartedBefore = '2026-03-06T14:00:00Z' }; Query = 'start:[2026-03-05T14:00:00 TO 2026-03-06T14:00:00]' }
        @{ With = @{ Binary = $true; FileName = 'net.exe'; SignatureStatus = 'Bad Signature', 'Unsigned' }; Query = 'observed_filename:net.exe (digsig_result:"Bad Signature" or digsig_result:Unsigned)' }
        @{ With = @{ Binary = $true; MinSize = 10; MaxSize = 20; OSType = 'osx' }; Query = 'os_type:osx orig_mod_len:[10 TO 20]' }
        @{ With = @{ Binary = $true; Publisher = 'Contoso Ltd'; FirstSeenAfter = '2026-03-05T14:00:00Z' }; Query = 'digsig_publisher:"Contoso Ltd" server_added_timestamp:[2026-03-05T14:00:00 TO *]' }
    ) {
        "$(New-CbQuery @With)" | Should -Be $Query
        $index = if ($With.Binary) { 'Binary' } else { 'Process' }
        Test-CbQuery $Query -Index $index | Where-Object Severity -EQ Error | Should -BeNullOrEmpty
    }

    It 'uses every criterion of its own for binaries' -ForEach @(
        @{ With = @{ Md5 = 'd41d8cd98f00b204e9800998ecf8427e' }; Field = 'md5' }
        @{ With = @{ Sha256 = 'a' * 64 }; Field = 'sha256' }
        @{ With = @{ Path = 'x\y.exe' }; Field = 'observed_filename' }
        @{ With = @{ OriginalFileName = 'psexec.c' }; Field = 'original_filename' }
        @{ With = @{ ProductName = 'x' }; Field = 'product_name' }
        @{ With = @{ CompanyName = 'x' }; Field = 'company_name' }
        @{ With = @{ HostName = 'x' }; Field = 'hostname' }
        @{ With = @{ Group = 'x' }; Field = 'group' }
        @{ With = @{ FirstSeenBefore = '2026-03-05' }; Field = 'server_added_timestamp' }
        @{ With = @{ MaxSize = 5 }; Field = 'orig_mod_len' }
    ) {
        "$(New-CbQuery -Binary @With)" | Should -BeLike "${Field}:?*"
    }

    It 'understands how long ago' {
        $from = [datetime]::UtcNow.AddHours(-24)
        "$(New-CbQuery -StartedAfter 24h)" -match '\[(.+) TO \*\]' | Should -BeTrue
        $found = [datetime]::Parse($Matches[1], [cultureinfo]::InvariantCulture, 'AssumeUniversal, AdjustToUniversal')
        [Math]::Abs(($found - $from).TotalSeconds) | Should -BeLessThan 120
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'queries from the pipeline, one by one'; Run = { 'a', 'b or c' | New-CbQuery -HostName h }; Queries = 'a hostname:h', '(b or c) hostname:h' }
        @{ What = 'a built query'; Run = { New-CbQuery (New-CbQuery -ProcessName net.exe) -Not (New-CbQuery -UserName SYSTEM) }; Queries = 'process_name:net.exe -username:SYSTEM' }
        @{ What = 'built queries beside texts'; Run = { New-CbQuery a -Or (New-CbQuery -ProcessName b), 'c' }; Queries = 'a or process_name:b or c' }
        @{ What = 'a watchlist'; Run = { $watchlist | New-CbQuery -HostName h }; Queries = 'process_name:net.exe start:-7d hostname:h' }
        @{ What = 'a stored query'; Run = { New-CbQuery 'q=a%20or%20b&cb.urlver=1' -Not c }; Queries = '(a or b) -c' }
        @{ What = 'an empty query: everything'; Run = { New-CbQuery ''; New-CbQuery }; Queries = '', '' }
    ) {
        $made = @(& $Run)
        $made | ForEach-Object { $_.GetType().FullName } | Sort-Object -Unique | Should -Be 'CbResponse.Query.CbQuery'
        $made.Text | Should -Be $Queries
    }

    It 'makes equal queries equal' {
        (New-CbQuery -ProcessName a, b) | Should -Be (New-CbQuery 'process_name:a OR  process_name:b')
        (New-CbQuery).IsEmpty | Should -BeTrue
    }

    It 'refuses <What>, and says where and what to write' -ForEach @(
        @{ What = 'a query'; Run = { New-CbQuery 'a (b' }; Like = "*parameter 'Query'*'a (b' is not a query. The parenthesis is never closed (at column 3). Expected *" }
        @{ What = 'an alternative'; Run = { New-CbQuery a -Or 'b', 'x:' }; Like = "*parameter 'Or'*'x:' is not a query. * (at column 3)*write x:``*." }
        @{ What = 'an exclusion'; Run = { New-CbQuery a -Not 'b or' }; Like = "*parameter 'Not'*'b or' is not a query. * (at column 5)*" }
        @{ What = 'a query of several lines'; Run = { New-CbQuery "a`n)" }; Like = '*(at line 2, column 1)*' }
        @{ What = 'an object without a query'; Run = { New-CbQuery a -Not ([pscustomobject]@{ name = 1 }) }; Like = '*is no query, and has no property search_query or Query*' }
        @{ What = 'a long query, of which the message shows the beginning,'; Run = { New-CbQuery ('a ' * 500 + '(') }; Like = "*'$('a ' * 100)$([char]0x2026)' is not a query*" }
    ) {
        $failure = Get-TestError $Run
        $failure.Text | Should -BeLike $Like
        $failure.Id | Should -Be 'ParameterArgumentTransformationError'
        $failure.Category | Should -Be 'InvalidData'
    }

    It 'reports what is no query in a pipeline, says where, and goes on' {
        $run = Invoke-TestScript { 'a', 'x (', 5, 'b' | New-CbQuery -ProcessName p }
        $run.Output.Text | Should -Be 'a process_name:p', 'b process_name:p'
        $run.Ended | Should -BeNullOrEmpty
        $run.Errors | Should -HaveCount 2
        "$($run.Errors[0])" | Should -BeLike "*'x (' is not a query. The parenthesis is never closed (at column 3)*"
        "$($run.Errors[1])" | Should -BeLike "*'5' is no query*"
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a reversed time'; Run = { New-CbQuery -StartedAfter 2026-03-06 -StartedBefore 2026-03-05 }; Like = '-StartedAfter * is later than -StartedBefore *: nothing lies between.' }
        @{ What = 'a reversed time of binaries'; Run = { New-CbQuery -Binary -FirstSeenAfter 2026-03-06 -FirstSeenBefore 2026-03-05 }; Like = '-FirstSeenAfter * is later than -FirstSeenBefore *' }
        @{ What = 'a reversed size'; Run = { New-CbQuery -Binary -MinSize 10 -MaxSize 5 }; Like = '-MinSize (10) is more than -MaxSize (5): nothing lies between.' }
        @{ What = 'an alternative to nothing'; Run = { New-CbQuery -Or a }; Like = '-Or offers an alternative to criteria, and there are none*' }
        @{ What = 'an empty alternative'; Run = { New-CbQuery a -Or '' }; Like = '-Or got an empty query*' }
        @{ What = 'an empty exclusion'; Run = { New-CbQuery a -Not '' }; Like = '-Not got an empty query*' }
        @{ What = 'an address that is none'; Run = { New-CbQuery -IPAddress 10.1.2 }; Like = "'10.1.2' is not an IP address*" }
    ) {
        $failure = Get-TestError $Run
        $failure.Id | Should -Be 'CbInvalidArgument'
        $failure.Ends | Should -BeTrue
        $failure.Text | Should -BeLike $Like
    }

    It 'refuses a query that its parts nest too deep' {
        $deep = '(' * 199 + 'a or b' + ')' * 199
        (Get-TestError { New-CbQuery -Not $deep, "-$deep", "($deep)" }).Id | Should -BeIn 'CbInvalidQuery', 'ParameterArgumentTransformationError'
        $failure = Get-TestError { New-CbQuery a -Not ('-' * 200 + 'b') }
        $failure.Id | Should -Be 'CbInvalidQuery'
        $failure.Text | Should -BeLike '*nested more than 200 levels deep*'
    }

    It 'refuses <What> as PowerShell does' -ForEach @(
        @{ What = 'an MD5 that is none'; Run = { New-CbQuery -Md5 abc }; Id = 'ParameterArgumentValidationError' }
        @{ What = 'an unknown outcome of a signature check'; Run = { New-CbQuery -Binary -SignatureStatus Good }; Id = 'ParameterArgumentValidationError' }
        @{ What = 'a criterion of processes for binaries'; Run = { New-CbQuery -Binary -CommandLine a }; Id = 'AmbiguousParameterSet' }
        @{ What = 'a missing alternative'; Run = { New-CbQuery a -Or $null }; Id = 'ParameterArgumentValidationError' }
        @{ What = 'a list with a gap'; Run = { New-CbQuery a -Not 'b', $null }; Id = 'ParameterArgumentValidationError' }
        @{ What = 'a missing query'; Run = { New-CbQuery $null }; Id = 'ParameterArgumentValidationError' }
    ) {
        (Get-TestError $Run).Id | Should -Be $Id
    }
}

Describe 'The view' {
    BeforeAll {
        # A host with a window of a given width, which draws what a prompt would.
        Add-Type -TypeDefinition @'
using System;
using System.Globalization;
using System.Management.Automation.Host;
public sealed class WindowHost : PSHost
{
    private readonly WindowUi _ui;
    public WindowHost(int width) { _ui = new WindowUi(width); }
    public override CultureInfo CurrentCulture { get { return new CultureInfo("en-US"); } }
    public override CultureInfo CurrentUICulture { get { return new CultureInfo("en-US"); } }
    public override Guid InstanceId { get { return new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11); } }
    public override string Name { get { return "Window"; } }
    public override PSHostUserInterface UI { get { return _ui; } }
    public override Version Version { get { return new Version(1, 0); } }
    public override void EnterNestedPrompt() { }
    public override void ExitNestedPrompt() { }
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }
}
public sealed class WindowUi : PSHostUserInterface
{
    private readonly WindowRawUi _raw;
    public WindowUi(int width) { _raw = new WindowRawUi(width); }
    public override PSHostRawUserInterface RawUI { get { return _raw; } }
    public override System.Collections.Generic.Dictionary<string, System.Management.Automation.PSObject> Prompt(string caption, string message, System.Collections.ObjectModel.Collection<FieldDescription> descriptions) { return null; }
    public override int PromptForChoice(string caption, string message, System.Collections.ObjectModel.Collection<ChoiceDescription> choices, int defaultChoice) { return 0; }
    public override System.Management.Automation.PSCredential PromptForCredential(string caption, string message, string userName, string targetName) { return null; }
    public override System.Management.Automation.PSCredential PromptForCredential(string caption, string message, string userName, string targetName, System.Management.Automation.PSCredentialTypes types, System.Management.Automation.PSCredentialUIOptions options) { return null; }
    public override string ReadLine() { return ""; }
    public override System.Security.SecureString ReadLineAsSecureString() { return null; }
    public override void Write(string value) { }
    public override void Write(ConsoleColor foreground, ConsoleColor background, string value) { }
    public override void WriteDebugLine(string message) { }
    public override void WriteErrorLine(string value) { }
    public override void WriteLine(string value) { }
    public override void WriteProgress(long sourceId, System.Management.Automation.ProgressRecord record) { }
    public override void WriteVerboseLine(string message) { }
    public override void WriteWarningLine(string message) { }
}
public sealed class WindowRawUi : PSHostRawUserInterface
{
    private readonly int _width;
    public WindowRawUi(int width) { _width = width; }
    public override ConsoleColor BackgroundColor { get; set; }
    public override ConsoleColor ForegroundColor { get; set; }
    public override Size BufferSize { get { return new Size(_width, 1000); } set { } }
    public override Coordinates CursorPosition { get; set; }
    public override int CursorSize { get; set; }
    public override bool KeyAvailable { get { return false; } }
    public override Size MaxPhysicalWindowSize { get { return new Size(_width, 50); } }
    public override Size MaxWindowSize { get { return new Size(_width, 50); } }
    public override Coordinates WindowPosition { get; set; }
    public override Size WindowSize { get { return new Size(_width, 50); } set { } }
    public override string WindowTitle { get; set; }
    public override void FlushInputBuffer() { }
    public override BufferCell[,] GetBufferContents(Rectangle rectangle) { return new BufferCell[0, 0]; }
    public override KeyInfo ReadKey(ReadKeyOptions options) { return new KeyInfo(); }
    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) { }
    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) { }
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) { }
}
'@
        $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault()
        $state.ImportPSModule(@(Get-TestModulePath))
        $windows = @{}
        foreach ($width in 80, 120) {
            $windows[$width] = [runspacefactory]::CreateRunspace([WindowHost]::new($width), $state)
            $windows[$width].Open()
        }

        # What a script shows in a window, line by line.
        function Show([scriptblock] $Script, [int] $Width, $Argument) {
            $shell = [powershell]::Create()
            $shell.Runspace = $windows[$Width]
            $text = $shell.AddScript("[cultureinfo]::CurrentCulture = 'en-US'; & { $Script } `$args[0] | Out-String").AddArgument($Argument).Invoke() -join ''
            $shell.Dispose()
            $lines = @(($text -replace '\x1b\[[0-9;]*m') -split '\r?\n' | ForEach-Object TrimEnd)
            foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual $Width }
            while ($lines -and -not $lines[0]) { $lines = $lines[1..$lines.Count] }
            while ($lines -and -not $lines[-1]) { $lines = @($lines | Select-Object -SkipLast 1) }
            $lines
        }
    }

    AfterAll {
        $windows.Values | ForEach-Object Dispose
    }

    It 'of an issue underlines the place, at 80 columns' {
        Show -Width 80 { Test-CbQuery 'process_name:cmd.exe AND parrent_name:explorer.exe' } | Should -Be @(
            'Error UnknownField, column 26'
            '  process_name:cmd.exe AND parrent_name:explorer.exe'
            '                           ~~~~~~~~~~~~'
            "  No index has a field 'parrent_name': the server finds nothing by it, or"
            '  refuses the query. Did you mean parent_name?'
        )
    }

    It 'of an issue has longer lines at 120 columns' {
        Show -Width 120 { Test-CbQuery 'process_name:cmd.exe AND parrent_name:explorer.exe' } | Should -Be @(
            'Error UnknownField, column 26'
            '  process_name:cmd.exe AND parrent_name:explorer.exe'
            '                           ~~~~~~~~~~~~'
            "  No index has a field 'parrent_name': the server finds nothing by it, or refuses the query. Did you mean parent_name?"
        )
    }

    It 'of several issues has a blank line between them' {
        Show -Width 120 { 'a NOT b', 'start:-7d' | Test-CbQuery } | Should -Be @(
            'Warning NotOperator, column 3'
            '  a NOT b'
            '    ~~~'
            "  NOT is not in the vendor's language: a server that does not know it searches for the word. Write a minus sign right"
            '  before what is excluded: -b.'
            ''
            'Error RelativeTimeUnit, column 7'
            '  start:-7d'
            '        ~~~'
            "  '-7d' is no time to the server: it counts back in hours (h), minutes (m) and seconds (s) only. In minutes:"
            '  start:-10080m.'
        )
    }

    It 'of an issue shows a query of several lines on one, and names the line' {
        $lines = Show -Width 80 { Test-CbQuery "process_name:net.exe`n`tstart:-7d" }
        $lines[0..2] | Should -Be 'Error RelativeTimeUnit, line 2, column 8', '  process_name:net.exe  start:-7d', '                              ~~~'
    }

    It 'of an issue marks what is missing where it would stand' {
        (Show -Width 80 { Test-CbQuery 'cmdline:x or' })[0..2] | Should -Be 'Error SyntaxError, column 13', '  cmdline:x or', '              ~'
        (Show -Width 80 { Test-CbQuery '' })[0..2] | Should -Be 'Warning AlwaysTrue, column 1', '', '  ~'
    }

    It 'of an issue cuts a long query around the place, at <Width> columns' -ForEach @(
        @{ Width = 80; Before = 70; After = 70 }
        @{ Width = 120; Before = 200; After = 200 }
        @{ Width = 80; Before = 0; After = 40 }
        @{ Width = 80; Before = 40; After = 0 }
        @{ Width = 120; Before = 10; After = 10 }
    ) {
        $query = "$('aaaa ' * $Before)start:-7d$(' bbbb' * $After)"
        $lines = Show -Width $Width { Test-CbQuery $args[0] } $query
        $shown = $lines[1].Trim()
        $shown.StartsWith('…') | Should -Be ($Before -gt 11)
        $shown.EndsWith('…') | Should -Be ($After -gt 11)
        $query.Contains($shown.Trim('…')) | Should -BeTrue
        $shown.Length | Should -BeGreaterThan ($Width - 12)
        $lines[1].Substring($lines[2].IndexOf('~'), $lines[2].Trim().Length) | Should -Be '-7d'
    }

    It 'of an issue underlines what is longer than the window to its end' {
        $lines = Show -Width 80 { Test-CbQuery "md5:$('a' * 500)" }
        $lines[1] | Should -Be "  md5:$('a' * 71)…"
        $lines[2] | Should -Be "      $('~' * 71)"
    }

    It 'of an issue underlines the right columns where letters are wide or combined' {
        (Show -Width 80 { Test-CbQuery 'cmdline:计划 start:-7d' })[1..2] | Should -Be '  cmdline:计划 start:-7d', "  $(' ' * 19)~~~"
        (Show -Width 80 { Test-CbQuery "cmdline:u$([char]0x308)n start:-7d" })[2] | Should -Be "  $(' ' * 17)~~~"
        (Show -Width 80 { Test-CbQuery 'cmdline:🚀 start:-7d' })[2] | Should -Be "  $(' ' * 17)~~~"
    }

    It 'of an issue is drawn in a host without a window' {
        $shell = [powershell]::Create($state)
        $text = $shell.AddScript("Test-CbQuery 'a start:-7d' | Out-String").Invoke() -join ''
        $shell.Dispose()
        $text | Should -BeLike "*  a start:-7d*"
        $text | Should -BeLike "*hours (h), minutes (m) and seconds (s) only.*"
    }

    It 'of any issue fits the window' -ForEach $rules {
        $with = @{ Query = $Query; Index = $(if ($Index) { $Index } else { 'Process' }) }
        foreach ($width in 80, 120) {
            Show -Width $width { param($With) Test-CbQuery @With } $with | Should -Not -BeNullOrEmpty
        }
    }

    It 'of fields is a table for each index, at 80 columns' {
        Show -Width 80 { Get-CbQueryField os_type, sha256, username_full; Get-CbQueryField host_count -Index Binary } | Should -Be @(
            '   Index: Process'
            ''
            'Name                         Type        Since Use             Description'
            '----                         ----        ----- ---             -----------'
            'os_type                      Keyword           facet sort      windows, linux'
            '                                                               or osx'
            'sha256                       Sha256      7.0                   SHA-256 of the'
            '                                                               process, its'
            '                                                               parent, a child,'
            '                                                               a module or a'
            '                                                               written file'
            'username_full                Keyword           only facet      User of the'
            '                                                               process, whole'
            ''
            '   Index: Binary'
            ''
            'Name                         Type        Since Use             Description'
            '----                         ----        ----- ---             -----------'
            'host_count                   Integer           facet sort      Number of hosts'
            '                                                               that reported'
            '                                                               the binary'
        )
    }

    It 'of fields fits the window and cuts no name: <_>' -ForEach 'Process', 'Binary', 'Alert', 'ThreatReport' {
        foreach ($width in 80, 120) {
            $lines = Show -Width $width { param($Index) Get-CbQueryField -Index $Index } $_
            foreach ($field in Get-CbQueryField -Index $_) {
                @($lines | Where-Object { $_.StartsWith("$($field.Name) ") }) | Should -HaveCount 1 -Because $field.Name
            }
            $lines | Where-Object { $_ -like '*…*' } | Should -BeNullOrEmpty
        }
    }

    It 'of a built query is its text' {
        Show -Width 80 { New-CbQuery -ProcessName a, b -HostName c } | Should -Be '(process_name:a or process_name:b) hostname:c'
        Show -Width 80 { New-CbQuery } | Should -Be '(everything)'
        Show -Width 80 { New-CbQuery "a`nb" } | Should -Be 'a b'
    }
}
