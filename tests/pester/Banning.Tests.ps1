BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer
    Connect-TestServer -With @{ Name = 'eu' }
    $sample = '7fb55f5a62e78af9b58d08aaeeaef848'
    $nobodys = '00112233445566778899aabbccddeeff'
    $ConfirmPreference = 'None'

    function Get-Change { @(Get-TestRequest /api/v1/banning/* | Where-Object method -NE GET) }

    function Initialize-Server {
        $null = Invoke-TestControl reset -Method POST
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'The worked example' {
    BeforeAll { Initialize-Server }

    It 'bans a binary that was found' {
        $process = Get-CbProcess process_name:net.exe -First 1
        $ban = $process | New-CbBannedHash -Reason 'Banned from API'
        $ban.Md5 | Should -Be $process.Md5
        $ban.Reason | Should -Be 'Banned from API'
        $ban.IsEnabled | Should -BeTrue
        $ban.Server | Should -Be ([uri]$server.url).Authority

        $ban = New-CbBannedHash 7FB55F5A62E78AF9B58D08AAEEAEF848 -Reason 'Banned from API'
        $ban.Md5 | Should -Be $sample
        $failure = Get-TestError { New-CbBannedHash 7FB55F5A62E78AF9B58D08AAEEAEF848 -Reason 'Banned from API' }
        $failure.Id | Should -Be CbConflict
        $failure.Category | Should -Be ResourceExists
        $failure.Target | Should -Be $sample
        $failure.Text | Should -BeLike "*banned already, since * by admin, for 'Banned from API'*"
        $failure.Ends | Should -BeFalse
    }
}

Describe 'Get-CbBannedHash' {
    BeforeAll { Initialize-Server }

    It 'lists all bans, with what they blocked and what was made of them' {
        $bans = Get-CbBannedHash
        $bans | Should -HaveCount 2
        $bans[0].BlockCount | Should -Be 1
        $bans[0].LastBlockHostName | Should -Be FIN-WS-01
        $bans[0].LastBlockTime.Kind | Should -Be Utc
        $bans[1].Audit | Should -HaveCount 3
        $bans[1].Audit[0].IsEnabled | Should -BeFalse
        Get-CbBannedHash -Enabled $true | Should -HaveCount 1
        (Get-CbBannedHash -Enabled $false).Md5 | Should -Be $bans[1].Md5
    }

    It 'gets those of given hashes, and an error for each that was never banned' {
        $known = (Get-CbBannedHash)[0].Md5
        $run = Invoke-TestScript { $known.ToUpper(), $nobodys, 'nothing' | Get-CbBannedHash }
        $run.Output.Md5 | Should -Be $known
        $run.Errors.FullyQualifiedErrorId | Should -Be 'CbObjectNotFound,CbResponse.PowerShell.GetCbBannedHash', 'CbInvalidId,CbResponse.PowerShell.GetCbBannedHash'
        $run.Errors.TargetObject | Should -Be $nobodys, 'nothing'
        "$($run.Errors[0])" | Should -BeLike "*no ban of $nobodys*"
    }

    It 'gets those of objects, and an error for each that names no file' {
        $ban = (Get-CbBannedHash)[0]
        ($ban | Get-CbBannedHash).Md5 | Should -Be $ban.Md5
        (Get-CbBannedHash " $($ban.Md5) ").Md5 | Should -Be $ban.Md5
        (Get-TestError { Get-CbSensor sql01 | Get-CbBannedHash }).Id | Should -Be CbInvalidArgument
        @() | Get-CbBannedHash | Should -BeNullOrEmpty
    }

    It 'does not end a script that goes on when the server fails' {
        Add-TestFault /api/v1/banning/* @{ kind = 'status'; status = 500 }
        $failure = Get-TestError { Get-CbBannedHash }
        Clear-TestFault
        $failure.Id, $failure.Ends | Should -Be CbServerError, $false
    }

    It 'says that a SHA-256 is none' {
        (Get-TestError { Get-CbBannedHash ('ab' * 32) }).Text | Should -BeLike '*is a SHA-256. The server bans by MD5 only*'
    }

    It 'lists more than a list brings by itself' {
        $fleet = Start-TestServer -ArgumentList '--scenario fleet', '--processes 100', '--sensors 5'
        $session = Connect-CbServer $fleet.url -Credential (Get-TestCredential $fleet) -CertificateAuthority $fleet.caFile -Name fleet -PassThru
        Get-CbBannedHash -Session $session | Should -HaveCount 1200
        Get-CbBannedHash -Session fleet -Enabled $false | Should -HaveCount 120
        (Get-CbBannedHash -Session fleet | Select-Object -First 1).Server | Should -Be ([uri]$fleet.url).Authority
        Disconnect-CbServer fleet
        Stop-TestServer $fleet
        Connect-TestServer -With @{ Name = 'eu' }
    }

    It 'shows a table that fits' {
        $lines = (Get-CbBannedHash | Out-String -Width 80) -split '\r?\n' | Where-Object { $_ }
        $lines[0] | Should -Match '^Md5\s+Enabled\s+Blocked LastHost\s+Reason\s*$'
        $lines[2] | Should -Match '^[0-9a-f]{32} True\s+1 FIN-WS-01\s+credential the'
    }
}

Describe 'New-CbBannedHash' {
    BeforeEach {
        Initialize-Server
        Clear-TestRequest
    }

    It 'changes nothing with -WhatIf' {
        New-CbBannedHash $sample -Reason test -WhatIf | Should -BeNullOrEmpty
        Get-Change | Should -BeNullOrEmpty
        Get-CbBannedHash | Should -HaveCount 2
    }

    It 'asks, naming the file and the server' {
        $said = Invoke-TestHost @"
Import-Module '$(Get-TestModulePath)'
Connect-CbServer $($server.url) -Token (ConvertTo-SecureString $($server.adminToken) -AsPlainText -Force) -CertificateAuthority '$($server.caFile)'
New-CbBannedHash $sample -Reason test -WhatIf
New-CbBannedHash $nobodys -Reason test -WhatIf
"@
        $said.Output | Should -BeLike "*""Ban"" on target ""svch0st.exe ($sample), seen on 0 hosts, on $(([uri]$server.url).Authority)""*"
        $said.Output | Should -BeLike "*$nobodys, which the server has not seen*"
    }

    It 'bans each file of a list once' {
        $list = 'Md5,Reason', "$nobodys,first", "$sample,second", "$($nobodys.ToUpper()),third" | ConvertFrom-Csv
        $bans = $list | New-CbBannedHash
        $bans.Md5 | Should -Be $nobodys, $sample
        $bans.Reason | Should -Be first, second
        (Get-Change).method | Should -Be POST, POST
        ConvertFrom-Csv 'Hash', 'ffeeddccbbaa99887766554433221100' | New-CbBannedHash -Reason more | ForEach-Object Md5 | Should -Be ffeeddccbbaa99887766554433221100
        ConvertFrom-Csv 'ProcessMd5', 'fe11ddccbbaa99887766554433221100' | New-CbBannedHash -Reason more | ForEach-Object Reason | Should -Be more
    }

    It 'takes the hash out of a row whatever else the row has' {
        $row = [pscustomobject]@{ Name = 'tool.exe'; Hash = $nobodys; Text = 'from a list'; Size = 5 }
        ($row | New-CbBannedHash).Reason | Should -Be 'from a list'
        $row | Get-CbBannedHash | ForEach-Object Md5 | Should -Be $nobodys
        $row | Remove-CbBannedHash -PassThru | ForEach-Object IsEnabled | Should -BeFalse
        { [pscustomobject]@{ Name = 'tool.exe' } | New-CbBannedHash -Reason x -ErrorAction Stop } | Should -Throw '*is no hash*'
    }

    It 'has one outcome for each input' {
        $banned = (Get-CbBannedHash -Enabled $true).Md5
        $run = Invoke-TestScript { $banned, 'nothing', $nobodys | New-CbBannedHash -Reason test }
        $run.Output.Md5 | Should -Be $nobodys
        $run.Errors.TargetObject | Should -Be $banned, 'nothing'
        $run = Invoke-TestScript { $banned, $sample | New-CbBannedHash -Reason test -SkipExisting }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Md5 | Should -Be $sample
        (Get-CbBannedHash $banned).Reason | Should -Be 'credential theft'
    }

    It 'enables a disabled ban and says so' {
        $old = Get-CbBannedHash -Enabled $false
        $run = Invoke-TestScript { New-CbBannedHash $old.Md5 -Reason 'now it is' }
        $run.Output.IsEnabled | Should -BeTrue
        $run.Output.Reason | Should -Be 'now it is'
        $run.Warnings | Where-Object { $_ -like '*disabled ban*in force again*remote execution; the administrators need it*' } | Should -HaveCount 1
    }

    It 'warns before a file of the operating system, or a common one, is banned' {
        $system = Get-CbProcess process_name:svchost.exe -First 1
        $run = Invoke-TestScript { $system | New-CbBannedHash -Reason test -WhatIf }
        $run.Warnings | Should -HaveCount 1
        $run.Warnings[0] | Should -BeLike "svchost.exe ($($system.Md5)) is signed by Microsoft*, a vendor of operating systems. To ban it may stop computers from working."
        $run = Invoke-TestScript { $system | New-CbBannedHash -Reason test -WhatIf -HostCountWarning 2 }
        $run.Warnings[0] | Should -BeLike '*operating systems, and is seen on * hosts.*'

        # A forged signature is none, and few hosts have the file.
        $forged = Get-CbProcess process_name:adobearmhelper.exe -First 1
        (Invoke-TestScript { $forged | New-CbBannedHash -Reason test -WhatIf }).Warnings | Should -BeNullOrEmpty
        (Invoke-TestScript { $forged | New-CbBannedHash -Reason test -WhatIf -HostCountWarning 0 }).Warnings | Should -BeLike '*is seen on 1 hosts*'
    }

    It 'warns when the file cannot be looked up, and bans it' {
        Add-TestFault /api/v1/binary/* @{ kind = 'status'; status = 500 }
        $fresh = Connect-CbServer $server.url -Credential (Get-TestCredential) -CertificateAuthority $server.caFile -Name fresh -PassThru
        $run = Invoke-TestScript { New-CbBannedHash $sample -Reason test -Session $fresh }
        $run.Output.Md5 | Should -Be $sample
        $run.Warnings | Should -BeLike '*could not be looked up*'
        Clear-TestFault
        Disconnect-CbServer fresh
        Connect-TestServer -With @{ Name = 'eu' }
    }

    It 'takes binaries, events, nodes and bans of other servers' {
        $process = Get-CbProcess process_name:adobearmhelper.exe -First 1
        ($process.Binary | New-CbBannedHash -Reason binary).Md5 | Should -Be $process.Md5
        ($process | Get-CbProcessTree | Where-Object Depth -EQ 0 | New-CbBannedHash -Reason node -SkipExisting) | Should -BeNullOrEmpty
        $module = $process | Get-CbProcessEvent -Type ModLoad -First 1
        ($module | New-CbBannedHash -Reason event -SkipExisting -WarningAction SilentlyContinue).Md5 | Should -BeIn $module.Md5, $null
        $other = Start-TestServer
        $null = Connect-CbServer $other.url -Credential (Get-TestCredential $other) -CertificateAuthority $other.caFile -Name us -PassThru
        $copied = Get-CbBannedHash -Session eu -Enabled $true | New-CbBannedHash -Session us -SkipExisting -WarningAction SilentlyContinue
        $copied.Reason | Should -Contain binary
        $copied.Server | Select-Object -Unique | Should -Be ([uri]$other.url).Authority
        (Get-TestError { Get-CbServerInfo -Session eu | New-CbBannedHash -Reason x }).Id | Should -Be CbInvalidArgument
        Disconnect-CbServer us
        Stop-TestServer $other
        Connect-TestServer -With @{ Name = 'eu' }
    }

    It 'is refused without the right' {
        $null = Connect-CbServer $server.url -Credential (Get-TestCredential -Token $server.userToken) -CertificateAuthority $server.caFile -Name desk -PassThru
        (Get-TestError { New-CbBannedHash $sample -Reason x -Session desk }).Id | Should -Be CbPermissionDenied
        Get-CbBannedHash -Session desk | Should -HaveCount 2
        Disconnect-CbServer desk
        Connect-TestServer -With @{ Name = 'eu' }
    }
}

Describe 'Set-CbBannedHash and Remove-CbBannedHash' {
    BeforeEach {
        Initialize-Server
        Clear-TestRequest
        $ban = Get-CbBannedHash -Enabled $true
    }

    It 'disables, and keeps the reason that the server blanks' {
        $ban | Remove-CbBannedHash | Should -BeNullOrEmpty
        (Get-Change).method | Should -Be DELETE, PUT
        $now = Get-CbBannedHash $ban.Md5
        $now.IsEnabled | Should -BeFalse
        $now.Reason | Should -Be 'credential theft'
        $now.BlockCount | Should -Be 1
    }

    It 'leaves alone what is so already' {
        Set-CbBannedHash $ban.Md5 -Enabled $true -Reason 'credential theft' -PassThru | ForEach-Object Md5 | Should -Be $ban.Md5
        Get-CbBannedHash -Enabled $false | Remove-CbBannedHash
        Get-Change | Should -BeNullOrEmpty
    }

    It 'sets the reason, and both together' {
        ($ban | Set-CbBannedHash -Reason 'größer' -PassThru).Reason | Should -Be 'größer'
        $now = Set-CbBannedHash $ban.Md5 -Enabled $false -Reason done -PassThru
        $now.IsEnabled, $now.Reason | Should -Be $false, 'done'
        $now = Set-CbBannedHash $ban.Md5 -Enabled $true -PassThru
        $now.IsEnabled, $now.Reason | Should -Be $true, 'done'
    }

    It 'changes nothing with -WhatIf' {
        $ban | Set-CbBannedHash -Enabled $false -WhatIf
        $ban | Remove-CbBannedHash -WhatIf
        Get-Change | Should -BeNullOrEmpty
    }

    It 'needs something to change, and a ban' {
        $failure = Get-TestError { Set-CbBannedHash $ban.Md5 }
        $failure.Id, $failure.Ends | Should -Be CbInvalidArgument, $true
        (Get-TestError { Set-CbBannedHash $nobodys -Reason x }).Id | Should -Be CbObjectNotFound
        (Get-TestError { Remove-CbBannedHash $nobodys }).Id | Should -Be CbObjectNotFound
    }

    It 'names the reason that could not be put back' {
        Add-TestFault "/api/v1/banning/blacklist/$($ban.Md5)" @{ kind = 'status'; status = 500 } -Skip 4 -Count 1
        $failure = Get-TestError { Remove-CbBannedHash $ban.Md5 }
        $failure.Text | Should -BeLike "*is disabled, but its reason is not set*-Reason 'credential theft'*"
        Set-CbBannedHash $ban.Md5 -Reason 'credential theft' -PassThru | ForEach-Object Reason | Should -Be 'credential theft'
    }
}

Describe 'Server <Version>' -ForEach @{ Version = '5.2' }, @{ Version = '6.2' }, @{ Version = '7.1' } {
    It 'bans, disables and enables' {
        $old = Start-TestServer -ArgumentList "--server-version $Version"
        $null = Connect-CbServer $old.url -Credential (Get-TestCredential $old) -CertificateAuthority $old.caFile -Name old -PassThru
        (New-CbBannedHash $nobodys -Reason test -Session old).IsEnabled | Should -BeTrue
        (Remove-CbBannedHash $nobodys -Session old -PassThru).Reason | Should -Be test
        (Get-TestError { Get-CbBannedHash $sample -Session old }).Id | Should -Be CbObjectNotFound
        Disconnect-CbServer old
        Stop-TestServer $old
        Connect-TestServer -With @{ Name = 'eu' }
    }
}
