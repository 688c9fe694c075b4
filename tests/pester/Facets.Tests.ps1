# Counts of values: against the story of the emulator, against what the server sends, and as people see them.

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
    $block = [string] [char] 0x25A0

    function Show {
        $text = $input | Out-String -Width 120
        @(($text -replace '\x1b\[[0-9;]*m') -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ })
    }

    # An answer of the server's own with that many values of a field.
    function Add-FacetAnswer([string] $Field, [object[]] $Entries, [int] $Total, [string] $Path = '/api/v1/process') {
        $body = @{ results = @(); total_results = $Total; facets = @{ $Field = @($Entries) } } | ConvertTo-Json -Depth 5
        Add-TestFault $Path @{ kind = 'body'; body = $body; contentType = 'application/json' }
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'The facets of the vendor''s worked example' {
    It 'draws the histogram' {
        $lines = Get-CbFacet process_name 'hostname:WIN-IA9NQ1GN8OI and username:bit9rad' | Show
        $lines[0] | Should -Be '   Field: process_name'
        $lines[1] | Should -Match '^Name +Count +Ratio +Bar$'
        $drawn = @($lines | Select-Object -Skip 3 | ForEach-Object {
            if ($_ -match "^(?<name>\S+) +(?<count>\d+) +(?<ratio>\d+[.,]\d) %(?<bar> $block*)?$") {
                [pscustomobject]@{ Name = $Matches.name; Ratio = $Matches.ratio -replace ',', '.'; Bar = "$($Matches.bar)".Trim().Length }
            }
        })
        $drawn.Name[0..1] | Should -Be 'chrome.exe', 'thumbnailextractionhost.exe'
        $drawn.Count | Should -Be ($lines.Count - 3)
        $longest = $drawn[0].Bar
        $longest | Should -BeGreaterThan 9
        foreach ($value in Get-CbFacet process_name 'hostname:WIN-IA9NQ1GN8OI and username:bit9rad') {
            $line = $drawn | Where-Object Name -EQ $value.Name
            $line.Ratio | Should -Be $value.Ratio.ToString('0.0', [cultureinfo]::InvariantCulture)
            [Math]::Abs($line.Bar - ($value.Percent * $longest / 100)) | Should -BeLessThan 1.1
        }

        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 120 }
    }

    It 'draws half as many blocks as percent, and fewer in a narrow window' {
        foreach ($bar in @{ Percent = 100; Width = 120; Blocks = 50 }, @{ Percent = 65.7; Width = 120; Blocks = 32 }, @{ Percent = 1; Width = 120; Blocks = 0 }, @{ Percent = 100; Width = 80; Blocks = 19 }, @{ Percent = 100; Width = 0; Blocks = 50 }, @{ Percent = $null; Width = 120; Blocks = 0 }) {
            [CbResponse.PowerShell.Views.FacetView]::Bar($bar.Percent, $bar.Width) | Should -Be ($block * $bar.Blocks)
        }
    }

    It 'has the numbers that the server sends' {
        $sent = (Invoke-CbApi '/api/v1/process?q=hostname:WIN-IA9NQ1GN8OI and username:bit9rad&rows=0&facet=true&facet.field=process_name').facets.process_name
        $values = Get-CbFacet process_name 'hostname:WIN-IA9NQ1GN8OI and username:bit9rad'
        $values | Should -BeOfType CbResponse.FacetValue
        $values.Name | Should -Be $sent.name
        ($values | ForEach-Object Count) | Should -Be $sent.value
        $values.Percent | Should -Be $sent.percent
        $values | ForEach-Object { $_.Ratio } | Should -Be ($sent.ratio | ForEach-Object { [double]::Parse($_, [cultureinfo]::InvariantCulture) })
        $values.Field | Select-Object -Unique | Should -Be 'process_name'
        $values.Server | Select-Object -Unique | Should -Be (([uri] $server.url).Authority)
    }

    It 'is found by filters as well' {
        $byFilter = Get-CbFacet process_name -HostName WIN-IA9NQ1GN8OI -UserName bit9rad
        $byFilter.Name | Should -Be (Get-CbFacet process_name 'hostname:WIN-IA9NQ1GN8OI and username:bit9rad').Name
    }
}

Describe 'Get-CbFacet' {
    BeforeEach {
        Clear-TestRequest
    }

    AfterEach {
        Clear-TestFault
    }

    It 'counts several fields in one request, in the order asked for' {
        $values = Get-CbFacet username, PROCESS_NAME, username -HostName sql01
        $values.Field | Select-Object -Unique | Should -Be 'username', 'process_name'
        $requests = @(Get-TestRequest /api/v1/process)
        $requests | Should -HaveCount 1
        $requests[0].query | Should -BeLike '*&rows=0&start=0&facet=true&facet.field=username&facet.field=process_name'
    }

    It 'counts what matches' {
        $expected = Get-CbProcess process_name:net.exe | Group-Object HostName
        $values = Get-CbFacet hostname process_name:net.exe
        ($values | Sort-Object Name).Name | Should -Be ($expected | Sort-Object Name).Name
        ($values | Sort-Object Name | ForEach-Object Count) | Should -Be ($expected | Sort-Object Name | ForEach-Object Count)
    }

    It 'takes windows, groups and the full search of joins' {
        $null = Get-CbFacet process_name -GroupBy id -MinLastUpdate 24h -MaxLastServerUpdate (Get-Date) -ComprehensiveSearch
        $sent = Get-TestParameter (Get-TestRequest /api/v1/process)
        $sent['cb.group'] | Should -Be 'id'
        $sent['cb.min_last_update'] | Should -Match 'Z$'
        $sent['cb.max_last_server_update'] | Should -Match 'Z$'
        $sent['cb.comprehensive_search'] | Should -Be 'true'
    }

    It 'counts a process once with -GroupBy id' {
        $documents = (Get-CbFacet process_name process_name:adobearmhelper.exe).Count
        $processes = (Get-CbFacet process_name process_name:adobearmhelper.exe -GroupBy id).Count
        $processes | Should -BeLessThan $documents
        $processes | Should -Be @(Get-CbProcess process_name:adobearmhelper.exe -GroupBy id).Count
    }

    It 'takes a built query' {
        $query = New-CbQuery -Binary -SignatureStatus 'Invalid Signature'
        (Get-CbFacet digsig_result $query -Index Binary).Name | Should -Be 'Invalid Signature'
    }

    It 'brings hours and days in their own order' {
        $hours = (Get-CbFacet hour_of_day).Name
        $hours | Should -Be ($hours | Sort-Object { [int] $_ })
        $hours.Count | Should -BeGreaterThan 9
        $week = 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'
        $days = (Get-CbFacet day_of_week).Name
        $days | Should -Be ($week | Where-Object { $_ -in $days })
    }

    It 'is silent when nothing matches' {
        (Invoke-TestScript { Get-CbFacet process_name process_name:no-such-program.exe }).All | Should -BeNullOrEmpty
    }

    It 'says when a field has more values than the server counts' {
        Add-FacetAnswer -Field process_md5 -Entries (1..200 | ForEach-Object { @{ name = "$_"; value = 1; percent = 100; ratio = '0.5' } }) -Total 1000
        $run = Invoke-TestScript { Get-CbFacet process_md5 }
        $run.Output | Should -HaveCount 200
        $run.Warnings | Should -HaveCount 1
        $run.Warnings | Should -BeLike "*at most 200 values*'process_md5'*"
    }

    It 'says when dates are left out' {
        $run = Invoke-TestScript { Get-CbFacet start -HostName WIN-IA9NQ1GN8OI }
        $run.Warnings | Should -BeLike "The counts of 'start' cover * of * documents: *recent*"
    }

    It 'says when a field is not counted' {
        Add-FacetAnswer -Field hostname -Entries @() -Total 5
        $run = Invoke-TestScript { Get-CbFacet hostname }
        $run.Output | Should -BeNullOrEmpty
        $run.Warnings | Should -BeLike "The server counted no value of 'hostname' in 5 documents*"
    }

    It 'says when the server ran out of time' {
        Add-TestFault /api/v1/process @{ kind = 'partial' }
        (Invoke-TestScript { Get-CbFacet hostname }).Warnings | Should -BeLike 'The server ran out of time*'
    }

    It 'draws what a program''s name may hold on one line' {
        Add-FacetAnswer -Field process_name -Entries @{ name = "a`nb$([char] 27)[31m.exe"; value = 1; percent = 100; ratio = '100.0' } -Total 1
        $lines = Get-CbFacet process_name | Show
        $lines[3] | Should -BeLike 'a b *.exe*100*%*'
    }

    It 'completes the fields of the index' {
        (Complete-TestText 'Get-CbFacet host').CompletionText | Should -Be 'host_type', 'hostname'
        (Complete-TestText 'Get-CbFacet -Index Alert -Field s').CompletionText | Should -Be 'status'
        (Complete-TestText 'Get-CbFacet -Index ThreatReport -Field t').CompletionText | Should -Be 'tags', 'title'
        (Complete-TestText "Get-CbFacet digsig_result -Index Binary 'digsig_res").ListItemText | Should -Contain 'digsig_result:'
    }

    It 'exports sensible columns' {
        $csv = Get-CbFacet hostname -HostName sql01 | ConvertTo-Csv -NoTypeInformation
        $csv[0] | Should -Be '"Field","Name","Count","Percent","Ratio","Server"'
        $null = Get-CbFacet hostname -HostName sql01 | ConvertTo-Json
        @(Get-TestRequest).Count | Should -Be 2
    }
}

Describe 'Get-CbFacet and the other indices' {
    It 'counts <Field> in <Index>' -ForEach @(
        @{ Index = 'Binary'; Field = 'digsig_result'; Some = 'Signed' }
        @{ Index = 'Binary'; Field = 'product_name_facet'; Some = '*' }
        @{ Index = 'Alert'; Field = 'status'; Some = 'Unresolved' }
        @{ Index = 'Alert'; Field = 'hostname'; Some = '*' }
        @{ Index = 'ThreatReport'; Field = 'feed_name'; Some = '*' }
        @{ Index = 'ThreatReport'; Field = 'tags'; Some = 'phishing' }
    ) {
        $values = Get-CbFacet $Field -Index $Index
        @($values.Name | Where-Object { $_ -like $Some }).Count | Should -BeGreaterThan 0
        $values | ForEach-Object { $_.Count | Should -BeGreaterThan 0 }
    }

    It 'takes the filters that binaries share' {
        $values = Get-CbFacet hostname -Index Binary -HostName sql01 -OSType windows
        $values.Name | Should -Contain 'sql01'
        (Get-TestParameter @(Get-TestRequest /api/v1/binary)[-1]).q | Should -Be 'hostname:sql01 os_type:windows'
    }

    It 'refuses <Name> with the words for it' -ForEach @(
        @{ Name = 'filters of processes for binaries'; Run = { Get-CbFacet hostname -Index Binary -CommandLine x -GroupBy id }; Text = '-CommandLine, -GroupBy cannot be used with -Index Binary*New-CbQuery -Binary*' }
        @{ Name = 'filters for alerts'; Run = { Get-CbFacet status -Index Alert -HostName x }; Text = '-HostName cannot be used with -Index Alert*-Query*' }
        @{ Name = 'a window for reports'; Run = { Get-CbFacet tags -Index ThreatReport -MinLastUpdate 1d }; Text = '-MinLastUpdate cannot be used*' }
        @{ Name = 'times that leave nothing'; Run = { Get-CbFacet hostname -StartedAfter 1d -StartedBefore 2d }; Text = '-StartedAfter*later than -StartedBefore*' }
        @{ Name = 'windows that leave nothing'; Run = { Get-CbFacet hostname -MinLastUpdate 1d -MaxLastUpdate 2d }; Text = '-MinLastUpdate*later than -MaxLastUpdate*' }
    ) {
        Clear-TestRequest
        $failure = Get-TestError $Run
        $failure.Id | Should -Be 'CbInvalidArgument'
        $failure.Text | Should -BeLike $Text
        Get-TestRequest | Should -BeNullOrEmpty
    }
}

Describe 'Get-CbFacet and fields that are none' {
    It 'names near ones for <Field> of <Index>' -ForEach @(
        @{ Index = 'Process'; Field = 'proces_name'; Text = "*no field 'proces_name'*process_name*" }
        @{ Index = 'Process'; Field = 'user'; Text = '*username*' }
        @{ Index = 'Process'; Field = 'path'; Text = "*does not count values of 'path'*path_full*" }
        @{ Index = 'Process'; Field = 'cmdline'; Text = "*does not count values of 'cmdline'. It counts *process_name*" }
        @{ Index = 'Binary'; Field = 'product_name'; Text = '*product_name_facet*' }
        @{ Index = 'Alert'; Field = 'hostnam'; Text = '*hostname*' }
        @{ Index = 'ThreatReport'; Field = 'xyzzy'; Text = '*Get-CbQueryField -Index ThreatReport*' }
        @{ Index = 'ThreatReport'; Field = 'feed_nam'; Text = '*feed_name*' }
    ) {
        Clear-TestRequest
        $failure = Get-TestError { Get-CbFacet $Field -Index $Index }
        $failure.Id | Should -Be 'CbFieldNotFound'
        $failure.Target | Should -Be $Field
        $failure.Text | Should -BeLike $Text
        $failure.Ends | Should -BeFalse
        Get-TestRequest | Should -BeNullOrEmpty
    }

    It 'counts the other fields all the same' {
        $run = Invoke-TestScript { Get-CbFacet proces_name, hostname -HostName sql01 }
        $run.Errors | Should -HaveCount 1
        $run.Output.Field | Should -Be 'hostname'
    }

    It 'asks for a field of alerts that is known, whether or not it is counted' {
        $run = Invoke-TestScript { Get-CbFacet alert_type, alert_severity -Index Alert }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Field | Should -Contain 'alert_type'
    }
}

Describe 'Get-CbFacet and errors' {
    AfterEach {
        Clear-TestFault
    }

    It 'tells what the server says of a query' {
        (Get-TestError { Get-CbFacet process_name 'process_name:(' }).Id | Should -Be 'CbInvalidQuery'
    }

    It 'tells a failure without ending the script' {
        Add-TestFault /api/v1/process @{ kind = 'status'; status = 500; body = 'broken' }
        $failure = Get-TestError { Get-CbFacet process_name }
        $failure.Id | Should -Be 'CbServerError'
        $failure.Ends | Should -BeFalse
    }

    It 'tells a cut answer' {
        Add-TestFault /api/v1/process @{ kind = 'body'; body = '{"results": [], "total_results": 1, "facets": {"a"'; contentType = 'application/json' }
        (Get-TestError { Get-CbFacet process_name }).Id | Should -Be 'CbUnexpectedResponse'
    }
}

Describe 'Get-CbFacet on a server of version <_>' -ForEach '5.2', '6.2', '7.1' {
    BeforeAll {
        $old = Start-TestServer -ArgumentList '--server-version', $_
        Connect-TestServer $old -With @{ Name = $_ }
    }

    AfterAll {
        Disconnect-CbServer $_
        Stop-TestServer $old
    }

    It 'counts in all indices' {
        foreach ($one in @{ Index = 'Process'; Field = 'process_name' }, @{ Index = 'Binary'; Field = 'digsig_result' }, @{ Index = 'Alert'; Field = 'status' }, @{ Index = 'ThreatReport'; Field = 'feed_name' }) {
            $run = Invoke-TestScript { Get-CbFacet @one -Session $_ }
            $run.Errors | Should -BeNullOrEmpty
            $run.Output.Count | Should -BeGreaterThan 0
        }
    }

    It 'refuses what the version does not know' {
        $run = Invoke-TestScript { Get-CbFacet process_name -GroupBy id -Session $_ }
        if ($_ -eq '5.2') {
            $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'CbNotSupported,*'
        }
        else {
            $run.Errors | Should -BeNullOrEmpty
        }
    }
}
