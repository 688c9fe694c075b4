# What the tab key offers inside a query: asked as a prompt asks, with the cursor at the bar.

BeforeDiscovery {
    $queryParameters = 'Get-CbProcess', 'Get-CbProcess -Query', 'Test-CbQuery', 'New-CbQuery', 'New-CbQuery -Query', 'New-CbQuery a -Or', 'New-CbQuery a -Not'
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive empty))

    # The line with each offer in its place. PowerShell itself falls back on file names, of which there are none here.
    function Complete([string] $Line) {
        $cursor = $Line.IndexOf('|')
        $text = $Line.Remove($cursor, 1)
        $all = TabExpansion2 $text $cursor
        @($all.CompletionMatches | ForEach-Object { $text.Remove($all.ReplacementIndex, $all.ReplacementLength).Insert($all.ReplacementIndex, $_.CompletionText) })
    }

    function Get-Offer([string] $Line) {
        @((TabExpansion2 ($Line.Remove($Line.IndexOf('|'), 1)) $Line.IndexOf('|')).CompletionMatches)
    }
}

AfterAll {
    Pop-Location
}

Describe 'The tab key inside a query' {
    It 'offers fields in <_>' -ForEach $queryParameters {
        Complete "$_ 'os_t|'" | Should -Be "$_ 'os_type:'"
        Complete "$_ os_t|" | Should -Be "$_ os_type:"
    }

    It 'offers every field at the start, those that are used most first' {
        $names = (Get-Offer "Get-CbProcess '|'").ListItemText
        $names[0..1] | Should -Be 'cmdline:', 'process_name:'
        $expected = Get-CbQueryField | Where-Object IsSearchable | ForEach-Object { $_.Name -replace '\*$' -replace '([^_])$', '$1:' }
        $names | Sort-Object | Should -Be ($expected | Sort-Object)
    }

    It 'offers fields where no argument has begun' {
        (Get-Offer 'Test-CbQuery |').ListItemText | Should -Contain 'process_name:'
        Complete 'Test-CbQuery |' | Should -Contain "Test-CbQuery process_name:"
    }

    It 'completes <Line>' -ForEach @(
        # Where a criterion begins.
        @{ Line = "Get-CbProcess 'a os_t|'"; Is = "Get-CbProcess 'a os_type:'" }
        @{ Line = "Get-CbProcess '(os_t|'"; Is = "Get-CbProcess '(os_type:'" }
        @{ Line = "Get-CbProcess 'a -os_t|'"; Is = "Get-CbProcess 'a -os_type:'" }
        @{ Line = "Get-CbProcess 'a or -(os_t|'"; Is = "Get-CbProcess 'a or -(os_type:'" }
        @{ Line = "Get-CbProcess 'OS_T|'"; Is = "Get-CbProcess 'os_type:'" }
        @{ Line = "Get-CbProcess 'digsig_result_par|'"; Is = "Get-CbProcess 'digsig_result_parent:'" }

        # Values.
        @{ Line = "Get-CbProcess 'os_type:|'"; Is = "Get-CbProcess 'os_type:windows'", "Get-CbProcess 'os_type:linux'", "Get-CbProcess 'os_type:osx'" }
        @{ Line = "Get-CbProcess 'a os_type:(linux or w|'"; Is = "Get-CbProcess 'a os_type:(linux or windows'" }
        @{ Line = "Get-CbProcess 'digsig_result:B|'"; Is = "Get-CbProcess 'digsig_result:`"Bad Signature`"'" }
        @{ Line = "Get-CbProcess 'digsig_result:`"Bad S|'"; Is = "Get-CbProcess 'digsig_result:`"Bad Signature`"'" }
        @{ Line = 'Get-CbProcess "digsig_result:B|"'; Is = 'Get-CbProcess "digsig_result:`"Bad Signature`""' }
        @{ Line = 'Get-CbProcess digsig_result:B|'; Is = "Get-CbProcess 'digsig_result:`"Bad Signature`"'" }
        @{ Line = "Test-CbQuery 'tampered:t|'"; Is = "Test-CbQuery 'tampered:true'" }

        # Operators.
        @{ Line = "Get-CbProcess 'hostname:a a|'"; Is = "Get-CbProcess 'hostname:a alliance_data_'", "Get-CbProcess 'hostname:a alliance_link_'", "Get-CbProcess 'hostname:a alliance_score_'", "Get-CbProcess 'hostname:a alliance_updated_'", "Get-CbProcess 'hostname:a and'" }
        @{ Line = "Get-CbProcess 'hostname:a o|'"; Is = "Get-CbProcess 'hostname:a os_type:'", "Get-CbProcess 'hostname:a original_filename:'", "Get-CbProcess 'hostname:a observed_filename:'", "Get-CbProcess 'hostname:a orig_mod_len:'", "Get-CbProcess 'hostname:a or'" }

        # In the middle: what stands behind stays.
        @{ Line = "Get-CbProcess 'os_t| hostname:b' -First 1"; Is = "Get-CbProcess 'os_type: hostname:b' -First 1" }
        @{ Line = "Get-CbProcess 'os_ty|:linux cmdline:x' | Out-Null"; Is = "Get-CbProcess 'os_type:linux cmdline:x' | Out-Null" }
        @{ Line = "Get-CbProcess 'a os_type:l| or b'"; Is = "Get-CbProcess 'a os_type:linux or b'" }
        @{ Line = "Get-CbProcess 'a os_type:w|in or b'"; Is = "Get-CbProcess 'a os_type:windows or b'" }
        @{ Line = "Get-CbProcess 'os_type:l| a'; Get-CbProcess 'os_type:l a'"; Is = "Get-CbProcess 'os_type:linux a'; Get-CbProcess 'os_type:l a'" }
        @{ Line = "Get-CbProcess 'os_type:l a'; Get-CbProcess 'os_type:l| a'"; Is = "Get-CbProcess 'os_type:l a'; Get-CbProcess 'os_type:linux a'" }
        @{ Line = "Get-CbProcess (New-CbQuery 'a os_type:w|' -Not 'b') -First 1"; Is = "Get-CbProcess (New-CbQuery 'a os_type:windows' -Not 'b') -First 1" }

        # Quotes that are not closed yet, and other forms of the argument.
        @{ Line = "Get-CbProcess 'os_type:l|"; Is = "Get-CbProcess 'os_type:linux'" }
        @{ Line = 'Get-CbProcess "os_type:l|'; Is = 'Get-CbProcess "os_type:linux"' }
        @{ Line = "Get-CbProcess -Query:'os_type:l|'"; Is = "Get-CbProcess -Query:'os_type:linux'" }
        @{ Line = "Get-CbProcess os_type:l|"; Is = "Get-CbProcess os_type:linux" }
        @{ Line = "Get-CbProcess os_type:l|in"; Is = "Get-CbProcess os_type:linux" }
        @{ Line = "Test-CbQuery a, os_type:l|"; Is = "Test-CbQuery a, os_type:linux" }
        @{ Line = "New-CbQuery a -Or b, os_type:l|"; Is = "New-CbQuery a -Or b, os_type:linux" }

        # Escapes and variables stay as they are written.
        @{ Line = "Get-CbProcess 'username:o''neil os_type:l|'"; Is = "Get-CbProcess 'username:o''neil os_type:linux'" }
        @{ Line = "Get-CbProcess 'username:o''neil os_type:l| b''c'"; Is = "Get-CbProcess 'username:o''neil os_type:linux b''c'" }
        @{ Line = 'Get-CbProcess "cmdline:`"a b`" os_type:l| ""c"""'; Is = 'Get-CbProcess "cmdline:`"a b`" os_type:linux ""c"""' }
        @{ Line = 'Get-CbProcess "cmdline:`$x os_type:l| c"'; Is = 'Get-CbProcess "cmdline:`$x os_type:linux c"' }
        @{ Line = 'Get-CbProcess "hostname:$name os_type:l| c"'; Is = 'Get-CbProcess "hostname:$name os_type:linux c"' }
        @{ Line = "Get-CbProcess 'cmdline:`"a b`" os_type:l|'"; Is = "Get-CbProcess 'cmdline:`"a b`" os_type:linux'" }
        @{ Line = "Get-CbProcess 'path:c:\program\ files\* os_type:l|'"; Is = "Get-CbProcess 'path:c:\program\ files\* os_type:linux'" }

        # The index.
        @{ Line = "Test-CbQuery 'host_c|' -Index Binary"; Is = "Test-CbQuery 'host_count:'" + ' -Index Binary' }
        @{ Line = "Test-CbQuery -Index Binary 'host_c|'"; Is = "Test-CbQuery -Index Binary 'host_count:'" }
        @{ Line = "Test-CbQuery -Index Alert 'alert_sev|'"; Is = "Test-CbQuery -Index Alert 'alert_severity:'" }
        @{ Line = "Test-CbQuery -Index Alert 'status:I|'"; Is = "Test-CbQuery -Index Alert 'status:`"In Progress`"'" }
        @{ Line = "New-CbQuery -Binary 'host_c|'"; Is = "New-CbQuery -Binary 'host_count:'" }
        @{ Line = "New-CbQuery -Binary -Not 'host_c|'"; Is = "New-CbQuery -Binary -Not 'host_count:'" }
        @{ Line = "New-CbQuery 'cmdl|'"; Is = "New-CbQuery 'cmdline:'" }
    ) {
        Complete $Line | Should -Be $Is
    }

    It 'offers nothing where anything may stand: <_>' -ForEach @(
        "Get-CbProcess 'cmdline:|'"
        "Get-CbProcess 'cmdline:os_t|'"
        "Get-CbProcess 'hostname:linux|'"
        "Get-CbProcess 'cmdline:`"os_t|'"
        "Get-CbProcess 'cmdline:`"Bad S|'"
        "Get-CbProcess 'start:[2026-03-01 T|'"
        "Get-CbProcess 'no_such_field:|'"
        "Get-CbProcess 'host_c|'"
        "Test-CbQuery -Index Binary 'cmdl|'"
        "New-CbQuery -Binary 'cmdl|'"
    ) {
        Complete $_ | Should -BeNullOrEmpty
    }

    It 'offers text that is a query and works when it is run' {
        foreach ($line in Complete "Test-CbQuery 'x digsig_result:|' -Quiet") {
            & ([scriptblock]::Create($line)) | Should -BeTrue -Because $line
        }
    }

    It 'explains each offer' {
        $offers = @(Get-Offer "Get-CbProcess 'a |'") + @(Get-Offer "Get-CbProcess 'os_type:|'")
        foreach ($one in $offers) { $one.ToolTip.Length | Should -BeGreaterThan 5 -Because $one.ListItemText }
        (Get-Offer "Get-CbProcess 'a os_t|'").ToolTip | Should -Be (Get-CbQueryField os_type).Description
        (Get-Offer "Get-CbProcess 'a os_t|'").ListItemText | Should -Be 'os_type:'
    }

    It 'works at the end of an argument where the cursor is not told' {
        (Complete-TestText "Get-CbProcess 'a os_type:l").CompletionText | Should -Be "'a os_type:linux'"
        (Complete-TestText "Get-CbProcess 'o''neil os_type:l").CompletionText | Should -Be "'o''neil os_type:linux'"
        (Complete-TestText 'Get-CbProcess ').CompletionText | Should -Contain 'process_name:'
    }

    It 'works where a script that was parsed before is asked about' {
        $text = "Get-CbProcess 'os_type:l a'"
        $tokens = $null
        $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($text, [ref] $tokens, [ref] $errors)
        $position = $ast.Extent.StartScriptPosition.GetType().GetMethod('CloneWithNewOffset', [Reflection.BindingFlags] 'Instance, NonPublic').Invoke($ast.Extent.StartScriptPosition, @(24))
        (TabExpansion2 $ast $tokens $position).CompletionMatches.CompletionText | Should -Be "'os_type:linux a'"
    }
}

Describe 'The tab key beside a query' {
    It 'offers fields after <_>' -ForEach 'Get-CbQueryField ', 'Get-CbQueryField -Name ' {
        Complete "${_}process_n|" | Should -Be "${_}process_name"
    }

    It 'offers fields of the index' {
        Complete 'Get-CbQueryField -Index Binary host_c|' | Should -Be 'Get-CbQueryField -Index Binary host_count'
        Complete 'Get-CbQueryField host_c|' | Should -BeNullOrEmpty
    }

    It 'offers the indices' {
        (Get-Offer 'Test-CbQuery a -Index |').CompletionText | Sort-Object | Should -Be 'Alert', 'Binary', 'Process', 'ThreatReport'
        (Get-Offer 'Get-CbQueryField -Index T|').CompletionText | Should -Be 'ThreatReport'
    }

    It 'still offers orders and groups' {
        (Get-Offer "Get-CbProcess 'a' -Sort sta|").CompletionText | Should -Be "'start asc'", "'start desc'"
        (Get-Offer "Get-CbProcess 'a' -GroupBy process_m|").CompletionText | Should -Be 'process_md5'
    }
}
