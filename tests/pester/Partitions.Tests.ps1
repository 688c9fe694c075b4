BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu' }
    $ConfirmPreference = 'None'
}

AfterAll {
    Stop-TestServer
}

Describe 'Partitions' {
    BeforeEach {
        $null = Invoke-TestControl reset -Method POST
        Clear-TestRequest
    }

    It 'are listed with sizes, dates and states' {
        $partitions = Get-CbPartition
        $partitions.Status | Should -Be hot, warm, cold
        $partitions.IsWriter | Should -Be $true, $false, $false
        $partitions[0].StartTime.Kind, $partitions[0].EndTime | Should -Be Utc, $null
        $partitions[0].SizeInBytes | Should -BeGreaterThan 0
        (Get-CbPartition -Status cold, warm).Status | Should -Be warm, cold
        (Get-CbPartition writer).IsWriter | Should -BeTrue
        (Get-TestError { Get-CbPartition nothing }).Id | Should -Be CbObjectNotFound
        $lines = (Get-CbPartition | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ }
        $lines[0] | Should -Match '^Name\s+Status\s+Start\s+End\s+Documents\s+Bytes'
        $lines[2] | Should -Match '^writer\s+hot\s+[0-9-]{10} [0-9:]{8}Z\s+[0-9,]+\s+[0-9,]+$' -Because 'the one that is written to has no end'
    }

    It 'are loaded, put away and deleted' {
        $cold = Get-CbPartition -Status cold
        $now = $cold | Mount-CbPartition -PassThru
        $now.Status, $now.IsUserMounted | Should -Be warm, $true
        (Dismount-CbPartition $cold.Name -PassThru).Status | Should -Be cold
        Clear-TestRequest
        $cold | Dismount-CbPartition
        @(Get-TestRequest /api/* | Where-Object method -NE GET) | Should -BeNullOrEmpty
        $cold | Remove-CbPartition -WhatIf
        $cold | Remove-CbPartition
        (Get-CbPartition).Count | Should -Be 2
    }

    It 'leave the writer alone' {
        foreach ($run in { Mount-CbPartition writer }, { Dismount-CbPartition writer }, { Remove-CbPartition writer }) {
            $failure = Get-TestError $run
            $failure.Id, $failure.Target, $failure.Ends | Should -Be CbConflict, writer, $false
        }

        @(Get-TestRequest /api/* | Where-Object method -NE GET) | Should -BeNullOrEmpty
    }

    It 'are begun' {
        $made = New-CbPartition
        $made | Should -HaveCount 1
        $made.Status | Should -Be warm
        (Get-CbPartition).Count | Should -Be 4
    }

    It 'are for global administrators' {
        $null = Connect-CbServer $server.url -Credential (Get-TestCredential -Token $server.userToken) -CertificateAuthority $server.caFile -Name desk -PassThru
        $failure = Get-TestError { Get-CbPartition -Session desk }
        $failure.Id | Should -Be CbPermissionDenied
        $failure.Text | Should -BeLike '*global administrator*'
        Disconnect-CbServer desk
        Connect-TestServer -With @{ Name = 'eu' }
    }
}
