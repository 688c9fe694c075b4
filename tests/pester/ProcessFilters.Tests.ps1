BeforeDiscovery {
    # The filter, and which of all documents it must find: by what a document says of itself.
    $bySelf = @(
        @{ Name = 'a process name'; With = @{ ProcessName = 'net.exe' }; Expect = { $_.ProcessName -eq 'net.exe' } }
        @{ Name = 'a process name in capitals'; With = @{ ProcessName = 'NET.EXE' }; Expect = { $_.ProcessName -eq 'net.exe' } }
        @{ Name = 'process names with a wildcard'; With = @{ ProcessName = 'power*' }; Expect = { $_.ProcessName -like 'power*' } }
        @{ Name = 'the alias Name'; With = @{ Name = 'net.exe' }; Expect = { $_.ProcessName -eq 'net.exe' } }
        @{ Name = 'a whole path'; With = @{ Path = 'c:\windows\system32\net.exe' }; Expect = { $_.Path -eq 'c:\windows\system32\net.exe' } }
        @{ Name = 'the tail of a path'; With = @{ Path = 'system32\net.exe' }; Expect = { $_.Path -like '*\system32\net.exe' } }
        @{ Name = 'a folder with blanks and parentheses'; With = @{ Path = 'c:\program files (x86)\*' }; Expect = { $_.Path -like 'c:\program files (x86)\*' } }
        @{ Name = 'a path of all odd characters'; With = @{ Path = 'd:\tools (x86)\o''neil & sons\100% (final)\münchen-tool.exe' }; Expect = { $_.Path -like '*münchen-tool.exe' } }
        @{ Name = 'a part of a command line'; With = @{ CommandLine = '\\test\blah' }; Expect = { $_.CommandLine -like '*\\test\blah*' } }
        @{ Name = 'a command line with plus, ampersand, percent and hash'; With = @{ CommandLine = 'R&D\50% done #3\a+b.txt' }; Expect = { $_.CommandLine -like '*R&D\50% done #3\a+b.txt*' } }
        @{ Name = 'a command line with quotes'; With = @{ CommandLine = '"echo a=b & echo -x /y:1,2 (test) \"quoted\""' }; Expect = { $_.CommandLine -like '*a=b & echo -x*' } }
        @{ Name = 'a command line with a wildcard'; With = @{ CommandLine = '*sekurlsa*', '*lsass.exe*' }; Expect = { $_.CommandLine -like '*lsass.exe*' } }
        @{ Name = 'a command line in Chinese'; With = @{ CommandLine = '计划.txt' }; Expect = { $_.CommandLine -like '*计划.txt*' } }
        @{ Name = 'a command line with a rocket'; With = @{ CommandLine = '🚀 launch' }; Expect = { $_.CommandLine -like '*🚀 launch*' } }
        @{ Name = 'a command line with a star that means itself'; With = @{ CommandLine = '*'; Literal = $true }; Expect = { $_.CommandLine.Contains('*') } }
        @{ Name = 'a host'; With = @{ HostName = 'FIN-WS-01' }; Expect = { $_.HostName -eq 'fin-ws-01' } }
        @{ Name = 'the alias ComputerName'; With = @{ ComputerName = 'sql01' }; Expect = { $_.HostName -eq 'sql01' } }
        @{ Name = 'hosts with a wildcard'; With = @{ HostName = 'dc*' }; Expect = { $_.HostName -like 'dc*' } }
        @{ Name = 'a user with domain'; With = @{ UserName = 'CONTOSO\anna.müller' }; Expect = { $_.UserName -eq 'CONTOSO\anna.müller' } }
        @{ Name = 'a user with an apostrophe'; With = @{ UserName = 'CONTOSO\j.o''neil' }; Expect = { $_.UserName -eq 'CONTOSO\j.o''neil' } }
        @{ Name = 'a user in Cyrillic'; With = @{ UserName = '*ольга*' }; Expect = { $_.UserName -like '*ольга*' } }
        @{ Name = 'an MD5 in capitals'; With = @{ Md5 = '79B6D4C5283FC806387C55B8D7C8B762' }; Expect = { $_.Md5 -eq '79b6d4c5283fc806387c55b8d7c8b762' } }
        @{ Name = 'a parent'; With = @{ ParentName = 'winword.exe' }; Expect = { $_.ParentName -eq 'winword.exe' } }
        @{ Name = 'a sensor'; With = @{ SensorId = 8 }; Expect = { $_.SensorId -eq 8 } }
        @{ Name = 'a sensor group'; With = @{ Group = 'Domain Controllers' }; Expect = { $_.Group -eq 'domain controllers' } }
        @{ Name = 'a sensor group with an umlaut'; With = @{ Group = 'Arbeitsplätze München' }; Expect = { $_.Group -eq 'arbeitsplätze münchen' } }
        @{ Name = 'an operating system'; With = @{ OSType = 'osx' }; Expect = { $_.OSType -eq 'osx' } }
        @{ Name = 'operating systems, of which one is enough'; With = @{ OSType = 'osx', 'linux' }; Expect = { $_.OSType -in 'osx', 'linux' } }
        @{ Name = 'names, of which one is enough'; With = @{ ProcessName = 'net.exe', 'net1.exe', 'whoami.exe' }; Expect = { $_.ProcessName -in 'net.exe', 'net1.exe', 'whoami.exe' } }
        @{ Name = 'filters, which must all hold'; With = @{ ProcessName = 'cmd.exe', 'powershell.exe'; HostName = 'sql01', 'dc01' }; Expect = { $_.ProcessName -in 'cmd.exe', 'powershell.exe' -and $_.HostName -in 'sql01', 'dc01' } }
        @{ Name = 'a query and a filter, which must both hold'; With = @{ Query = 'process_name:net.exe'; HostName = 'fin-ws-02' }; Expect = { $_.ProcessName -eq 'net.exe' -and $_.HostName -eq 'fin-ws-02' } }
        @{ Name = 'a query of alternatives and a filter'; With = @{ Query = 'process_name:net.exe or process_name:whoami.exe'; HostName = 'sql01' }; Expect = { $_.ProcessName -in 'net.exe', 'whoami.exe' -and $_.HostName -eq 'sql01' } }
    )

    # What only events tell: the story says which programs did it.
    $byEvents = @(
        @{ Name = 'a domain'; With = @{ Domain = 'cdn-telemetry-update.example' }; Programs = 'adobearmhelper.exe', 'powershell.exe' }
        @{ Name = 'an address'; With = @{ IPAddress = '203.0.113.66' }; Programs = 'adobearmhelper.exe', 'powershell.exe' }
        @{ Name = 'a network'; With = @{ IPAddress = '203.0.113.64/26' }; Programs = 'adobearmhelper.exe', 'powershell.exe' }
        @{ Name = 'an IPv6 address'; With = @{ IPAddress = '2001:db8:80::1' }; Programs = 'chrome.exe' }
        @{ Name = 'addresses of both kinds'; With = @{ IPAddress = '2001:db8:80::1', '203.0.113.66' }; Programs = 'adobearmhelper.exe', 'chrome.exe', 'powershell.exe' }
        @{ Name = 'a port'; With = @{ Port = 389 }; Programs = 'lsass.exe', 'net1.exe' }
        @{ Name = 'a file'; With = @{ FileModified = 'c:\programdata\l.dmp' }; Programs = 'pd64.exe', 'powershell.exe' }
        @{ Name = 'a file by its tail'; With = @{ FileModified = 'rechnung_märz.docm' }; Programs = 'outlook.exe' }
        @{ Name = 'a registry value'; With = @{ RegistryModified = '\registry\machine\system\controlset001\services\carbonblack\start' }; Programs = 'reg.exe' }
        @{ Name = 'registry values with a wildcard'; With = @{ RegistryModified = '*\currentversion\run\*' }; Programs = 'adobearmhelper.exe' }
        @{ Name = 'a module'; With = @{ ModuleLoaded = 'vbe7.dll' }; Programs = 'winword.exe' }
        @{ Name = 'a child'; With = @{ ChildName = 'net1.exe' }; Programs = 'net.exe' }
        @{ Name = 'a child and a host'; With = @{ ChildName = 'powershell.exe'; HostName = 'fin-ws-01' }; Programs = 'winword.exe' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer
    $all = @(Get-CbProcess)

    function Get-LastQuery {
        (Get-TestParameter @(Get-TestRequest /api/v1/process)[-1]).q
    }

    # Times in queries have whole seconds.
    function Format-QueryTime([datetime] $Time) {
        $Time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss", [cultureinfo]::InvariantCulture)
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'A typed filter' {
    It 'finds <Name>: exactly the documents that say so' -ForEach $bySelf {
        $expected = @($all | Where-Object $Expect)
        $expected | Should -Not -BeNullOrEmpty
        $found = @(Get-CbProcess @With)
        $found.UniqueId | Sort-Object | Should -Be ($expected.UniqueId | Sort-Object)
    }

    It 'finds <Name> by the events of the processes' -ForEach $byEvents {
        $found = @(Get-CbProcess @With)
        $found.ProcessName | Sort-Object -Unique | Should -Be $Programs
    }

    It 'finds a SHA-256' {
        $one = $all | Where-Object Sha256 | Select-Object -First 1
        $found = Get-CbProcess -Sha256 $one.Sha256.ToUpperInvariant()
        $found.UniqueId | Sort-Object | Should -Be (($all | Where-Object Sha256 -EQ $one.Sha256).UniqueId | Sort-Object)
    }

    It 'finds nothing, and is silent, where nothing matches' {
        $run = Invoke-TestScript { Get-CbProcess -HostName no-such-host }
        $run.All | Should -BeNullOrEmpty
    }

    It 'shows the query that it made with -Verbose' {
        $run = Invoke-TestScript { Get-CbProcess -ProcessName net.exe -HostName dc01, 'a b' -Verbose }
        $run.Verbose[0] | Should -Be 'Query: process_name:net.exe (hostname:dc01 or hostname:"a b")'
    }

    It 'leaves a query without filters as it is: the server is the judge of it' {
        Clear-TestRequest
        $null = Get-CbProcess '  process_name:net.exe   AND (hostname:dc01)  '
        Get-LastQuery | Should -Be '  process_name:net.exe   AND (hostname:dc01)  '
    }

    It 'takes values from variables of other types' {
        $sensor = $all | Select-Object -First 1
        (Get-CbProcess -SensorId "$($sensor.SensorId)" -First 1).SensorId | Should -Be $sensor.SensorId
        (Get-CbProcess -IPAddress ([ipaddress] '203.0.113.66') -First 1) | Should -Not -BeNullOrEmpty
    }

    It 'posts the search when there are more values than an address holds' {
        Clear-TestRequest
        $hashes = @(1..200 | ForEach-Object { '{0:x32}' -f $_ }) + '79b6d4c5283fc806387c55b8d7c8b762'
        (Get-CbProcess -Md5 $hashes).ProcessName | Sort-Object -Unique | Should -Be 'net.exe'
        (Get-TestRequest /api/v1/process).method | Sort-Object -Unique | Should -Be 'POST'
    }

    It 'refuses <Name> before anything is asked' -ForEach @(
        @{ Name = 'an MD5 that is none'; With = @{ Md5 = 'abc' }; Id = 'ParameterArgumentValidationError' }
        @{ Name = 'a SHA-256 that is none'; With = @{ Sha256 = '79b6d4c5283fc806387c55b8d7c8b762' }; Id = 'ParameterArgumentValidationError' }
        @{ Name = 'a query that is nothing'; With = @{ Query = $null }; Id = 'ParameterArgumentValidationError' }
        @{ Name = 'an empty host'; With = @{ HostName = '' }; Id = 'ParameterArgumentValidationError' }
        @{ Name = 'a port beyond 65535'; With = @{ Port = 70000 }; Id = 'ParameterArgumentValidationError' }
        @{ Name = 'an unknown operating system'; With = @{ OSType = 'beos' }; Id = 'ParameterArgumentValidationError' }
        @{ Name = 'an address that is none'; With = @{ IPAddress = '10.20.2' }; Id = 'CbInvalidArgument' }
        @{ Name = 'a network with too long a mask'; With = @{ IPAddress = '10.20.2.0/64' }; Id = 'CbInvalidArgument' }
        @{ Name = 'a time that is none'; With = @{ StartedAfter = 'yesterdy' }; Id = 'ParameterArgumentTransformationError' }
        @{ Name = 'an end before the beginning'; With = @{ StartedAfter = '1h'; StartedBefore = '2h' }; Id = 'CbInvalidArgument' }
        @{ Name = 'a query that does not parse, beside a filter'; With = @{ Query = '(a or b'; HostName = 'x' }; Id = 'CbInvalidQuery' }
    ) {
        Clear-TestRequest
        (Get-TestError { Get-CbProcess @With }).Id | Should -Be $Id
        Get-TestRequest | Should -BeNullOrEmpty
    }

    It 'points at the place where a query does not parse, and names the query as target' {
        $failure = Get-TestError { Get-CbProcess 'process_name:(a or b' -HostName x }
        $failure.Text | Should -BeLike '*column*'
        $failure.Target | Should -Be 'process_name:(a or b'
        $failure.Category | Should -Be 'InvalidArgument'
        $failure.Ends | Should -BeTrue
    }
}

Describe 'A time' {
    BeforeAll {
        $first = $all | Where-Object { $_.Start -gt [datetime]::UtcNow.AddDays(-1) } | Sort-Object Start | Select-Object -First 1
    }

    BeforeEach {
        Clear-TestRequest
    }

    It 'given as <Text> lies that long ago' -ForEach @(
        @{ Text = '90s'; Value = '90s'; Ago = [timespan]::FromSeconds(90) }
        @{ Text = '90s without quotes'; Value = 90s; Ago = [timespan]::FromSeconds(90) }
        @{ Text = '30m'; Value = '30m'; Ago = [timespan]::FromMinutes(30) }
        @{ Text = '24h'; Value = '24h'; Ago = [timespan]::FromHours(24) }
        @{ Text = '7d'; Value = '7d'; Ago = [timespan]::FromDays(7) }
        @{ Text = '7d without quotes'; Value = 7d; Ago = [timespan]::FromDays(7) }
        @{ Text = '1.5h'; Value = '1.5h'; Ago = [timespan]::FromMinutes(90) }
        @{ Text = '2w'; Value = '2W'; Ago = [timespan]::FromDays(14) }
        @{ Text = '-24h, as in queries'; Value = '-24h'; Ago = [timespan]::FromHours(24) }
        @{ Text = 'a time span'; Value = [timespan]::FromHours(3); Ago = [timespan]::FromHours(3) }
    ) {
        $before = [datetime]::UtcNow
        $null = Get-CbProcess -StartedAfter $Value
        $after = [datetime]::UtcNow
        Get-LastQuery | Should -Match '^start:\[(\S+) TO \*\]$'
        $sent = [datetime]::Parse([regex]::Match((Get-LastQuery), '\[(\S+) TO').Groups[1].Value + 'Z').ToUniversalTime()
        $sent | Should -BeGreaterOrEqual ($before - $Ago).AddSeconds(-1)
        $sent | Should -BeLessOrEqual ($after - $Ago)
    }

    It 'given as <Text> goes to the server as UTC' -ForEach @(
        @{ Text = 'a local DateTime'; Value = [datetime]::new(2026, 3, 5, 14, 0, 7, [DateTimeKind]::Local) }
        @{ Text = 'a DateTime of no kind, which is local'; Value = [datetime]::new(2026, 3, 5, 14, 0, 7) }
        @{ Text = 'a UTC DateTime'; Value = [datetime]::new(2026, 3, 5, 14, 0, 7, [DateTimeKind]::Utc) }
    ) {
        $null = Get-CbProcess -StartedAfter $Value
        Get-LastQuery | Should -Be "start:[$(Format-QueryTime $Value) TO *]"
    }

    It 'given as <Text> goes to the server as <Sent>' -ForEach @(
        @{ Text = 'a DateTimeOffset'; Value = [datetimeoffset]::new(2026, 3, 5, 14, 0, 7, [timespan]::FromHours(2)); Sent = '2026-03-05T12:00:07' }
        @{ Text = 'text with an offset'; Value = '2026-03-05T14:00:07+02:00'; Sent = '2026-03-05T12:00:07' }
        @{ Text = 'text in UTC'; Value = '2026-03-05T14:00:07Z'; Sent = '2026-03-05T14:00:07' }
    ) {
        $null = Get-CbProcess -StartedAfter $Value
        Get-LastQuery | Should -Be "start:[$Sent TO *]"
    }

    It 'given as text without a zone is local' {
        $null = Get-CbProcess -StartedBefore '2026-03-05 14:00:07'
        Get-LastQuery | Should -Be "start:[* TO $(Format-QueryTime ([datetime]::new(2026, 3, 5, 14, 0, 7, [DateTimeKind]::Local)))]"
    }

    It 'is local in the zone of the user, wherever that is' -Skip:([IO.Path]::DirectorySeparatorChar -ne '/') {
        $run = Invoke-TestHost @"
Import-Module '$PSScriptRoot/TestServer.psm1'
Import-TestModule
Connect-CbServer -CertificateAuthority '$($server.caFile)'
(Get-CbProcess -StartedAfter '2026-07-01 14:00' -First 1 -Verbose 4>&1)[0].Message
(Get-CbProcess -StartedAfter '2026-01-01 14:00' -First 1 -Verbose 4>&1)[0].Message
"@ @{ CBAPI_URL = $server.url; CBAPI_TOKEN = $server.adminToken; TZ = 'Europe/Vienna' }
        $run.Error | Should -BeNullOrEmpty
        $run.Lines | Should -Be 'Query: start:[2026-07-01T12:00:00 TO *]', 'Query: start:[2026-01-01T13:00:00 TO *]'
    }

    It 'bounds the start from below, from above and from both sides' {
        # Of some kernels the server does not know the start; the objects have it from the identifier.
        $known = @($all | Where-Object ProcessName -NE 'ntoskrnl.exe' | Sort-Object Start)
        # Queries know whole seconds only.
        $second = [datetime]::new($known[300].Start.Ticks - $known[300].Start.Ticks % 10000000, [DateTimeKind]::Utc)
        $later = Get-CbProcess '-process_name:ntoskrnl.exe' -StartedAfter $second
        $later.UniqueId | Sort-Object | Should -Be (($known | Where-Object Start -GE $second).UniqueId | Sort-Object)
        $between = Get-CbProcess '-process_name:ntoskrnl.exe' -StartedAfter $second.AddHours(-9) -StartedBefore $second
        $expected = $known | Where-Object { $_.Start -ge $second.AddHours(-9) -and $_.Start -le $second }
        $expected | Should -Not -BeNullOrEmpty
        $between.UniqueId | Sort-Object | Should -Be ($expected.UniqueId | Sort-Object)
    }

    It 'of a process finds that process from its start on' {
        (Get-CbProcess -StartedAfter $first.Start -HostName $first.HostName).UniqueId | Should -Contain $first.UniqueId
    }

    It 'refuses <_> with examples of what it takes' -ForEach 'yesterdy', '', '7x', '-', '99999999999d' {
        $value = $_
        $failure = Get-TestError { Get-CbProcess -StartedAfter $value }
        $failure.Id | Should -Be 'ParameterArgumentTransformationError'
        $failure.Text | Should -BeLike '*2026-03-05 14:00*24h*'
    }
}
