# Links into the web console: those that processes have, and those that people paste from tickets.

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu'; MaximumRetryCount = 0 }
    $one = Get-CbProcess process_name:winword.exe -HostName fin-ws-01 -First 1

    function Get-LastSearch {
        Get-TestParameter @(Get-TestRequest /api/v1/process)[-1]
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'The property ConsoleUri' {
    It 'leads to the document' {
        "$($one.ConsoleUri)" | Should -Be "$($server.url)/#/analyze/$($one.Id)/$($one.SegmentId)"
    }

    It 'costs no request, and is a plain text in CSV and JSON' {
        Clear-TestRequest
        ($one | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv).ConsoleUri | Should -Be "$($one.ConsoleUri)"
        ($one | Select-Object ConsoleUri | ConvertTo-Json | ConvertFrom-Json).ConsoleUri | Should -Be "$($one.ConsoleUri)"
        ($one | Format-List | Out-String -Width 200) | Should -Match 'ConsoleUri +: https://'
        Get-TestRequest | Should -BeNullOrEmpty
    }
}

Describe 'Get-CbProcess -Uri' {
    BeforeEach {
        Clear-TestRequest
    }

    It 'follows a link to a process: <_>' -ForEach '#analyze/{0}/{1}', '#/analyze/{0}/{1}', '#/analyze/{0}/{1}?cb.legacy_5x_mode=false' {
        $found = Get-CbProcess -Uri "$($server.url)/$($_ -f $one.Id, $one.SegmentId)"
        $found.UniqueId | Should -Be $one.UniqueId
    }

    It 'follows a link to a process as a whole' {
        (Get-CbProcess -Uri "$($server.url)/#/analyze/$($one.Id)/0").Id | Should -Be $one.Id
        (Get-CbProcess -Uri "$($server.url)/#/analyze/$($one.Id)").Id | Should -Be $one.Id
    }

    It 'follows what it gives, and several at once' {
        $two = @(Get-CbProcess process_name:net.exe -First 2)
        (Get-CbProcess -Uri $two.ConsoleUri).UniqueId | Should -Be $two.UniqueId
    }

    It 'runs a search, with all that the link says' {
        $found = @(Get-CbProcess -Uri "$($server.url)/#/search?cb.urlver=1&q=process_name%3Anet.exe&cb.fq.hostname=sql01&cb.fq.hostname=fin-ws-01&sort=start%20asc&rows=10&start=20&facet=true")
        $expected = @(Get-CbProcess process_name:net.exe -HostName sql01, fin-ws-01 -Sort 'start asc')
        $expected.Count | Should -BeGreaterThan 0
        $found.UniqueId | Should -Be $expected.UniqueId
    }

    It 'runs a search with limits, criteria and groups' {
        $found = @(Get-CbProcess -Uri "$($server.url)/#/search/q=&cb.q.process_name=net.exe&cb.group=id&cb.min_last_update=2000-01-01T00:00:00Z&cb.max_last_server_update=2099-01-01T00:00:00Z" -First 1 -PageSize 5)
        $found.ProcessName | Should -Be 'net.exe'
        $sent = Get-LastSearch
        $sent.q | Should -Be 'process_name:net.exe'
        $sent['cb.group'] | Should -Be 'id'
        $sent['cb.min_last_update'] | Should -Be '2000-01-01T00:00:00Z'
        $sent['cb.max_last_server_update'] | Should -Be '2099-01-01T00:00:00Z'
        $sent.rows | Should -Be '1'
    }

    It 'counts what a search finds' {
        $link = "$($server.url)/#/search?q=process_name%3Anet.exe"
        (Get-CbProcess -Uri $link -IncludeTotalCount -First 0) | Should -Be @(Get-CbProcess process_name:net.exe).Count
    }

    It 'keeps what an address has escaped' {
        $null = Get-CbProcess -Uri ([uri] "$($server.url)/#/search?q=cmdline%3A%22a%26b%3Dc%2Bd%22") -First 1
        (Get-LastSearch).q | Should -Be 'cmdline:"a&b=c+d"'
    }

    It 'refuses a link to another server, and names both' {
        $failure = Get-TestError { Get-CbProcess -Uri "https://edr.example.com/#/analyze/$($one.Id)/1" }
        $failure.Id | Should -Be 'CbInvalidLink'
        $failure.Text | Should -BeLike "*edr.example.com*'eu'*$(([uri] $server.url).Authority)*-Session*"
        Get-TestRequest | Should -BeNullOrEmpty
    }

    It 'goes on with the next link' {
        $run = Invoke-TestScript { Get-CbProcess -Uri 'https://edr.example.com/#/host/1', "$($one.ConsoleUri)", 'no link' }
        $run.Output.UniqueId | Should -Be $one.UniqueId
        $run.Errors | Should -HaveCount 2
        $run.Ended | Should -BeNullOrEmpty
    }

    It 'says of <Page> what to use' -ForEach @(
        @{ Page = '#binary/79B6D4C5283FC806387C55B8D7C8B762'; Text = '*binary*Get-CbProcess -Md5 79B6D4C5283FC806387C55B8D7C8B762*' }
        @{ Page = '#/host/7'; Text = '*sensor*Get-CbSensor -Id 7*Get-CbProcess -SensorId 7*' }
        @{ Page = '#/watchlist/12'; Text = '*watchlist*Get-CbWatchlist -Id 12 | Get-CbProcess*' }
        @{ Page = '#/binaries/q=a'; Text = "*binaries: Get-CbBinary 'a'" }
        @{ Page = "#/binaries/q=o%27brien"; Text = "*binaries: Get-CbBinary 'o''brien'" }
        @{ Page = '#/binaries/q=a&cb.fq.digsig_result=Signed'; Text = "*binaries: Invoke-CbApi '/api/v1/binary?q=a&cb.fq.digsig_result=Signed'*" }
        @{ Page = '#/alerts/q=status%3AResolved'; Text = "*alerts: Get-CbAlert 'status:Resolved'" }
        @{ Page = '#/threats/q=a'; Text = "*threat reports: Get-CbThreatReport 'a'" }
        @{ Page = '#/threat-details/1/r'; Text = "*threat report: Get-CbThreatReport -Id '1:r'" }
        @{ Page = '#/investigation/1'; Text = '*investigation*Get-CbInvestigation' }
        @{ Page = '#/account/token'; Text = '*token*Connect-CbServer*' }
        @{ Page = '#/dashboard'; Text = '*neither a process nor a search*' }
        @{ Page = '#/analyze/nonsense/1'; Text = "*'nonsense/1' names none*" }
    ) {
        $failure = Get-TestError { Get-CbProcess -Uri "$($server.url)/$Page" }
        $failure.Id | Should -Be 'CbInvalidLink'
        $failure.Text | Should -BeLike $Text
    }

    It 'refuses what is no link' {
        (Get-TestError { Get-CbProcess -Uri $one.Id }).Text | Should -BeLike '*no link into a console*#/analyze/*'
    }

    It 'refuses limits of a search beside a link to a process' {
        (Get-TestError { Get-CbProcess -Uri $one.ConsoleUri -First 1 }).Id | Should -Be 'CbInvalidArgument'
    }

    It 'tells of a process that is gone' {
        (Get-TestError { Get-CbProcess -Uri "$($server.url)/#/analyze/00000007-0000-1234-01da-6ec35ac2a480/1" }).Id | Should -Be 'CbObjectNotFound'
    }
}

Describe 'New-CbQuery and stored queries' {
    It 'keeps the facet filters of <Stored>' -ForEach @(
        @{ Stored = 'q=process_name%3Anet.exe&cb.fq.hostname=sql01'; Query = 'process_name:net.exe hostname:sql01' }
        @{ Stored = 'cb.urlver=1&q=a%20or%20b&cb.fq.hostname=x&cb.fq.hostname=y%20z'; Query = '(a or b) (hostname:x or hostname:"y z")' }
        @{ Stored = 'q=&cb.fq.process_name=a%2A.exe'; Query = 'process_name:"a*.exe"' }
    ) {
        "$(New-CbQuery $Stored)" | Should -Be $Query
        "$([pscustomobject]@{ search_query = $Stored } | New-CbQuery)" | Should -Be $Query
    }

    It 'reads filters by the index of a watchlist' {
        $watchlist = [pscustomobject]@{ search_query = 'q=a&cb.fq.digsig_result=Bad%20Signature'; index_type = 'modules' }
        "$(New-CbQuery $watchlist -Binary)" | Should -Be 'a digsig_result:"Bad Signature"'
    }

    It 'refuses what no query can say: <Stored>' -ForEach @(
        @{ Stored = 'q=a&cb.min_last_update=2024-03-05T00:00:00Z'; Name = 'cb.min_last_update' }
        @{ Stored = 'q=a&cb.fq.hour_of_day=3'; Name = 'cb.fq.hour_of_day' }
    ) {
        $failure = Get-TestError { New-CbQuery $Stored }
        $failure.Id | Should -Be 'ParameterArgumentTransformationError'
        $failure.Text | Should -BeLike "*cannot say $Name*"
    }
}
