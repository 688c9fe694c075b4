# What the tab key offers.

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    Enter-TestHome (Join-Path $TestDrive home)
    $server = Start-TestServer
    $with = @{ CertificateAuthority = $server.caFile; Credential = Get-TestCredential }
    Connect-CbServer $server.url @with -Name eu
    Connect-CbServer $server.url @with -Name 'us west'
    Connect-CbServer $server.url @with -Name "o'neill"
    Clear-TestRequest

    function Complete([string] $Text) {
        @((Complete-TestText $Text).CompletionText)
    }
}

AfterAll {
    Exit-TestHome
    Stop-TestServer
}

Describe 'The tab key' {
    It 'offers the sessions after <_>' -ForEach @(
        'Get-CbProcess -Session '
        'Get-CbServerInfo -Session '
        'Invoke-CbApi /api/info -Session '
        'Test-CbConnection -Session '
        'Disconnect-CbServer '
        'Disconnect-CbServer -Session '
        'Get-CbSession '
        'Get-CbSession -Name '
    ) {
        Complete $_ | Should -Be 'eu', "'us west'", "'o''neill'"
    }

    It 'offers the sessions that begin with what is typed, in any case and quoted or not' {
        Complete 'Get-CbProcess -Session E' | Should -Be 'eu'
        Complete 'Get-CbProcess -Session u' | Should -Be "'us west'"
        Complete "Get-CbProcess -Session 'us w" | Should -Be "'us west'"
        Complete 'Get-CbProcess -Session "us' | Should -Be "'us west'"
    }

    It 'offers text that works when it is run' {
        foreach ($one in Complete 'Get-CbSession -Name ') {
            & ([scriptblock]::Create("Get-CbSession -Name $one")) | Should -HaveCount 1
        }
    }

    It 'tells of a session where it leads' {
        (Complete-TestText 'Get-CbProcess -Session eu').ToolTip | Should -Be "eu ($($server.url)/)"
    }

    It 'offers the sessions after a comma' {
        Complete 'Disconnect-CbServer eu, u' | Should -Be "'us west'"
    }

    It 'asks no server' {
        $null = Complete 'Get-CbProcess -Session '
        $null = Complete 'Get-CbProcess -Sort '
        Get-TestRequest | Should -BeNullOrEmpty
    }
}

Describe 'The tab key after a profile parameter' {
    BeforeAll {
        Set-CbProfile default $server.url (ConvertTo-TestSecret $server.adminToken)
        Set-CbProfile lab-1 https://lab.example.com (ConvertTo-TestSecret $server.adminToken)
        Set-CbProfile 'red team' https://red.example.com (ConvertTo-TestSecret $server.adminToken)
    }

    It 'offers the profiles: <_>' -ForEach @(
        'Connect-CbServer -Profile '
        'Test-CbConnection -Profile '
        'Get-CbProfile '
        'Set-CbProfile '
        'Remove-CbProfile '
    ) {
        Complete $_ | Sort-Object | Should -Be ('default', "'red team'", 'lab-1' | Sort-Object)
    }

    It 'shows no token beside them' {
        foreach ($one in Complete-TestText 'Connect-CbServer -Profile ') {
            "$($one.ToolTip) $($one.ListItemText)" | Should -Not -Match $server.adminToken
        }
        (Complete-TestText 'Connect-CbServer -Profile l').ToolTip | Should -BeLike '*lab.example.com*'
    }

    It 'offers the profiles of the current folder too' {
        Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive elsewhere))
        $null = New-Item -ItemType Directory .carbonblack
        Set-Content .carbonblack/credentials.response '[here]', 'url=https://here.example.com'
        Complete 'Connect-CbServer -Profile h' | Should -Be 'here'
        Pop-Location
    }

    It 'offers nothing, and says nothing, when the file is broken' {
        Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive broken))
        $null = New-Item -ItemType Directory .carbonblack
        Set-Content .carbonblack/credentials.response 'no section', '[['
        $Error.Clear()
        # PowerShell itself then falls back on file names.
        Complete 'Connect-CbServer -Profile l' | Should -Not -Contain 'lab-1'
        $Error | Should -HaveCount 0
        Pop-Location
    }
}

Describe 'The tab key in a search' {
    It 'offers orders after -Sort, each quoted as one value' {
        $all = Complete 'Get-CbProcess -Sort '
        $all | Should -Contain "'last_update desc'"
        $all | Should -Contain "'start asc'"
        Complete 'Get-CbProcess -Sort sta' | Should -Be "'start asc'", "'start desc'"
    }

    It 'offers only orders that the server takes' {
        $orders = Complete 'Get-CbProcess -Sort '
        foreach ($order in $orders) {
            $order = $order.Trim("'")
            @(Get-CbProcess -Session eu -Sort $order -First 1) | Should -HaveCount 1 -Because $order
        }
    }

    It 'offers fields after -GroupBy, that which makes processes of documents first' {
        $all = Complete 'Get-CbProcess -GroupBy '
        $all[0] | Should -Be 'id'
        $all | Should -Contain 'process_md5'
        foreach ($field in $all) {
            @(Get-CbProcess -Session eu -GroupBy $field -First 1) | Should -HaveCount 1 -Because $field
        }
    }

    It 'explains what it offers after -GroupBy and -Sort' {
        foreach ($one in @(Complete-TestText 'Get-CbProcess -GroupBy ') + @(Complete-TestText 'Get-CbProcess -Sort ')) {
            $one.ToolTip.Length | Should -BeGreaterThan 5 -Because $one.CompletionText
        }
    }

    It 'offers the systems after -OSType' {
        Complete 'Get-CbProcess -OSType ' | Should -Be 'linux', 'osx', 'windows'
        Complete 'Get-CbProcess -OSType windows, l' | Should -Be 'linux'
    }

    It 'offers the methods of a raw request' {
        Complete 'Invoke-CbApi /api/info -Method P' | Should -Be 'PATCH', 'POST', 'PUT'
    }
}

Describe 'The tab key after names of sensor groups' {
    BeforeAll {
        Connect-TestServer -With @{ Name = 'groups' }
        Complete 'Get-CbSensorGroup Ser' | Should -BeNullOrEmpty
        $null = Get-CbSensorGroup
    }

    AfterAll { Disconnect-CbServer groups }

    It 'offers those that the server has told: <_>' -ForEach @(
        'Get-CbSensorGroup Ser', 'Set-CbSensorGroup Ser', 'Remove-CbSensorGroup Ser', 'Get-CbSensor -Group Ser', 'Set-CbSensor FS01 -Group Ser', 'Save-CbSensorInstaller -Group Ser',
        'Get-CbProcess -Group Ser', 'Get-CbBinary -Group Ser', 'New-CbQuery -Group Ser'
    ) {
        Complete $_ | Should -Be Servers
    }

    It 'asks no server, and offers nothing for other objects' {
        Clear-TestRequest
        Complete 'Get-CbSensorGroup Def' | Should -Be "'Default Group'"
        Complete 'Get-CbSite Ser' | Should -BeNullOrEmpty
        Get-TestRequest | Should -BeNullOrEmpty
    }
}

Describe 'The tab key after a dash' {
    It 'offers the parameters of <Start>' -ForEach @(
        @{ Start = 'Get-CbProcess -Min'; Names = '-MinLastUpdate', '-MinLastServerUpdate', '-MinScore' }
        @{ Start = 'Get-CbProcess -Started'; Names = '-StartedAfter', '-StartedBefore' }
        @{ Start = 'Connect-CbServer -Certificate'; Names = '-CertificateThumbprint', '-CertificateAuthority' }
        @{ Start = 'Connect-CbServer -Skip'; Names = '-SkipHostNameCheck', '-SkipCertificateCheck' }
        @{ Start = 'Set-CbProfile lab -Pro'; Names = '-Protection', '-Proxy' }
    ) {
        $offered = Complete $Start
        foreach ($name in $Names) { $offered | Should -Contain $name }
        foreach ($name in $offered) { $name | Should -BeIn ($Names + '-ProgressAction') }
    }

    It 'offers no filter beside an identifier' {
        Complete 'Get-CbProcess -Id a -' | Should -Contain '-SegmentId'
        Complete 'Get-CbProcess -Id a -' | Should -Not -Contain '-HostName'
        Complete 'Get-CbProcess -HostName a -' | Should -Not -Contain '-SegmentId'
    }

    It 'offers no profile beside a token' {
        Complete 'Connect-CbServer -Credential $c -' | Should -Not -Contain '-Profile'
    }

    It 'offers the cmdlets' {
        $text = Complete 'Connect-Cb'
        $text | Should -Be 'Connect-CbServer'
    }
}
