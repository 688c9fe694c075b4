BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu' }
    $ConfirmPreference = 'None'
    $share = '[WARN] Attempts to mount internal share'

    function Get-Change { @(Get-TestRequest /api/v1/watchlist* | Where-Object method -NE GET) }
}

AfterAll {
    Stop-TestServer
}

Describe 'The worked example' {
    BeforeAll { $null = Invoke-TestControl reset -Method POST }

    It 'makes a watchlist of a query, reads its query, runs it and switches it off' {
        $made = New-CbQuery 'process_name:net.exe cmdline:\\test\blah' | New-CbWatchlist '[WARN] Attempts to mount a share'
        $made.Id | Should -BeGreaterThan 36
        $made.SearchQuery | Should -Be 'cb.urlver=1&q=process_name%3Anet.exe%20cmdline%3A%5C%5Ctest%5Cblah'
        $mine = Get-CbWatchlist '[WARN] Attempts to mount a share'
        $mine.Query | Should -Be 'process_name:net.exe cmdline:\\test\blah'
        @($mine | Get-CbProcess -GroupBy id) | Should -HaveCount 2
        $mine | Set-CbWatchlist -Enabled $false
        (Get-CbWatchlist -Id $made.Id).IsEnabled | Should -BeFalse
        (Get-CbWatchlist -Id $made.Id).SearchQuery | Should -Be $made.SearchQuery
    }
}

Describe 'Get-CbWatchlist' {
    BeforeAll { $null = Invoke-TestControl reset -Method POST }

    It 'lists all, with readable queries in whatever form they are stored' {
        $all = Get-CbWatchlist
        $all | Should -HaveCount 10
        $all[0].Id | Should -Be 5
        $all[0].Server | Should -Be ([uri]$server.url).Authority
        ($all | Where-Object Id -EQ 31).Query | Should -Be 'process_name:cmd.exe'
        ($all | Where-Object Id -EQ 32).Query | Should -Be 'chrome.exe'
        ($all | Where-Object Id -EQ 33).Query | Should -Be 'cb.urlver=1'
        ($all | Where-Object Id -EQ 36).IsReadOnly | Should -BeTrue
        $all[0].LastHit.Kind | Should -Be Utc
        $all[0].LastRun | Should -BeNullOrEmpty
    }

    It 'takes a name that is there in full, and otherwise a pattern' {
        (Get-CbWatchlist $share).Id | Should -Be 5
        (Get-CbWatchlist $share.ToLower()).Id | Should -Be 5
        (Get-CbWatchlist 'net*', '*POWERSHELL*', 'Net view').Id | Should -Be 12, 30
        Get-CbWatchlist 'nothing*' | Should -BeNullOrEmpty
        $run = Invoke-TestScript { Get-CbWatchlist nothing, 'Net view', '[broken' }
        $run.Output.Id | Should -Be 30
        $run.Errors.TargetObject | Should -Be nothing, '[broken'
        $run.Errors.FullyQualifiedErrorId | Should -Be 'CbObjectNotFound,CbResponse.PowerShell.GetCbWatchlist', 'CbObjectNotFound,CbResponse.PowerShell.GetCbWatchlist'
        "$($run.Errors[0])" | Should -BeLike "* has no watchlist 'nothing'."
    }

    It 'is no output where there is none, so that a condition is false' {
        $found = if (Get-CbWatchlist -Id 999 -ErrorAction SilentlyContinue) { 'found' } else { 'none' }
        $found | Should -Be none
        Get-CbWatchlist nothing -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'filters by index, state and time without a hit' {
        (Get-CbWatchlist -Index Binary).Id | Should -Be 20, 36
        (Get-CbWatchlist -Enabled $false).Id | Should -Be 20, 33
        (Get-CbWatchlist -NoHitFor 90d).Id | Should -Not -Contain 12
        (Get-CbWatchlist -NoHitFor 90d).Id | Should -Contain 5
        Get-CbWatchlist -NoHitFor 2000d | Should -BeNullOrEmpty
        (Get-CbWatchlist -Id 12, 20 -Enabled $true).Id | Should -Be 12
    }

    It 'gives an error for something that is not there, and not its text' {
        $failure = Get-TestError { Get-CbWatchlist -Id 999 }
        $failure.Id | Should -Be CbObjectNotFound
        $failure.Target | Should -Be 999
        [bool] (Get-CbWatchlist -Id 999 -ErrorAction SilentlyContinue) | Should -BeFalse
    }

    It 'reads objects again' {
        $old = Get-CbWatchlist -Id 30
        Set-CbWatchlist -Id 30 -Description new
        $old.Description | Should -BeNullOrEmpty
        ($old | Get-CbWatchlist).Description | Should -Be new
    }

    It 'goes into Test-CbQuery, each in its own index' {
        $issues = Get-CbWatchlist 'Half a query' | Test-CbQuery
        $issues.Severity | Should -Contain Error
        Get-CbWatchlist 'Provided*' | Test-CbQuery | Where-Object Rule -EQ WrongIndex | Should -BeNullOrEmpty
    }

    It 'shows a table that fits' {
        $lines = (Get-CbWatchlist | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ }
        $lines[0] | Should -Match '^\s+Id Enabled Index\s+Hits LastHit\s+Name\s+Query\s*$'
        $lines[2] | Should -Match '^\s+5 True\s+Process\s+2 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \[WARN\]'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 120 }
    }
}

Describe 'A watchlist in the pipeline' {
    BeforeAll { $null = Invoke-TestControl reset -Method POST }

    It 'is run with its facet filters and limits, and other filters besides' {
        Clear-TestRequest
        $hits = Get-CbWatchlist 'Shells of finance' | Get-CbProcess
        $hits.HostName | Sort-Object -Unique | Should -Be fin-ws-01, fin-ws-02
        (Get-CbWatchlist 'Shells of finance' | Get-CbProcess -HostName fin-ws-02).HostName | Sort-Object -Unique | Should -Be fin-ws-02
        $null = Get-CbWatchlist 'Recent changes*' | Get-CbProcess -First 1
        $asked = @(Get-TestRequest /api/v1/process) | ForEach-Object { $_.query }
        $asked[0] | Should -BeLike '*cb.fq.hostname=fin-ws-01&cb.fq.hostname=fin-ws-02*'
        $asked[-1] | Should -BeLike '*cb.min_last_update=2016*'
        (Get-CbWatchlist 'Shells of finance' | Get-CbFacet hostname).Name | Sort-Object | Should -Be fin-ws-01, fin-ws-02
    }

    It 'is run in its own index' {
        (Get-CbWatchlist Unsigned* | Get-CbBinary -First 1).SignatureResult | Should -Be Unsigned
        (Get-CbWatchlist Unsigned* | Get-CbFacet digsig_result).Name | Should -Be Unsigned
        $failure = Get-TestError { Get-CbWatchlist Unsigned* | Get-CbProcess }
        $failure.Id, $failure.Ends | Should -Be CbInvalidArgument, $false
        $failure.Text | Should -BeLike '*searches the index Binary: pipe it to Get-CbBinary.'
        (Get-TestError { Get-CbWatchlist 'Net view' | Get-CbBinary }).Text | Should -BeLike '*pipe it to Get-CbProcess.'
    }

    It 'does not stop the next one when its query is broken' {
        $run = Invoke-TestScript { Get-CbWatchlist 'Half*', 'Net view', $share | Get-CbProcess -First 1 }
        $run.Output | Should -HaveCount 1
        $run.Errors | Should -HaveCount 1
        $run.Ended | Should -BeNullOrEmpty
        $run = Invoke-TestScript { Get-CbWatchlist 'Half*', $share | Get-CbProcess -HostName win* -GroupBy id }
        $run.Output | Should -HaveCount 2
        "$($run.Errors)" | Should -BeLike '*column*'
    }

    It 'warns when its stored text is damaged' {
        $run = Invoke-TestScript { Get-CbWatchlist 'Damaged*' | Get-CbProcess -First 1 }
        $run.Warnings | Should -BeLike "*'Damaged by a connector' is run as the server runs it. The stored form is damaged*"
        (Invoke-TestScript { Get-CbWatchlist 'Damaged*' | Get-CbFacet hostname }).Warnings | Should -BeLike '*is run as the server runs it*'
        (Invoke-TestScript { Get-CbWatchlist 'Net view' | Get-CbProcess -First 1 }).Warnings | Should -BeNullOrEmpty
    }

    It 'is not run without a query' {
        # As a script leaves it that sends a part of the record.
        $null = Invoke-CbApi /api/v1/watchlist/30 -Method PUT -Body @{ name = 'Net view' }
        $empty = Get-CbWatchlist -Id 30
        (Get-TestError { $empty | Get-CbProcess }).Text | Should -BeLike '*has no query. It is not run*'
        (Get-TestError { $empty | Get-CbFacet hostname }).Id | Should -Be CbInvalidArgument
        $null = Invoke-TestControl reset -Method POST
    }

    It 'asks its own server' {
        $other = Start-TestServer
        $null = Connect-CbServer $other.url -Credential (Get-TestCredential $other) -CertificateAuthority $other.caFile -Name us -PassThru
        (Get-CbWatchlist 'PowerShell*' -Session eu | Get-CbProcess -First 1).Server | Should -Be ([uri]$server.url).Authority
        $copy = Get-CbWatchlist 'Shells*' -Session eu | Set-CbWatchlist -NewName Moved -PassThru | New-CbWatchlist -Session us
        $copy.Server | Should -Be ([uri]$other.url).Authority
        $copy.SearchQuery | Should -Be (Get-CbWatchlist Moved -Session eu).SearchQuery
        Disconnect-CbServer us
        Stop-TestServer $other
        Connect-TestServer -With @{ Name = 'eu' }
    }
}

Describe 'New-CbWatchlist' {
    BeforeEach {
        $null = Invoke-TestControl reset -Method POST
        Clear-TestRequest
    }

    It 'round-trips what is hard to write: <Query>' -ForEach @(
        @{ Query = 'process_name:notepad++.exe' }, @{ Query = 'cmdline:"a & b = 100% #1"' }, @{ Query = 'username:"größer 日本"' }, @{ Query = '(process_name:a.exe or process_name:b.exe) -hostname:x' }
    ) {
        $made = New-CbWatchlist test $Query -Description 'größer'
        $made.Query | Should -Be $Query
        (Get-CbWatchlist test).Query | Should -Be $Query
        $made.Description | Should -Be 'größer'
        $made.SearchQuery | Should -Match '^cb\.urlver=1&q=[A-Za-z0-9\-_.~%]+$'
    }

    It 'takes all settings' {
        $made = New-CbWatchlist test 'digsig_result:Unsigned' -Index Binary -Disabled -Id 500 -Action Alert, Syslog
        $made.Id, $made.IsEnabled, "$($made.Index)" | Should -Be 500, $false, Binary
        ($made | Get-CbWatchlistAction | Where-Object IsEnabled).Type | Should -Be Alert, Syslog
    }

    It 'takes the stored form as it is, rows, and built queries' {
        (New-CbWatchlist test 'q=process_name%3Aa.exe&cb.fq.hostname=b').SearchQuery | Should -Be 'q=process_name%3Aa.exe&cb.fq.hostname=b'
        $made = 'Name,Query,Index', 'r1,process_name:a.exe,Process', 'r2,digsig_result:Unsigned,Binary' | ConvertFrom-Csv | New-CbWatchlist
        "$($made.Name) $($made.Index)" | Should -Be 'r1 r2 Process Binary'
        (New-CbQuery -ProcessName a.exe | New-CbWatchlist built).Query | Should -Be 'process_name:a.exe'
        (New-CbWatchlist watch -Watch (New-CbQuery -ProcessName a.exe)).Query | Should -Be 'process_name:a.exe'
        (Get-TestError { New-CbWatchlist nothing }).Id | Should -Be CbInvalidArgument
    }

    It 'prefers the query that is typed to that of the watchlist it copies' {
        $source = New-CbWatchlist source 'q=process_name%3Aa.exe&cb.fq.hostname=b'
        ($source | New-CbWatchlist copy -Query 'process_name:c.exe').SearchQuery | Should -Be 'cb.urlver=1&cb.fq.hostname=b&q=process_name%3Ac.exe'
        ($source | New-CbWatchlist copy2 -Watch (New-CbQuery -ProcessName d.exe)).Query | Should -BeLike 'process_name:d.exe*'
        $failure = Get-TestError { New-CbQuery -ProcessName a.exe | New-CbWatchlist both -Query 'process_name:c.exe' }
        $failure.Id | Should -Be CbInvalidArgument
        $failure.Text | Should -BeLike '*-Query and -Watch*'
    }

    It 'checks the query first' {
        $failure = Get-TestError { New-CbWatchlist test 'parrent_name:a.exe start:-7d' }
        $failure.Id, $failure.Category, $failure.Ends | Should -Be CbInvalidQuery, InvalidArgument, $false
        $failure.Text | Should -BeLike '*UnknownField (column 1)*RelativeTimeUnit (column 26)*-SkipLint*'
        $failure.Target | Should -Be 'parrent_name:a.exe start:-7d'
        (Get-TestError { New-CbWatchlist test '' }).Text | Should -BeLike '*no query, and find everything*'
        Get-Change | Should -BeNullOrEmpty
        $run = Invoke-TestScript { New-CbWatchlist test 'process_name:*a.exe' }
        $run.Warnings | Should -HaveCount 1
        $run.Warnings[0] | Should -BeLike "'test': LeadingWildcard*"
        $run.Output.Id | Should -Be 37
        (New-CbWatchlist bad 'parrent_name:a.exe' -SkipLint).Query | Should -Be 'parrent_name:a.exe'
    }

    It 'has an error with the number for a name that is there, and goes on' {
        $run = Invoke-TestScript { 'Name,Query', 'NET view,process_name:a.exe', 'new,process_name:a.exe' | ConvertFrom-Csv | New-CbWatchlist }
        $run.Output.Name | Should -Be new
        $failure = Format-TestError $run.Errors[0]
        $failure.Id, $failure.Category, $failure.Target | Should -Be CbConflict, ResourceExists, 'NET view'
        $failure.Text | Should -Be "There is a watchlist 'Net view' already, with the number 30."
        # Run twice, as scripts are, it makes no second one.
        $null = Invoke-TestScript { New-CbWatchlist new 'process_name:a.exe' }
        @(Get-CbWatchlist new) | Should -HaveCount 1
    }

    It 'keeps the watchlist when an action fails' {
        Add-TestFault /api/v1/watchlist/*/action* @{ kind = 'status'; status = 403 }
        $run = Invoke-TestScript { New-CbWatchlist test 'process_name:a.exe' -Action Alert }
        $run.Output.Name | Should -Be test
        (Format-TestError $run.Errors[0]).Id | Should -Be CbPermissionDenied
    }

    It 'says of a taken name with -WhatIf what it says without' {
        foreach ($made in { New-CbWatchlist 'NET view' 'process_name:a.exe' -WhatIf }, { New-CbWatchlist other 'process_name:a.exe' -Id 30 -WhatIf }) {
            $failure = Get-TestError $made
            $failure.Id, $failure.Ends | Should -Be CbConflict, $false
            $failure.Text | Should -Be "There is a watchlist 'Net view' already, with the number 30."
        }

        Get-Change | Should -BeNullOrEmpty
    }

    It 'changes nothing with -WhatIf, and nothing without the right' {
        New-CbWatchlist test 'process_name:a.exe' -WhatIf | Should -BeNullOrEmpty
        Get-Change | Should -BeNullOrEmpty
        $null = Connect-CbServer $server.url -Credential (Get-TestCredential -Token $server.userToken) -CertificateAuthority $server.caFile -Name desk -PassThru
        (Get-TestError { New-CbWatchlist test 'process_name:a.exe' -Session desk }).Id | Should -Be CbPermissionDenied
        Disconnect-CbServer desk
        Connect-TestServer -With @{ Name = 'eu' }
    }
}

Describe 'Set-CbWatchlist and Remove-CbWatchlist' {
    BeforeEach {
        $null = Invoke-TestControl reset -Method POST
        Clear-TestRequest
    }

    It 'changes what is said and keeps the rest, the query above all' {
        $before = Get-CbWatchlist 'Shells*'
        $now = $before | Set-CbWatchlist -Enabled $false -NewName 'Shells' -Description d -PassThru
        $now.Name, $now.IsEnabled, $now.Description | Should -Be Shells, $false, d
        $now.SearchQuery | Should -Be $before.SearchQuery
        $now = Set-CbWatchlist Shells -Query 'process_name:powershell.exe' -PassThru
        $now.SearchQuery | Should -Be 'cb.urlver=1&cb.fq.hostname=fin-ws-01&cb.fq.hostname=fin-ws-02&q=process_name%3Apowershell.exe'
        (Set-CbWatchlist Shells -Query 'q=process_name%3Aa.exe' -PassThru).SearchQuery | Should -Be 'q=process_name%3Aa.exe'
        (Get-TestRequest /api/v1/watchlist/31 | Where-Object method -EQ PUT | Select-Object -First 1).body | Should -BeLike '*"total_hits":*'
    }

    It 'leaves alone what is so already, and names that are taken' {
        Set-CbWatchlist 'Net view' -Enabled $true -NewName 'Net view' -PassThru | ForEach-Object Id | Should -Be 30
        (Get-TestError { Set-CbWatchlist 'Net view' -NewName $share.ToUpper() }).Text | Should -BeLike '*with the number 5.'
        Get-Change | Should -BeNullOrEmpty
        Set-CbWatchlist 'Net view' -NewName 'NET VIEW' -PassThru | ForEach-Object Name | Should -BeExactly 'NET VIEW'
    }

    It 'checks a new query first' {
        (Get-TestError { Set-CbWatchlist 'Net view' -Query 'parrent_name:a' }).Id | Should -Be CbInvalidQuery
        (Get-TestError { Set-CbWatchlist 'Provided*' -Query 'process_name:a.exe' }).Text | Should -BeLike '*process_name*'
        Get-Change | Should -BeNullOrEmpty
        (Set-CbWatchlist 'Net view' -Query 'parrent_name:a' -SkipLint -PassThru).Query | Should -Be 'parrent_name:a'
    }

    It 'tells what the server did not store' {
        $record = Invoke-CbApi /api/v1/watchlist/30 | ConvertTo-Json
        Add-TestFault /api/v1/watchlist/30 @{ kind = 'body'; body = $record; contentType = 'application/json' }
        $failure = Get-TestError { Set-CbWatchlist -Id 30 -Enabled $false }
        $failure.Id | Should -Be CbUnexpectedResponse
        $failure.Text | Should -BeLike "*what it stored of the watchlist 30 is not what was asked for: whether it is enabled, which is 'True'*"
    }

    It 'reports that one is read-only, and goes on' {
        $run = Invoke-TestScript { Set-CbWatchlist -Id 36, 999, 30 -Enabled $false -PassThru }
        $run.Output.Id | Should -Be 30
        (Format-TestError $run.Errors[0]).Text | Should -BeLike '*Watchlist 36 is read-only*'
        (Format-TestError $run.Errors[1]).Id | Should -Be CbObjectNotFound
        (Get-TestError { Remove-CbWatchlist Provided* }).Id | Should -Be CbInvalidRequest
    }

    It 'removes, and asks with name and hits' {
        Get-CbWatchlist PowerShell* | Remove-CbWatchlist -WhatIf
        Get-Change | Should -BeNullOrEmpty
        Get-CbWatchlist PowerShell* | Remove-CbWatchlist | Should -BeNullOrEmpty
        Get-CbWatchlist PowerShell* | Should -BeNullOrEmpty
        (Get-TestError { Remove-CbWatchlist -Id 12 }).Id | Should -Be CbObjectNotFound
        (Get-TestError { Set-CbWatchlist 'Net view' }).Ends | Should -BeTrue
    }
}

Describe 'Actions on server <Version>' -ForEach @{ Version = '5.2' }, @{ Version = '6.2' }, @{ Version = '7.1' }, @{ Version = '7.6' } {
    BeforeAll {
        $one = Start-TestServer -ArgumentList "--server-version $Version"
        $null = Connect-CbServer $one.url -Credential (Get-TestCredential $one) -CertificateAuthority $one.caFile -Name one -PassThru
        $isOld = [version] $Version -lt [version] '7.0'
    }

    AfterAll {
        Disconnect-CbServer one
        Stop-TestServer $one
        Connect-TestServer -With @{ Name = 'eu' }
    }

    It 'are told and switched the same way' {
        $actions = Get-CbWatchlistAction PowerShell* -Session one
        "$($actions.Type)" | Should -Be 'Alert Syslog Email'
        "$($actions.IsEnabled)" | Should -Be 'True False True'
        if ($isOld) { $actions[2].EmailRecipients | Should -Be 1, 4 }
        $now = Get-CbWatchlist 'Net view' -Session one | Set-CbWatchlistAction -Type Alert, Syslog -PassThru
        "$($now.IsEnabled)" | Should -Be 'True True'
        Get-CbWatchlist 'Net view' -Session one | Set-CbWatchlistAction -Type Alert -Enabled $false
        "$((Get-CbWatchlistAction 'Net view' -Session one).IsEnabled)" | Should -Be 'False True False'
        (Get-CbWatchlistAction 'Net view' -Session one -Type Syslog).WatchlistName | Should -Be 'Net view'
    }

    It 'need recipients for a mail where the server does' {
        if ($isOld) {
            $failure = Get-TestError { Set-CbWatchlistAction 'Net view' -Type Email -Session one }
            $failure.Id | Should -Be CbInvalidRequest
            $failure.Text | Should -BeLike '*-EmailRecipient*'
            (Set-CbWatchlistAction 'Net view' -Type Email -EmailRecipient 3 -Session one -PassThru).EmailRecipients | Should -Be 3
        }
        else {
            $run = Invoke-TestScript { Set-CbWatchlistAction 'Net view' -Type Email -EmailRecipient 3 -Session one -PassThru }
            $run.Output.IsEnabled | Should -BeTrue
            $run.Warnings | Should -BeLike '*does not take recipients*'
        }
    }
}
