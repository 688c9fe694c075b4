BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer

    function Connect-Fresh {
        # A session that remembers nothing.
        Disconnect-TestServer
        Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
    }

    function Get-Asked { @(Get-TestRequest | ForEach-Object path | Where-Object { $_ -ne '/api/info' }) }
}

AfterAll {
    Stop-TestServer
}

Describe 'Lazy properties of a process' {
    BeforeEach {
        Connect-Fresh
        $net = Get-CbProcess 'process_name:net.exe cmdline:\\test\blah' -Sort 'start asc' -First 1
        Clear-TestRequest
    }

    It 'lead to sensor and group, with a request each, once' {
        foreach ($i in 1..3) {
            $net.Sensor.ComputerName | Should -Be WIN-IA9NQ1GN8OI
            $net.Sensor.Group.Name | Should -Be 'Default Group'
        }
        Get-Asked | Should -Be '/api/v1/sensor/3', '/api/v3/group/1'
        $net.Sensor | Should -BeOfType CbResponse.Sensor
        $net.Sensor.Group | Should -BeOfType CbResponse.SensorGroup
        $net.Sensor.NetworkAdapters[0].IPAddress | Should -BeOfType System.Net.IPAddress
        $net.Sensor.LastCheckinTime.Kind | Should -Be Utc
    }

    It 'lead to the program' {
        $net.Binary | Should -BeOfType CbResponse.Binary
        $net.Binary.IsSigned | Should -BeTrue
        $net.Binary.Publisher | Should -Be 'Microsoft Corporation'
        Get-Asked | Should -Be '/api/v1/binary/79B6D4C5283FC806387C55B8D7C8B762/summary'
    }

    It 'lead to parent, children and siblings' {
        $net.Parent.ProcessName | Should -Be cmd.exe
        $net.Parent.Children.CommandLine | Should -Be 'net  use z: \\test\blah', 'net  use y: \\test\blah'
        $net.Siblings.CommandLine | Should -Be 'net  use y: \\test\blah'
        @($net.Children) | Should -HaveCount 0
        $net.Parent.Parent.Parent.Parent.Parent.ProcessName | Should -Be smss.exe
        $before = (Get-Asked).Count
        $null = $net.Parent.Parent.Parent.Parent.Parent, $net.Siblings, $net.Children
        (Get-Asked).Count | Should -Be $before
    }

    It 'are one request for the processes of one host' {
        $all = Get-CbProcess -HostName fin-ws-01 -First 50
        Clear-TestRequest
        ($all.Sensor.Group.Name | Sort-Object -Unique) | Should -HaveCount 1
        Get-Asked | Should -HaveCount 2
    }

    It 'are in no output of all properties, and cost it nothing' {
        $null = $net | Out-String
        $null = $net | Format-List * -Force | Out-String
        $null = $net | Format-Custom | Out-String
        $csv = $net | ConvertTo-Csv | ConvertFrom-Csv
        $net | Export-Csv (Join-Path $TestDrive one.csv) -NoTypeInformation
        $json = $net | ConvertTo-Json -WarningAction SilentlyContinue | ConvertFrom-Json
        $selected = $net | Select-Object *
        $null = $net | ConvertTo-Html | Out-String
        $null = $net | ConvertTo-Xml -Depth 2
        $null = $net | Get-Member
        $null = $net | Group-Object HostName
        $null = $net | Sort-Object Start, Pid
        $null = Compare-Object $net $net -Property Id, ProcessName
        $net | Export-Clixml (Join-Path $TestDrive one.xml) -Depth 4
        $revived = Import-Clixml (Join-Path $TestDrive one.xml)
        Get-Asked | Should -BeNullOrEmpty
        foreach ($one in $csv, $json, $selected, $revived) {
            $one.ProcessName | Should -Be net.exe
            foreach ($name in 'Sensor', 'Binary', 'Parent', 'Children', 'Siblings') { $one.psobject.Properties.Name | Should -Not -Contain $name }
        }

        @($revived.psobject.Properties).Count | Should -Be @($selected.psobject.Properties).Count
    }

    It 'pass over a sensor''s group in exports too' {
        $sensor = $net.Sensor
        Clear-TestRequest
        $null = $sensor | ConvertTo-Json -WarningAction SilentlyContinue
        $null = $sensor | Select-Object * | Export-Csv (Join-Path $TestDrive sensor.csv) -NoTypeInformation
        $sensor | Export-Clixml (Join-Path $TestDrive sensor.xml)
        Get-Asked | Should -BeNullOrEmpty
        (Import-Clixml (Join-Path $TestDrive sensor.xml)).ComputerName | Should -Be WIN-IA9NQ1GN8OI
    }

    It 'complete with Tab' {
        (Complete-TestText '(Get-CbProcess x).Sens').CompletionText | Should -Contain Sensor
        (Complete-TestText 'Get-CbProcess x | ForEach-Object { $_.Bin').CompletionText | Should -Be Binary
        (Complete-TestText '(Get-CbProcess x).Sensor.Group.CollectsA').CompletionText | Should -Be CollectsAmsi
        Get-Asked | Should -BeNullOrEmpty
    }

    It 'are an error when they cannot be had, and are asked for again' {
        Add-TestFault /api/v1/binary/* @{ kind = 'status'; status = 404; body = '<h1>Not found</h1>'; contentType = 'text/html' }
        try {
            $failure = Get-TestError { $net.Binary.Publisher }
            $again = Get-TestError { $net.Binary.Publisher }
        }
        finally {
            Clear-TestFault
        }

        $failure.Id | Should -Be CbObjectNotFound
        $failure.Category | Should -Be ObjectNotFound
        $failure.Text | Should -BeLike '*79B6D4C5283FC806387C55B8D7C8B762*'
        $failure.Target.Id | Should -Be $net.Id
        $again.Id | Should -Be CbObjectNotFound
        $net.Binary.Publisher | Should -Be 'Microsoft Corporation'
    }

    It 'are an error for a session that is closed' {
        Disconnect-TestServer
        (Get-TestError { $net.Sensor }).Id | Should -Be CbNotConnected
    }

    It 'are none on a process that was made by hand' {
        $bare = [CbResponse.Process]::new()
        $bare.Sensor | Should -BeNullOrEmpty
        $bare.Parent | Should -BeNullOrEmpty
        @($bare.Children) | Should -HaveCount 0
    }

    It 'end at Ctrl+C' {
        Add-TestFault /api/v1/sensor/* @{ kind = 'hold' }
        try {
            $run = Start-TestPipeline -Script '$null = $process.Sensor' -Variable @{ process = $net }
            Wait-TestCondition -For 'the request' -Until { Get-Asked }
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $run.Shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        }
        finally {
            Clear-TestFault
            $run.Shell.Dispose()
        }
    }

    It 'work in every runspace, and share what is remembered' {
        $run = Start-TestPipeline -Script '$process.Sensor.ComputerName' -Variable @{ process = $net }
        $run.Shell.EndInvoke($run.Handle)
        $run.Output | Should -Be WIN-IA9NQ1GN8OI
        $run.Shell.Dispose()
        $null = $net.Sensor
        Get-Asked | Should -Be '/api/v1/sensor/3'
    }
}

Describe 'The published example that joins everything together' {
    It 'takes fewer lines, and no request twice' {
        Connect-Fresh
        Clear-TestRequest
        $lines = Get-CbProcess 'process_name:net.exe cmdline:\\test\blah' | Get-CbProcessTree -Ancestors |
            Where-Object State -EQ Document | Sort-Object Start -Descending | ForEach-Object Process | ForEach-Object {
                "On host $($_.Sensor.ComputerName) (part of sensor group $($_.Sensor.Group.Name)):"
                "- At $($_.Start.ToString('yyyy-MM-dd HH:mm:ss.fff')), process $($_.CommandLine) was executed by $($_.UserName)"
                if ($_.Binary.IsSigned) {
                    "- That binary ($($_.Md5)) was signed by $($_.Binary.Publisher) $(($_.Start - $_.Binary.SignTime).Days) days before it was executed."
                }
            }

        $lines[0..5] | Should -Be @(
            'On host WIN-IA9NQ1GN8OI (part of sensor group Default Group):'
            '- At 2016-11-11 20:59:31.631, process net  use y: \\test\blah was executed by WIN-IA9NQ1GN8OI\bit9rad'
            '- That binary (79b6d4c5283fc806387c55b8d7c8b762) was signed by Microsoft Corporation 1569 days before it was executed.'
            'On host WIN-IA9NQ1GN8OI (part of sensor group Default Group):'
            '- At 2016-11-11 20:59:25.667, process net  use z: \\test\blah was executed by WIN-IA9NQ1GN8OI\bit9rad'
            '- That binary (79b6d4c5283fc806387c55b8d7c8b762) was signed by Microsoft Corporation 1569 days before it was executed.'
        )
        $lines | Should -Contain '- That binary (bf93a2f9901e9b3dfca8a7982f4a9868) was signed by Microsoft Corporation 1552 days before it was executed.'

        # Two processes with the same eight ancestors on one host: one sensor, one group, and each program once.
        $asked = Get-Asked
        @($asked -like '/api/v1/sensor/*') | Should -HaveCount 1
        @($asked -like '/api/v3/group/*') | Should -HaveCount 1
        @($asked -like '/api/v1/binary/*') | Should -HaveCount 7
        ($asked | Group-Object | Where-Object Count -GT 1).Name | Should -BeNullOrEmpty
    }
}

Describe 'Lazy properties of process events' {
    BeforeAll {
        Connect-Fresh
        # The shell that the phishing document started: it writes files, loads modules, starts processes and reaches into one.
        $events = Get-CbProcess process_name:powershell.exe -First 20 | Get-CbProcessEvent -Segment All
    }

    BeforeEach {
        Connect-Fresh
        Clear-TestRequest
    }

    It 'lead from a module to its file, with one request' {
        $module = $events | Where-Object Type -EQ ModLoad | Select-Object -First 1
        $module = $module | ForEach-Object { Get-CbProcessEvent -Id $_.ProcessId -Type ModLoad -First 1 }
        Clear-TestRequest
        foreach ($i in 1..2) { $module.Binary.Md5 | Should -Be $module.Md5.ToUpperInvariant() }
        Get-Asked | Should -Be "/api/v1/binary/$($module.Md5.ToUpperInvariant())/summary"
    }

    It 'lead from a child to its process and its program' {
        $id = ($events | Where-Object { $_.Type -eq 'ChildProc' -and -not $_.IsSuppressed } | Select-Object -First 1).ProcessId
        $child = Get-CbProcessEvent -Id $id -Type ChildProc | Where-Object { -not $_.IsSuppressed } | Select-Object -First 1
        $child.ChildProcess | Should -BeOfType CbResponse.Process
        $child.ChildProcess.Id | Should -Be $child.ChildProcessId
        $child.ChildProcess.Parent.Id | Should -Be $id
        $child.Binary.Md5 | Should -Be $child.Md5.ToUpperInvariant()
    }

    It 'lead from access to another process to that process' {
        $access = Get-CbProcessEvent -Id ($events | Where-Object Type -EQ CrossProc | Select-Object -First 1).ProcessId -Type CrossProc -First 1
        $access.OtherProcess.Id | Should -Be $access.OtherProcessId
        $access.Binary.Md5 | Should -Be $access.OtherMd5.ToUpperInvariant()
        ($access | Get-CbBinary).Md5 | Should -Be $access.OtherMd5.ToUpperInvariant()
    }

    It 'are nothing where there is no file and no document' {
        $id = ($events | Where-Object { $_.Type -eq 'FileMod' -and -not $_.Md5 } | Select-Object -First 1).ProcessId
        $file = Get-CbProcessEvent -Id $id -Type FileMod | Where-Object { -not $_.Md5 } | Select-Object -First 1
        Clear-TestRequest
        $file.Binary | Should -BeNullOrEmpty
        Get-Asked | Should -BeNullOrEmpty
    }

    It 'are in no export, and cost it nothing' {
        $found = Get-CbProcessEvent -Id ($events | Where-Object Type -EQ ChildProc | Select-Object -First 1).ProcessId -Type ChildProc, ModLoad -First 20
        Clear-TestRequest
        $csv = $found | ConvertTo-Csv | ConvertFrom-Csv
        $null = $found | ConvertTo-Json -WarningAction SilentlyContinue
        $null = $found | Format-List * -Force | Out-String
        $found | Export-Clixml (Join-Path $TestDrive events.xml)
        Get-Asked | Should -BeNullOrEmpty
        $csv[0].PSObject.Properties.Name | Should -Not -Contain Binary
        $csv[0].PSObject.Properties.Name | Should -Contain Path
    }
}

Describe 'What a process leads to, in a pipeline' {
    BeforeAll {
        Connect-Fresh
        $net = Get-CbProcess 'process_name:net.exe cmdline:\test\blah' -Sort 'start asc' -First 1
    }

    It 'searches the processes of a sensor, with the other filters' {
        $expected = Get-CbProcess -SensorId $net.SensorId -ProcessName net.exe
        ($net.Sensor | Get-CbProcess -ProcessName net.exe).UniqueId | Should -Be $expected.UniqueId
        (Get-CbProcess -Sensor $net.Sensor -ProcessName net.exe).UniqueId | Should -Be $expected.UniqueId
    }

    It 'searches the processes of a binary' {
        ($net.Binary | Get-CbProcess -GroupBy id).Id | Sort-Object | Should -Be ((Get-CbProcess -Md5 $net.Md5 -GroupBy id).Id | Sort-Object)
    }

    It 'counts the processes of a sensor' {
        ($net.Sensor | Get-CbFacet process_name)[0].Count | Should -Be (Get-CbFacet process_name -SensorId $net.SensorId)[0].Count
    }

    It 'never searches everything for an object without identifier' {
        { [CbResponse.Sensor]::new() | Get-CbProcess -ErrorAction Stop } | Should -Throw '*no identifier*'
    }
}
