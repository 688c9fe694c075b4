BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer -ArgumentList '--scenario', 'fleet', '--sensors', '7', '--processes', '2500', '--events', '1', '--anchor', '2026-03-05T12:00:00Z'
    Connect-TestServer -With @{ MaximumRetryCount = 2 }
    $all = @(Get-CbProcess -Sort 'start asc')

    function Get-Page {
        Get-TestRequest /api/v1/process | ForEach-Object {
            $parameters = Get-TestParameter $_
            "$($parameters.start)+$($parameters.rows)"
        }
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'A search result' {
    BeforeEach {
        Clear-TestRequest
    }

    AfterEach {
        Clear-TestFault
    }

    It 'comes whole, each document once' {
        $total = (Invoke-CbApi /api/v1/process -Query @{ q = ''; rows = 0 }).total_results
        $all | Should -HaveCount $total
        @($all.UniqueId | Sort-Object -Unique) | Should -HaveCount $total
    }

    It 'is the same in pages of <_> rows' -ForEach 1000, 999, 250, 10000 {
        (Get-CbProcess -Sort 'start asc' -PageSize $_).UniqueId | Should -Be $all.UniqueId
    }

    It 'is the same in pages of <_> rows, as far as it is wanted' -ForEach 1, 2, 7 {
        (Get-CbProcess -Sort 'start asc' -PageSize $_ -First 23).UniqueId | Should -Be $all[0..22].UniqueId
    }

    It 'begins with a small page, so that the first rows come at once' {
        $null = Get-CbProcess -Sort 'start asc'
        @(Get-Page)[0] | Should -Be '0+100'
        @(Get-Page)[1] | Should -Be '100+1000'
    }

    It 'is asked for in pages of -PageSize rows' {
        $null = Get-CbProcess -First 25 -PageSize 10
        Get-Page | Should -Be '0+10', '10+10', '20+5'
    }
}

Describe '-First and -Skip' {
    BeforeEach {
        Clear-TestRequest
    }

    It 'bring exactly those rows' {
        (Get-CbProcess -Sort 'start asc' -First 5).UniqueId | Should -Be $all[0..4].UniqueId
        (Get-CbProcess -Sort 'start asc' -First 5 -Skip 150).UniqueId | Should -Be $all[150..154].UniqueId
        (Get-CbProcess -Sort 'start asc' -Skip ($all.Count - 3)).UniqueId | Should -Be $all[-3..-1].UniqueId
    }

    It 'ask for no more rows than are wanted' {
        $null = Get-CbProcess -First 5 -Skip 150
        Get-Page | Should -Be '150+5'
    }

    It 'reach over pages' {
        (Get-CbProcess -Sort 'start asc' -First 1234 -Skip 56).UniqueId | Should -Be $all[56..1289].UniqueId
    }

    It 'bring what there is when more is asked for' {
        (Get-CbProcess -Sort 'start asc' -First 100000).UniqueId | Should -Be $all.UniqueId
        $run = Invoke-TestScript { Get-CbProcess -Skip 100000 }
        $run.All | Should -BeNullOrEmpty
    }

    It 'bring nothing for -First 0, and ask nothing' {
        Get-CbProcess -First 0 | Should -BeNullOrEmpty
        Get-Page | Should -BeNullOrEmpty
    }

    It 'refuse a number below zero' {
        (Get-TestError { Get-CbProcess -Skip -1 }).Id | Should -Be 'CannotConvertArgumentNoMessage'
    }

    It 'count first with -IncludeTotalCount' {
        $found = @(Get-CbProcess -First 2 -IncludeTotalCount)
        $found | Should -HaveCount 3
        [uint64] $found[0] | Should -Be $all.Count
        ($found[0] | Out-String).Trim() | Should -Be "Total count: $($all.Count)"
        $found[1] | Should -BeOfType CbResponse.Process
    }

    It 'count alone with -First 0 -IncludeTotalCount' {
        $found = @(Get-CbProcess -First 0 -IncludeTotalCount)
        $found | Should -HaveCount 1
        [uint64] $found[0] | Should -Be $all.Count
    }
}

Describe 'A pipeline that has enough' {
    BeforeEach {
        Clear-TestRequest
    }

    It 'stops the paging: Select-Object -First 5' {
        (Get-CbProcess -Sort 'start asc' -PageSize 10 | Select-Object -First 5).UniqueId | Should -Be $all[0..4].UniqueId
        # Some pages are read ahead, of 250 that there are.
        @(Get-Page).Count | Should -BeLessThan 40
    }

    It 'asks nothing more afterwards' {
        $null = Get-CbProcess -PageSize 10 | Select-Object -First 1
        $asked = @(Get-Page)
        $null = Get-CbServerInfo
        Get-Page | Should -Be $asked
        Wait-TestCondition -For 'open requests to end' -Until { -not (Get-TestRequest | Where-Object { -not $_.over }) }
    }

    It 'may break out of a loop' {
        foreach ($one in Get-CbProcess -First 3) { break }
        $one | Should -BeOfType CbResponse.Process
    }
}

Describe 'A server that misbehaves while a result is read' {
    BeforeEach {
        Clear-TestRequest
    }

    AfterEach {
        Clear-TestFault
    }

    It 'and caps its pages: no row is lost' {
        Add-TestFault /api/v1/process @{ kind = 'rowCap'; rows = 300 }
        $run = Invoke-TestScript { Get-CbProcess -Sort 'start asc' }
        $run.Output.UniqueId | Should -Be $all.UniqueId
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings | Should -BeNullOrEmpty
    }

    It 'and ran out of time: a warning says that rows are missing' {
        Add-TestFault /api/v1/process @{ kind = 'partial' }
        $run = Invoke-TestScript { Get-CbProcess -PageSize 100 -First 200 }
        $run.Output | Should -Not -BeNullOrEmpty
        @($run.Warnings -like '*only a part*') | Should -HaveCount 1
    }

    It 'and whose rows shift: they come once, with a warning' {
        Add-TestFault /api/v1/process @{ kind = 'shiftRows'; rows = 3 } -Skip 1
        $run = Invoke-TestScript { Get-CbProcess -Sort 'start asc' -PageSize 500 }
        $run.Output.UniqueId | Should -Be ($run.Output.UniqueId | Select-Object -Unique)
        @($run.Warnings -like '*changed while it was read*start asc*') | Should -HaveCount 1
    }

    It 'and sends the same page for ever: an error ends it, and the rows before come out' {
        Add-TestFault /api/v1/process @{ kind = 'repeatPage' }
        $run = Invoke-TestScript { Get-CbProcess -Sort 'start asc' -PageSize 100 }
        $run.Output.UniqueId | Should -Be $all[0..99].UniqueId
        $run.Errors | Should -HaveCount 1
        (Format-TestError $run.Errors[0]).Id | Should -Be 'CbUnexpectedResponse'
    }

    It 'and announces more than it has: a warning says so' {
        Add-TestFault /api/v1/process @{ kind = 'total'; add = 40 }
        $run = Invoke-TestScript { Get-CbProcess -Sort 'start asc' }
        $run.Output.UniqueId | Should -Be $all.UniqueId
        @($run.Warnings -like '*announced*') | Should -HaveCount 1
    }

    It 'and breaks off in the middle of a page: the rest is asked for, nothing is lost and nothing comes twice' {
        Add-TestFault /api/v1/process @{ kind = 'truncate'; bytes = 60000 } -Count 1 -Skip 1
        $run = Invoke-TestScript { Get-CbProcess -Sort 'start asc' }
        $run.Output.UniqueId | Should -Be $all.UniqueId
        $run.Errors | Should -BeNullOrEmpty
        @($run.Warnings -like '*The connection broke after row*') | Should -HaveCount 1
    }

    It 'and is busy for a moment: the request is repeated, with a warning and a line for each try' {
        Add-TestFault /api/v1/process @{ kind = 'status'; status = 503; headers = @{ 'Retry-After' = '0' } } -Count 2 -Skip 1
        $run = Invoke-TestScript { Get-CbProcess -Sort 'start asc' -Verbose }
        $run.Output.UniqueId | Should -Be $all.UniqueId
        @($run.Warnings -like '*answered with status 503*') | Should -HaveCount 1
        @($run.Verbose -like '*503*attempt 2*') | Should -HaveCount 1
        @($run.Verbose -like '*200*attempt 3*') | Should -HaveCount 1
    }

    It 'gives its warnings to -WarningVariable' {
        Add-TestFault /api/v1/process @{ kind = 'partial' }
        $null = Get-CbProcess -First 50 -WarningVariable said -WarningAction SilentlyContinue
        @($said -like '*only a part*') | Should -HaveCount 1
    }

    It 'ends in an error when the warning is asked to stop' {
        Add-TestFault /api/v1/process @{ kind = 'partial' }
        { Get-CbProcess -First 50 -WarningAction Stop } | Should -Throw '*only a part*'
    }
}
