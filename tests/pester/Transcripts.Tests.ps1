# The transcripts in README.md are what a user sees who types the same: each command of a block that begins with a prompt is run
# against the emulator, and what it writes is compared, but for times, which the emulator makes anew.

BeforeDiscovery {
    $text = [System.IO.File]::ReadAllText((Get-Item "$PSScriptRoot/../../README.md").FullName)
    $transcripts = @(
        foreach ($block in [regex]::Matches($text, '(?ms)^```console\n(PS> .*?)^```$')) {
            @{ Title = ($block.Groups[1].Value -split '\n')[0]; Text = $block.Groups[1].Value }
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule
    $server = Start-TestServer -ArgumentList '--check-in 1'
    Enter-TestHome (Join-Path $TestDrive 'home')
    Set-CbProfile eu $server.url -Token (ConvertTo-TestSecret $server.adminToken) -CertificateAuthority $server.caFile

    function Get-ComparableText {
        # The lines of an output without times, colours and the blanks around them.
        param([string] $Text)

        $Text -replace '\x1b\[[0-9;]*m' -replace '\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?', '<time>' -replace '\d+ (s|min|h) ago', '<ago>' -split '\r?\n' |
            ForEach-Object TrimEnd | Where-Object { $_ }
    }
}

AfterAll {
    Exit-TestHome
    Stop-TestServer
}

Describe 'The transcript' {
    It 'is there' -ForEach @{ Count = $transcripts.Count } {
        $Count | Should -BeGreaterThan 1
    }

    It '<Title> shows what the commands write' -ForEach $transcripts {
        foreach ($part in $Text -split '(?m)^PS> ' | Where-Object { $_ }) {
            # A command goes on until a line does not end in a pipe.
            $command, $shown = $part -split '(?<!\|)\n', 2
            $written = . ([scriptblock]::Create($command)) 3>$null | Out-String -Width 120
            (Get-ComparableText $written) -join "`n" | Should -Be ((Get-ComparableText $shown) -join "`n") -Because $command
        }
    }
}
