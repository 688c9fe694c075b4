BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
    $net = Get-CbProcess 'process_name:net.exe cmdline:\\test\blah' -Sort 'start desc'

    function Get-SummaryRequest { @(Get-TestRequest /api/v1/process/*) }
}

AfterAll {
    Stop-TestServer
}

Describe 'Get-CbProcessTree -Ancestors' {
    It 'prints the chain of the published example' {
        # Time, user and command line, as the example prints them: from net.exe up to the kernel, whose parent nobody knows.
        $lines = foreach ($process in $net) {
            $chain = @(Get-CbProcessTree $process.Id -Ancestors)
            $chain[-1..-($chain.Count)] | Where-Object State -EQ Document | ForEach-Object {
                '{0}: {1} ran {2}' -f $_.Start.ToString('yyyy-MM-dd HH:mm:ss.fff'), $_.UserName, "$($_.CommandLine)".Trim()
            }
        }
        $above = @(
            '2016-10-25 20:20:29.790: WIN-IA9NQ1GN8OI\bit9rad ran "C:\Windows\system32\cmd.exe"'
            '2016-10-25 14:08:49.651: WIN-IA9NQ1GN8OI\bit9rad ran C:\Windows\Explorer.EXE'
            '2016-10-25 14:08:49.370: WIN-IA9NQ1GN8OI\bit9rad ran C:\Windows\system32\userinit.exe'
            '2016-10-25 14:08:26.382: SYSTEM ran winlogon.exe'
            '2016-10-25 14:08:26.242: SYSTEM ran \SystemRoot\System32\smss.exe 00000001 00000030'
            '2016-10-25 14:08:23.590: SYSTEM ran \SystemRoot\System32\smss.exe'
            '2016-10-25 14:08:23.559: SYSTEM ran c:\windows\system32\ntoskrnl.exe'
            '2016-10-25 14:08:23.374:  ran c:\windows\system32\ntoskrnl.exe'
        )
        $lines | Should -Be @(
            '2016-11-11 20:59:31.631: WIN-IA9NQ1GN8OI\bit9rad ran net  use y: \\test\blah'; $above
            '2016-11-11 20:59:25.667: WIN-IA9NQ1GN8OI\bit9rad ran net  use z: \\test\blah'; $above
        )
    }

    It 'sends few requests, and none for the second walk' {
        $fresh = Connect-CbServer -Uri $server.url -Credential (Get-TestCredential) -CertificateAuthority $server.caFile -Name walk -PassThru
        $rows = Get-CbProcess 'process_name:net.exe cmdline:\\test\blah' -Session $fresh
        Clear-TestRequest
        $chain = $rows[0] | Get-CbProcessTree -Ancestors
        $chain | Should -HaveCount 10
        (Get-SummaryRequest).Count | Should -BeLessOrEqual $chain.Count
        (Get-SummaryRequest).path | Should -HaveCount 5
        Clear-TestRequest
        $rows | Get-CbProcessTree -Ancestors | Should -HaveCount 20
        Get-TestRequest | Should -BeNullOrEmpty
        Disconnect-CbServer walk
        Get-CbSession eu | Should -Not -BeNullOrEmpty
    }

    It 'says of a parent that has no document what its child says of it' {
        $top = (Get-CbProcessTree $net[0].Id -Ancestors -Session eu)[0]
        "$($top.State)" | Should -Be NoDocument
        $top.Id | Should -Be 00000003-0000-0004-01d2-2ec93f6051ee
        $top.Depth | Should -Be -9
        $top.Parent | Should -BeNullOrEmpty
    }
}

Describe 'Get-CbProcessTree' {
    BeforeAll {
        $loader = Get-CbProcess -ParentName winword.exe -ProcessName powershell.exe -GroupBy id -Session eu
        $tree = @($loader | Get-CbProcessTree)
        $target = $tree | Where-Object IsTarget
    }

    It 'goes both ways, from the top down' {
        $tree[0].ProcessName | Should -Be ntoskrnl.exe
        $tree[0].Depth | Should -Be -7
        $target.Id | Should -Be $loader.Id
        $target.Depth | Should -Be 0
        for ($i = 1; $i -lt $tree.Count; $i++) {
            $tree[$i].ParentId | Should -Be $tree[$i].Parent.Id
            $tree.IndexOf($tree[$i].Parent) | Should -BeLessThan $i
        }
    }

    It 'holds every process that a search by parent finds, and every suppressed child' {
        $below = @($tree | Where-Object Depth -GT 0)
        $known = @{}
        $wave = @($loader.Id)
        while ($wave) {
            $wave = @(foreach ($id in $wave) { (Get-CbProcess "parent_id:$id" -GroupBy id -Session eu).Id | Where-Object { $_ } })
            foreach ($id in $wave) { $known[$id] = $true }
        }
        $below | Where-Object State -EQ Document | ForEach-Object Id | Sort-Object | Should -Be ($known.Keys | Sort-Object)
        ($below | Where-Object State -EQ Suppressed).ProcessName | Should -Be conhost.exe
    }

    It 'never asks for a suppressed child' {
        Clear-TestRequest
        $null = Get-CbProcessTree $loader.Id -Descendants -Session eu
        $suppressed = ($tree | Where-Object State -EQ Suppressed).Id
        Get-SummaryRequest | Where-Object path -Like "*$suppressed*" | Should -BeNullOrEmpty
    }

    It 'says of a child that has aged out that it has no document, and goes on' {
        $services = Get-CbProcess process_name:services.exe -HostName fin-ws-01 -GroupBy id -Session eu
        $run = Invoke-TestScript { Get-CbProcessTree $services.Id -Descendants -Session eu }
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings | Should -BeNullOrEmpty
        $gone = $run.Output | Where-Object State -EQ NoDocument
        $gone.Pid | Should -Be 5116
        $gone.Start.Kind | Should -Be Utc
        $gone.Parent.ProcessName | Should -Be services.exe
        $run.Output.ProcessName | Should -Contain spoolsv.exe
    }

    It 'stops at a depth, and names what is missing' {
        $run = Invoke-TestScript { Get-CbProcessTree $loader.Id -Depth 1 -Session eu }
        $run.Output.Depth | Sort-Object -Unique | Should -Be -1, 0, 1
        $run.Warnings | Should -HaveCount 1
        $run.Warnings[0] | Should -BeLike 'The tree of powershell.exe (*) is not complete: the parent of winword.exe (*) was not asked for; children of * processes, among them cmd.exe (*'
        ($run.Output | Where-Object IsCut).ProcessName | Should -Contain cmd.exe
    }

    It 'stops at a number of processes, with the nearest ones' {
        $run = Invoke-TestScript { Get-CbProcessTree $loader.Id -Descendants -MaxNodes 5 -Session eu }
        $run.Output | Should -HaveCount 5
        $run.Output.Depth | Should -Be 0, 1, 1, 1, 1
        $run.Warnings[0] | Should -BeLike '*children of powershell.exe (*'
    }

    It 'adds siblings on request' {
        $one = $tree | Where-Object ProcessName -EQ whoami.exe
        $cmd = $one.Parent
        $with = Get-CbProcessTree $cmd.Id -Siblings -Ancestors -Session eu
        @($with | Where-Object Depth -EQ 0).Count | Should -Be $target.Children.Count
        @($with | Where-Object IsTarget).Id | Should -Be $cmd.Id
    }

    It 'takes several documents of a process for one' {
        $shell = '00000001-0000-0e48-01d2-c2a397f4cfe0'
        @(Get-CbProcess "process_id:$shell" -Session eu | Get-CbProcessTree) | Should -HaveCount 1
        @($loader.Id, $loader.UniqueId | Get-CbProcessTree -Ancestors -Session eu | Where-Object IsTarget) | Should -HaveCount 1
    }

    It 'tells of unknown processes, and goes on with the next' {
        $run = Invoke-TestScript { 'nothing', '00000007-0000-1234-01da-6ec35ac2a480', $loader.Id | Get-CbProcessTree -Ancestors -Session eu }
        $run.Errors | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be 'CbInvalidId', 'CbObjectNotFound'
        $run.Errors[1].TargetObject | Should -Be 00000007-0000-1234-01da-6ec35ac2a480
        $run.Ended | Should -BeNullOrEmpty
        ($run.Output | Where-Object IsTarget).Id | Should -Be $loader.Id
    }

    It 'refuses an object that is no process' {
        $session = Get-CbServerInfo -Session eu
        (Get-TestError { $session | Get-CbProcessTree }).Id | Should -Be CbInvalidArgument
    }

    It 'names what could not be read, and shows the rest' {
        $cmd = $target.Children | Where-Object ProcessName -EQ cmd.exe | Select-Object -First 1
        Add-TestFault "/api/v1/process/$($cmd.Id)/*" @{ kind = 'status'; status = 500; body = 'Unhandled exception.'; contentType = 'text/plain' }
        try {
            $run = Invoke-TestScript { Get-CbProcessTree $loader.Id -Descendants -Session eu }
        }
        finally {
            Clear-TestFault
        }

        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings[0] | Should -BeLike "*children of cmd.exe ($($cmd.Pid)) could not be read (*"
        $run.Output.ProcessName | Should -Contain net1.exe
    }

    It 'goes on in the pipeline' {
        $read = $tree | Where-Object ProcessName -EQ whoami.exe | Get-CbProcess
        $read | Should -BeOfType CbResponse.Process
        $read.ProcessName | Should -Be whoami.exe
    }

    It 'acts on the server that an object came from' {
        $other = Start-TestServer
        Connect-TestServer $other -With @{ Name = 'other' }
        ($loader | Get-CbProcessTree -Ancestors)[0].Server | Should -Be ([uri] $server.url).Authority
        ($tree[0] | Get-CbProcess).Server | Should -Be ([uri] $server.url).Authority
        Disconnect-CbServer other
    }

    It 'exports without following itself round and round' {
        $rows = $tree | ConvertTo-Csv | ConvertFrom-Csv
        $rows | Should -HaveCount $tree.Count
        $rows[0].psobject.Properties.Name | Should -Not -Contain Parent
        $json = $tree[0] | ConvertTo-Json -Depth 40 -WarningAction SilentlyContinue | ConvertFrom-Json
        ($json.Children[0].Children[0].psobject.Properties.Name) | Should -Not -Contain Parent
    }

    It 'ends at Ctrl+C' {
        Clear-TestRequest
        Add-TestFault /api/v1/process/* @{ kind = 'hold' }
        try {
            $run = Start-TestPipeline -Script "`$null = Get-CbProcessTree $($loader.Id) -Descendants -Session `$session" -Variable @{ session = (Get-CbSession eu) }
            Wait-TestCondition -For 'the request' -Until { Get-SummaryRequest }
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $run.Shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        }
        finally {
            Clear-TestFault
            $run.Shell.Dispose()
        }
    }
}

Describe 'The view of a tree' {
    It 'draws the tree with lines, and marks the process that was asked for' {
        $lines = @((Get-CbProcessTree $net[0].Id -Ancestors -Session eu | Out-String) -split '\r?\n' | Where-Object { $_ })
        $lines[0].Trim() | Should -Be 'HostName: win-ia9nq1gn8oi'
        $lines[1] | Should -BeLike '* ? (4) *no document*'
        $lines[3] | Should -BeLike '????-??-?? ??:??:?? SYSTEM * └─ ntoskrnl.exe (4)*'
        $lines[-1] | Should -BeLike '*└─ ► net.exe (1756)*'
    }

    It 'fits the window' {
        $lines = Get-CbProcess -ParentName winword.exe -ProcessName powershell.exe -GroupBy id -Session eu | Get-CbProcessTree | Out-String -Stream
        $width = if ($Host.UI.RawUI.WindowSize.Width -gt 0) { $Host.UI.RawUI.WindowSize.Width } else { 120 }
        $lines | Where-Object Length -GT $width | Should -BeNullOrEmpty
        ($lines -like '*├─*').Count | Should -BeGreaterThan 10
        ($lines -like '*│*').Count | Should -BeGreaterThan 5
        ($lines -match '\) \[s').Count | Should -Be 1
    }
}

Describe 'A tree of 2,000 processes' -ForEach '7.6', '5.2' {
    BeforeAll {
        $version = $_
        $fleet = Start-TestServer --scenario, fleet, --sensors, 5, --processes, 10000, --events, 10, --server-version, $version
        Connect-TestServer $fleet -With @{ Name = "fleet$version" }
        $root = Get-CbProcess sensor_id:1 -Sort 'start asc' -First 1
        Clear-TestRequest $fleet
        $tree = @(Get-CbProcessTree $root.Id -Descendants)
    }

    It 'is complete, with one request for each process that has children' {
        $tree | Should -HaveCount 2000
        @($tree.Id | Sort-Object -Unique) | Should -HaveCount 2000
        $tree | Where-Object State -NE Document | Should -BeNullOrEmpty
        $inner = @($tree | Where-Object { $_.Children.Count -gt 0 })
        $asked = @(Get-TestRequest /api/v1/process/* -Server $fleet)
        $asked | Should -HaveCount $inner.Count
        @($asked.path | Sort-Object -Unique) | Should -HaveCount $inner.Count
        ($inner.Children.Count | Measure-Object -Maximum).Maximum | Should -BeGreaterThan 15
    }

    It 'makes sure of the others with few searches, where a document counts its own time only' {
        $searches = @(Get-TestRequest /api/v1/process -Server $fleet)
        if ($version -eq '5.2') { $searches | Should -BeNullOrEmpty } else { $searches.Count | Should -BeIn (28..40) }
    }
}

Describe 'Get-CbProcessSegment' {
    BeforeAll {
        $shell = '00000001-0000-0e48-01d2-c2a397f4cfe0'
    }

    It 'lists the documents of a process, oldest first' {
        $segments = Get-CbProcessSegment $shell -Session eu
        $segments | Should -HaveCount 7
        $segments[0] | Should -BeOfType CbResponse.ProcessSegment
        $segments.SegmentId | Should -Be ($segments.SegmentId | Sort-Object)
        $segments[-1].SegmentId | Should -Be 1495465643405
        $segments[-1].LastUpdate.Kind | Should -Be Utc
        $segments[0].EventCounts.ModLoad | Should -Be 1
        $segments[0].EventCounts.NetConn | Should -Be 0
    }

    It 'agrees with a search, and goes on in the pipeline' {
        $documents = Get-CbProcess "process_id:$shell" -Session eu -Sort 'segment_id asc'
        $read = $documents[0] | Get-CbProcessSegment | Get-CbProcess
        $read.UniqueId | Should -Be $documents.UniqueId
        $read.LastUpdate | Should -Be $documents.LastUpdate
    }

    It 'is the same on a server that has no list of segments' {
        $old = Start-TestServer --server-version, '5.2', --scenario, fleet, --sensors, 2, --processes, 20, --events, 25000
        Connect-TestServer $old -With @{ Name = 'old' }
        $process = Get-CbProcess -First 1
        Clear-TestRequest $old
        $segments = $process | Get-CbProcessSegment
        $segments.SegmentId | Should -Be 1, 2, 3
        ($segments.EventCounts.Total | Measure-Object -Sum).Sum | Should -BeGreaterOrEqual 25000
        (Get-TestParameter (Get-TestRequest -Server $old)).sort | Should -Be 'segment_id asc'
        ($segments[1] | Get-CbProcess).SegmentId | Should -Be 2
        Disconnect-CbServer old
    }

    It 'tells of an unknown process' {
        $failure = Get-TestError { Get-CbProcessSegment 00000007-0000-1234-01da-6ec35ac2a480 -Session eu }
        $failure.Id | Should -Be CbObjectNotFound
        $failure.Target | Should -Be 00000007-0000-1234-01da-6ec35ac2a480
    }

    It 'shows the times as local times, under the process' {
        $text = Get-CbProcessSegment $shell -Session eu | Out-String
        $text | Should -Match "ProcessId: $shell"
        $text | Should -Match 'SegmentId +LastUpdate +LastServerUpdate +EventCounts'
        $text | Should -Match ([datetime]::SpecifyKind([datetime] '2017-05-22 15:07:20', 'Utc').ToLocalTime().ToString('yyyy-MM-dd HH:mm:ss'))
    }
}
