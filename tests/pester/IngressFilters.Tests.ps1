BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu' }
    $ConfirmPreference = 'None'
    function Get-Change { @(Get-TestRequest /api/* | Where-Object method -NE GET) }
}

AfterAll {
    Stop-TestServer
}

Describe 'Ingress filters' {
    BeforeEach {
        $null = Invoke-TestControl reset -Method POST
        Clear-TestRequest
    }

    It 'are listed and found' {
        (Get-CbIngressFilter).Name | Should -Be 'Backup agent', 'Monitoring checks'
        $filter = Get-CbIngressFilter 'backup*'
        $filter.Id, $filter.HitRate, $filter.DescendantLevel, "$($filter.OSType)", $filter.CreatedTime.Kind | Should -Be backup-agent, 0.0132, -1, windows, Utc
        (Get-CbIngressFilter -Enabled $false).Description | Should -Be 'Prüfungen der Überwachung'
        (Get-CbIngressFilter -Id backup-agent).Name | Should -Be 'Backup agent'
        (Get-TestError { Get-CbIngressFilter nothing }).Id | Should -Be CbObjectNotFound
        (Get-TestError { Get-CbIngressFilter -Id nothing }).Target | Should -Be nothing
    }

    It 'are those that hold for a sensor group' {
        (Get-CbSensorGroup Servers | Get-CbIngressFilter).Name | Should -Be 'Backup agent', 'Monitoring checks'
        (Get-CbSensorGroup -Id 1 | Get-CbIngressFilter).Name | Should -Be 'Monitoring checks'
    }

    It 'shows a table that fits' {
        $lines = (Get-CbIngressFilter | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ }
        $lines[0] | Should -Match '^Name\s+Enabled\s+Global\s+HitRate\s+Level\s+All\s+Paths\s+CommandLines'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
    }

    It 'are made for groups and events, and say so to the server' {
        $filter = New-CbIngressFilter 'Copies' 'At night' -PathFilter 'c:\copy\*' -Group servers, 4 -FileModFilter '*' -OSType windows, linux -Disabled
        $filter.IsEnabled, $filter.IsGlobal, $filter.FiltersAllEvents, "$($filter.GroupIds)", "$($filter.OSType)" | Should -Be $false, $false, $false, '3 4', 'windows linux'
        $filter.Id | Should -Match '^[0-9a-f-]{36}$'
        (New-CbIngressFilter Own why -Id my-own -Md5Filter 00112233445566778899aabbccddeeff).Id | Should -Be my-own
        (Get-CbIngressFilter) | Should -HaveCount 4
    }

    It 'are made of rows' {
        $made = @([pscustomobject]@{ Name = 'a'; Description = 'x'; PathFilter = '/a/*' }, [pscustomobject]@{ Name = 'b'; Description = 'y'; PathFilter = '/b/*' }) | New-CbIngressFilter
        $made.Name | Should -Be a, b
        @($made | ForEach-Object { "$($_.PathFilters)" }) | Should -Be '/a/*', '/b/*'
    }

    It 'are not made when they would throw away everything, or are there' {
        (Get-TestError { New-CbIngressFilter All why }).Text | Should -BeLike '*names no process*'
        (Get-TestError { Get-CbIngressFilter backup* | New-CbIngressFilter }).Text | Should -BeLike '*names no process*'
        (Get-TestError { New-CbIngressFilter 'BACKUP agent' why -PathFilter x }).Id | Should -Be CbConflict
        (Get-TestError { New-CbIngressFilter Other why -Id backup-agent -PathFilter x }).Id | Should -Be CbConflict
        (Get-TestError { New-CbIngressFilter Other why -PathFilter x -Group nobody }).Id | Should -Be CbObjectNotFound
        (Get-TestError { Set-CbIngressFilter 'Backup agent' -PathFilter @() }).Text | Should -BeLike '*name no process any more*'
        New-CbIngressFilter Other why -PathFilter x -WhatIf
        Get-Change | Should -BeNullOrEmpty
    }

    It 'are changed in what is named only' {
        $filter = Get-CbIngressFilter 'backup*' | Set-CbIngressFilter -Enabled $false -Priority 5 -PassThru
        $filter.IsEnabled, $filter.Priority, $filter.DescendantLevel, "$($filter.FileModFilters)", "$($filter.GroupIds)" | Should -Be $false, 5, -1, '*', 3
        Clear-TestRequest
        $filter | Set-CbIngressFilter -Priority 5
        Get-Change | Should -BeNullOrEmpty
        (Get-TestError { Set-CbIngressFilter backup* }).Id | Should -Be CbInvalidArgument
        (Get-TestError { Set-CbIngressFilter -Id backup-agent -NewName 'monitoring checks' }).Id | Should -Be CbConflict
        (Set-CbIngressFilter -Id backup-agent -NewName Renamed -Group @() -IsGlobal $true -PassThru).Name | Should -Be Renamed
        Set-CbIngressFilter Renamed -Enabled $true -WhatIf
        (Get-CbIngressFilter Renamed).IsEnabled | Should -BeFalse
    }

    It 'are deleted' {
        $run = Invoke-TestScript { 'backup*', 'nothing' | Remove-CbIngressFilter }
        $run.Errors.TargetObject | Should -Be nothing
        (Get-CbIngressFilter).Name | Should -Be 'Monitoring checks'
        Get-CbIngressFilter | Remove-CbIngressFilter -WhatIf
        Remove-CbIngressFilter -Id (Get-CbIngressFilter).Id
        Get-CbIngressFilter | Should -BeNullOrEmpty
    }

    It 'came with 6.1' {
        $old = Start-TestServer -ArgumentList '--server-version 5.2'
        Connect-TestServer $old -With @{ Name = 'old' }
        $failure = Get-TestError { Get-CbIngressFilter -Session old }
        $failure.Id, $failure.Text | Should -Be CbNotSupported, 'Servers have ingress filters from version 6.1 on; the server has 5.2.0.161004.1206.'
        Disconnect-CbServer old
        Stop-TestServer $old
        Connect-TestServer -With @{ Name = 'eu' }
    }
}
