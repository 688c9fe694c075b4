BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer -ArgumentList '--scenario', 'fleet', '--sensors', '5', '--processes', '3000', '--events', '1'
    $session = Connect-TestServer -With @{ Name = 'eu'; PassThru = $true }

    # Starts a script against the server, and stops it as Ctrl+C does, once the server is busy with its request.
    function Invoke-Stopped([string] $Script, [scriptblock] $Once = { Get-TestRequest | Where-Object { -not $_.over } }) {
        $pipeline = Start-TestPipeline -Script $Script -Variable @{ session = $session; server = $server; file = (Join-Path $TestDrive 'answer.bin') }
        Wait-TestCondition -For 'the request to arrive' -Until $Once
        $pipeline.Shell.Stop()
        $pipeline
    }

    function Wait-AllOver {
        Wait-TestCondition -For 'the server to notice' -Until { -not (Get-TestRequest | Where-Object { -not $_.over }) }
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'Stopping' {
    BeforeEach {
        Clear-TestRequest
    }

    AfterEach {
        Clear-TestFault
    }

    It 'a search whose answer does not come ends it, without an error, and cancels the request' {
        Add-TestFault /api/v1/process @{ kind = 'hold' }
        $pipeline = Invoke-Stopped 'Get-CbProcess -Session $session'
        "$($pipeline.Shell.InvocationStateInfo.State)" | Should -Be 'Stopped'
        $pipeline.Shell.Streams.Error | Should -BeNullOrEmpty
        $pipeline.Output | Should -BeNullOrEmpty
        Wait-AllOver
        Get-TestRequest /api/v1/process | Should -HaveCount 1
        $pipeline.Shell.Dispose()
    }

    It 'a search whose answer drips ends it, keeps what came, and cancels the request' {
        Add-TestFault /api/v1/process @{ kind = 'stall'; bytes = 30000 }
        $pipeline = Start-TestPipeline -Script 'Get-CbProcess -Session $session' -Variable @{ session = $session }
        Wait-TestCondition -For 'rows' -Until { $pipeline.Output.Count -gt 3 }
        $pipeline.Shell.Stop()
        "$($pipeline.Shell.InvocationStateInfo.State)" | Should -Be 'Stopped'
        $pipeline.Shell.Streams.Error | Should -BeNullOrEmpty
        $pipeline.Output[0] | Should -BeOfType CbResponse.Process
        Wait-AllOver
        $pipeline.Shell.Dispose()
    }

    It 'a search whose answer comes byte by byte ends it' {
        Add-TestFault /api/v1/process @{ kind = 'drip'; bytes = 1; milliseconds = 1000 }
        $pipeline = Invoke-Stopped 'Get-CbProcess -Session $session'
        "$($pipeline.Shell.InvocationStateInfo.State)" | Should -Be 'Stopped'
        $pipeline.Shell.Streams.Error | Should -BeNullOrEmpty
        Wait-AllOver
        $pipeline.Shell.Dispose()
    }

    It 'a search that waits to be repeated ends the wait' {
        Add-TestFault /api/v1/process @{ kind = 'status'; status = 503; headers = @{ 'Retry-After' = '60' } }
        $pipeline = Start-TestPipeline -Script 'Get-CbProcess -Session $session' -Variable @{ session = $session }
        Wait-TestCondition -For 'the warning of the wait' -Until { $pipeline.Shell.Streams.Warning.Count }
        $pipeline.Shell.Stop()
        "$($pipeline.Shell.InvocationStateInfo.State)" | Should -Be 'Stopped'
        $pipeline.Shell.Streams.Error | Should -BeNullOrEmpty
        Get-TestRequest /api/v1/process | Should -HaveCount 1
        $pipeline.Shell.Dispose()
    }

    It 'a search whose consumer is slow ends it, and reads no further' {
        $pipeline = Start-TestPipeline -Variable @{ session = $session } -Script @'
            $never = [Threading.ManualResetEventSlim]::new($false)
            Get-CbProcess -Session $session -PageSize 10 | ForEach-Object { $_; while (-not $never.Wait(10)) { } }
'@
        Wait-TestCondition -For 'a row' -Until { $pipeline.Output.Count }
        $pipeline.Shell.Stop()
        "$($pipeline.Shell.InvocationStateInfo.State)" | Should -Be 'Stopped'
        Wait-AllOver
        @(Get-TestRequest /api/v1/process).Count | Should -BeLessThan 60
        $pipeline.Shell.Dispose()
    }

    It 'a look-up by identifier ends it, and does not go on with the next' {
        Add-TestFault /api/v2/process/* @{ kind = 'hold' }
        $pipeline = Invoke-Stopped '"00000001-0000-1234-01da-6ec35ac2a480", "00000002-0000-1234-01da-6ec35ac2a480" | Get-CbProcess -Session $session'
        "$($pipeline.Shell.InvocationStateInfo.State)" | Should -Be 'Stopped'
        $pipeline.Shell.Streams.Error | Should -BeNullOrEmpty
        Wait-AllOver
        Get-TestRequest /api/v2/process/* | Should -HaveCount 1
        $pipeline.Shell.Dispose()
    }

    It '<_> ends it' -ForEach @(
        'Get-CbServerInfo -Session $session'
        'Invoke-CbApi /api/info -Session $session'
        'Test-CbConnection -Session $session'
        'Connect-CbServer $server.url $server.adminToken -CertificateAuthority $server.caFile -WarningAction Ignore'
    ) {
        Add-TestFault /api/info @{ kind = 'hold' }
        $pipeline = Invoke-Stopped $_
        "$($pipeline.Shell.InvocationStateInfo.State)" | Should -Be 'Stopped'
        $pipeline.Shell.Streams.Error | Should -BeNullOrEmpty
        Wait-AllOver
        $pipeline.Shell.Dispose()
    }

    It 'a download leaves no half file' {
        Add-TestFault /api/info @{ kind = 'stall'; bytes = 20 }
        $pipeline = Invoke-Stopped 'Invoke-CbApi /api/info -Session $session -OutFile $file' -Once { Test-Path "$TestDrive/answer.bin.partial" }
        "$($pipeline.Shell.InvocationStateInfo.State)" | Should -Be 'Stopped'
        Get-ChildItem $TestDrive | Should -BeNullOrEmpty
        $pipeline.Shell.Dispose()
    }

    It 'leaves the session as it was: the next search works' {
        Add-TestFault /api/v1/process @{ kind = 'hold' }
        $pipeline = Invoke-Stopped 'Get-CbProcess -Session $session'
        Clear-TestFault
        $pipeline.Shell.Commands.Clear()
        $null = $pipeline.Shell.AddScript('Get-CbProcess -Session $session -First 3')
        $pipeline.Shell.Invoke() | Should -HaveCount 3
        $pipeline.Shell.Dispose()
    }
}

Describe 'A search that is not stopped' {
    It 'shows how far it is, and takes the bar away at its end' {
        # Each row waits a moment until the first progress record is there, so that the search lasts as long as it must and no longer.
        $seen = [hashtable]::Synchronized(@{ Count = 0 })
        $pipeline = Start-TestPipeline -Variable @{ session = $session; seen = $seen } -Script @'
            $never = [Threading.ManualResetEventSlim]::new($false)
            Get-CbProcess -Session $session -First 3000 -PageSize 10 | ForEach-Object { $_; if ($seen.Count -eq 0) { $null = $never.Wait(20) } }
'@
        Wait-TestCondition -For 'progress' -Until { $seen.Count = $pipeline.Shell.Streams.Progress.Count; $seen.Count }
        $pipeline.Shell.EndInvoke($pipeline.Handle)
        $pipeline.Output | Should -HaveCount 3000
        $shown = @($pipeline.Shell.Streams.Progress | Where-Object Activity -EQ 'Searching processes')
        $shown[0].StatusDescription | Should -BeLike '* of 3*000'
        "$($shown[-1].RecordType)" | Should -Be 'Completed'
        $pipeline.Shell.Dispose()
    }
}
