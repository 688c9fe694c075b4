BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    $session = Connect-TestServer -With @{ Name = 'eu'; PassThru = $true }
    $path = Get-TestModulePath
    $hosts = 'fin-ws-01', 'fin-ws-02', 'dev-ws-11', 'dev-ws-12', 'hr-ws-07', 'sql01', 'fs01', 'web01'
    $expected = @{}
    foreach ($name in $hosts) { $expected[$name] = @(Get-CbProcess -HostName $name).Count }
}

AfterAll {
    Stop-TestServer
}

Describe 'One session in many runspaces' {
    # Windows PowerShell has no ForEach-Object -Parallel.
    if ($PSVersionTable.PSEdition -eq 'Core') {
        It 'serves ForEach-Object -Parallel with $using:session' {
            $found = $hosts | ForEach-Object -ThrottleLimit 8 -Parallel {
                Import-Module $using:path
                [pscustomobject]@{ Host = $_; Count = @(Get-CbProcess -HostName $_ -Session $using:session).Count }
            }
            $found | Should -HaveCount $hosts.Count
            foreach ($one in $found) { $one.Count | Should -Be $expected[$one.Host] -Because $one.Host }
        }

        It 'serves objects that go to other runspaces: they remember their session' {
            $ids = Get-CbProcess process_name:net.exe -First 4
            $again = $ids | ForEach-Object -Parallel {
                Import-Module $using:path
                $_ | Get-CbProcess
            }
            $again.UniqueId | Sort-Object | Should -Be ($ids.UniqueId | Sort-Object)
        }

        It 'is not the default there, unless it is made so' {
            $failures = 1..2 | ForEach-Object -Parallel {
                Import-Module $using:path
                try { Get-CbProcess -First 1 } catch { $_.FullyQualifiedErrorId }
            }
            $failures | Should -Be (@('CbNotConnected,CbResponse.PowerShell.GetCbProcess') * 2)
        }
    }

    if (Get-Command Start-ThreadJob -ErrorAction Ignore) {
        It 'serves Start-ThreadJob with $using:session' {
            $jobs = foreach ($name in $hosts) {
                Start-ThreadJob -ThrottleLimit 8 {
                    Import-Module $using:path
                    [pscustomobject]@{ Host = $using:name; Count = @(Get-CbProcess -HostName $using:name -Session $using:session).Count }
                }
            }
            $found = $jobs | Receive-Job -Wait -AutoRemoveJob
            foreach ($one in $found) { $one.Count | Should -Be $expected[$one.Host] -Because $one.Host }
            $found | Should -HaveCount $hosts.Count
        }

        It 'lets a job connect for itself, without touching the sessions here' {
            $job = Start-ThreadJob {
                Import-Module $using:path
                $server = $using:server
                Connect-CbServer $server.url $server.userToken -CertificateAuthority $server.caFile -Name job -WarningAction Ignore
                (Get-CbSession).Name
            }
            $job | Receive-Job -Wait -AutoRemoveJob | Should -Be 'job'
            (Get-CbSession).Name | Should -Be 'eu'
            (Get-CbSession).IsDefault | Should -BeTrue
        }
    }

    It 'serves many searches at once through the engine' {
        $pipelines = foreach ($name in $hosts) {
            Start-TestPipeline -Variable @{ session = $session; name = $name } -Script '@(Get-CbProcess -HostName $name -Session $session).Count'
        }
        foreach ($i in 0..($hosts.Count - 1)) {
            $pipelines[$i].Shell.EndInvoke($pipelines[$i].Handle)
            $pipelines[$i].Shell.Streams.Error | Should -BeNullOrEmpty
            $pipelines[$i].Output[0] | Should -Be $expected[$hosts[$i]] -Because $hosts[$i]
            $pipelines[$i].Shell.Dispose()
        }
    }
}

Describe 'Several servers in one pipeline' {
    It 'are searched side by side, and each object knows its server' {
        $other = Start-TestServer -ArgumentList '--server-version', '6.2'
        Connect-TestServer $other -With @{ Name = 'us' }
        $found = Get-CbSession | ForEach-Object { Get-CbProcess -Session $_ -HostName dc01 -GroupBy id }
        $found | Group-Object Server | Should -HaveCount 2
        ($found | Get-CbProcess).Server | Should -Be $found.Server
        Disconnect-CbServer us
    }
}
