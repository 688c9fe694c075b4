BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu' }
    $ConfirmPreference = 'None'
    $password = ConvertTo-TestSecret 'cbisawesome'

    function Get-Change { @(Get-TestRequest /api/* | Where-Object method -NE GET) }

    function Initialize-Server {
        $null = Invoke-TestControl reset -Method POST
    }

    function Connect-Desk {
        $null = Connect-CbServer $server.url -Credential (Get-TestCredential -Token $server.userToken) -CertificateAuthority $server.caFile -Name desk -PassThru
        Connect-TestServer -With @{ Name = 'eu' }
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'Users' {
    BeforeEach {
        Initialize-Server
        Clear-TestRequest
    }

    It 'are listed, found by name and by team' {
        (Get-CbUser).UserName | Should -Be admin, helpdesk
        $user = Get-CbUser HELP*
        $user.FirstName, $user.IsGlobalAdmin, "$($user.Teams)" | Should -Be 'Søren', $false, 'Help Desk'
        (Get-CbTeam Administrators | Get-CbUser).UserName | Should -Be admin
        (Get-CbUser helpdesk | Get-CbTeam).Name | Should -Be 'Help Desk'
        $failure = Get-TestError { Get-CbUser nobody }
        $failure.Id, $failure.Target, $failure.Ends | Should -Be CbObjectNotFound, nobody, $false
    }

    It 'shows a table that fits' {
        $lines = (Get-CbUser | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ }
        $lines[0] | Should -Match '^UserName\s+FirstName\s+LastName\s+Admin\s+Teams\s+Email'
        $lines[3] | Should -Match '^helpdesk\s+Søren\s+Ødegård\s+False\s+\{Help Desk\}\s+helpdesk@'
    }

    It 'are made as in the text of the vendor' {
        $user = New-CbUser -Name jgarman -Password $password -FirstName Jason -LastName Garman -Email jgarman@carbonblack.com -Team @() -IsGlobalAdmin $false
        $user.UserName, $user.FirstName, $user.LastName, $user.Email | Should -Be jgarman, Jason, Garman, jgarman@carbonblack.com
        $user.Teams.Count | Should -Be 0
        $sent = (Get-Change).body
        if ($sent -is [string]) { $sent = $sent | ConvertFrom-Json }
        $sent.password, $sent.global_admin, @($sent.teams).Count | Should -Be cbisawesome, $false, 0
    }

    It 'are made from credentials, with teams by name, number and object' {
        $user = [pscredential]::new('alice', $password) | New-CbUser -Team 'help desk', 1, (Get-CbTeam -Id 2)
        $user.Teams.Id | Should -Be 1, 2
        (Get-TestError { New-CbUser ALICE $password }).Id | Should -Be CbConflict
        $failure = Get-TestError { New-CbUser bob $password -Team nobody }
        $failure.Id, $failure.Target | Should -Be CbObjectNotFound, nobody
        (Get-Change) | Should -HaveCount 1
    }

    It 'are changed in what is named only' {
        $user = Set-CbUser helpdesk -Team Administrators, 'Help Desk' -PassThru
        $user.Teams.Name | Should -Be Administrators, 'Help Desk'
        $user.FirstName, $user.Email | Should -Be 'Søren', helpdesk@contoso.test
        Get-CbUser helpdesk | Set-CbUser -Email desk@contoso.test | Should -BeNullOrEmpty
        (Get-CbUser helpdesk).Email | Should -Be desk@contoso.test
        (Get-CbUser helpdesk).Teams.Count | Should -Be 2
        (Get-TestError { Set-CbUser helpdesk }).Id | Should -Be CbInvalidArgument
    }

    It 'keep what was changed since the object was read' {
        $stale = Get-CbUser helpdesk
        Set-CbUser helpdesk -FirstName Anna -Email anna@contoso.test
        $stale | Set-CbUser -Team Administrators
        $user = Get-CbUser helpdesk
        $user.FirstName, $user.Email, "$($user.Teams)" | Should -Be Anna, anna@contoso.test, Administrators
        (Get-TestError { $stale | Set-CbUser }).Id | Should -Be CbInvalidArgument
    }

    It 'get another password' {
        $null = New-CbUser alice $password
        Set-CbUser alice -Password (ConvertTo-TestSecret other) -CurrentPassword $password
        (Get-TestError { Set-CbUser alice -Password $password -CurrentPassword $password }).Id | Should -Be CbInvalidRequest
    }

    It 'become global administrators only after a question' {
        $run = Invoke-TestHost @"
            Import-Module '$(Get-TestModulePath)'
            `$token = [securestring]::new(); '$($server.adminToken)'.ToCharArray() | ForEach-Object { `$token.AppendChar(`$_) }
            Connect-CbServer $($server.url) `$token -CertificateAuthority '$($server.caFile)'
            try { Set-CbUser helpdesk -IsGlobalAdmin `$true } catch { 'ASKED' }
            "NOW: `$((Get-CbUser helpdesk).IsGlobalAdmin)"
            Set-CbUser helpdesk -IsGlobalAdmin `$true -WhatIf
            Set-CbUser helpdesk -IsGlobalAdmin `$true -Force
            "THEN: `$((Get-CbUser helpdesk).IsGlobalAdmin)"
"@
        $run.Lines | Should -Contain 'ASKED'
        $run.Lines | Should -Contain 'NOW: False'
        $run.Lines | Should -Contain 'THEN: True'
    }

    It 'are deleted' {
        $null = New-CbUser alice $password
        Get-CbUser alice | Remove-CbUser -WhatIf
        (Get-CbUser alice).UserName | Should -Be alice
        $run = Invoke-TestScript { 'alice', 'nobody', 'admin' | Remove-CbUser }
        $run.Errors.TargetObject | Should -Be nobody, admin
        (Get-CbUser).UserName | Should -Not -Contain alice
    }

    It 'are changed by global administrators only, and the error says so' {
        Connect-Desk
        $failure = Get-TestError { New-CbUser x $password -Session desk }
        $failure.Id, $failure.Category | Should -Be CbPermissionDenied, PermissionDenied
        $failure.Text | Should -BeLike '*global administrator*'
        (Get-CbUser -Session desk).Count | Should -Be 2
        Disconnect-CbServer desk
    }
}

Describe 'Teams' {
    BeforeEach {
        Initialize-Server
        Clear-TestRequest
    }

    It 'are listed with their rights' {
        $team = Get-CbTeam 'help*'
        $team.Id, "$($team.GroupAccess)" | Should -Be 2, 'Default Group: Viewer Arbeitsplätze München: Viewer'
        (Get-CbTeam).Name | Should -Be Administrators, 'Help Desk'
        (Get-TestError { Get-CbTeam -Id 99 }).Target | Should -Be 99
    }

    It 'are made with rights by group, and refused as a whole when a group is not there' {
        $team = 'Night', 'Help Desk' | New-CbTeam -Access @{ 'S*' = 'viewer'; 4 = 'Analyst' } -ErrorAction SilentlyContinue -ErrorVariable failures
        $team.Name | Should -Be Night
        @($team.GroupAccess | Sort-Object GroupId | ForEach-Object { "$_" }) | Should -Be 'Servers: Viewer', 'Domain Controllers: Analyst'
        $failures.FullyQualifiedErrorId | Should -Be 'CbConflict,CbResponse.PowerShell.NewCbTeam'
        (Get-TestError { New-CbTeam x -Access @{ nobody = 'Viewer' } }).Id | Should -Be CbObjectNotFound
        (Get-TestError { New-CbTeam x -Access @{ Servers = 'Owner' } }).Id | Should -Be CbInvalidArgument
        (Get-Change) | Should -HaveCount 1
    }

    It 'get and lose rights, and keep the others' {
        $team = Set-CbTeam 'Help Desk' -Access @{ Servers = 'Administrator'; 'Default Group' = 'No Access' } -PassThru
        @($team.GroupAccess | Sort-Object GroupId | ForEach-Object { "$_" }) | Should -Be 'Arbeitsplätze München: Viewer', 'Servers: Administrator'
        Clear-TestRequest
        $team | Set-CbTeam -Access @{ Servers = 'Administrator' }
        Get-Change | Should -BeNullOrEmpty
        (Get-TestError { Set-CbTeam '2' -NewName Administrators }).Id | Should -Be CbObjectNotFound
        (Get-TestError { Set-CbTeam -Id 2 -NewName Administrators }).Id | Should -Be CbConflict
        (Set-CbTeam -Id 2 -NewName Desk -PassThru).Name | Should -Be Desk
    }

    It 'are deleted, and their users stay' {
        Remove-CbTeam 'Help Desk'
        (Get-CbTeam).Name | Should -Be Administrators
        (Get-CbUser helpdesk).Teams.Count | Should -Be 0
    }
}

Describe 'License' {
    BeforeEach {
        Initialize-Server
        $block = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes('{"end": "2035-06-30", "sensors": 5}'))
    }

    It 'is read with dates and numbers' {
        $license = Get-CbLicense
        $license.IsValid, $license.IsExpired, $license.LicensedSensorCount | Should -Be $true, $false, 10000
        $license.EndDate.Kind | Should -Be Utc
        $license.DaysLeft | Should -Be ($license.EndDate - [datetime]::UtcNow.Date).Days
    }

    It 'is replaced by a file and by a text, and looked at' {
        $file = Join-Path $TestDrive edr.lic
        Set-Content $file $block
        $license = Set-CbLicense $file -PassThru
        $license.EndDate.ToString('yyyy-MM-dd'), $license.LicensedSensorCount, $license.IsSensorCountExceeded | Should -Be 2035-06-30, 5, $true
        Set-CbLicense -License $block | Should -BeNullOrEmpty
        (Get-TestError { Set-CbLicense -License nothing }).Id | Should -Be CbInvalidRequest
        (Get-TestError { Set-CbLicense "$TestDrive/none.lic" }).Id | Should -Be CbInvalidArgument
    }

    It 'is read by anybody and replaced by a global administrator' {
        Connect-Desk
        (Get-CbLicense -Session desk).IsValid | Should -BeTrue
        (Get-TestError { Set-CbLicense -License $block -Session desk }).Text | Should -BeLike '*global administrator*'
        Disconnect-CbServer desk
    }
}

Describe 'Platform server' {
    BeforeEach {
        Initialize-Server
        Clear-TestRequest
    }

    It 'is read' {
        $app = Get-CbPlatformServer
        $app.ServerName, $app.VerifiesCertificate, $app.ExportsWatchlistHits, $app.HasAuthToken | Should -Be appcontrol.contoso.test, $true, $false, $true
    }

    It 'is changed in what is named only' {
        $app = Set-CbPlatformServer other.contoso.test -ExportsWatchlistHits $true -PassThru
        $app.ServerName, $app.VerifiesCertificate, $app.ExportsWatchlistHits | Should -Be other.contoso.test, $true, $true
        Set-CbPlatformServer -VerifiesCertificate $true
        (Get-Change) | Should -HaveCount 1
        Set-CbPlatformServer -AuthToken $password
        (Get-Change) | Should -HaveCount 2
        (Get-TestError { Set-CbPlatformServer }).Id | Should -Be CbInvalidArgument
        (Get-TestError { Set-CbPlatformServer https://x.example }).Id | Should -Be CbInvalidArgument
    }

    It 'is for global administrators' {
        Connect-Desk
        (Get-TestError { Get-CbPlatformServer -Session desk }).Text | Should -BeLike '*global administrator*'
        Disconnect-CbServer desk
    }
}
