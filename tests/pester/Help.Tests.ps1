# Get-Help finds the help of the staged module and shows it as it should be read. What it says is compared with the pages and the
# assembly by tests that need no PowerShell.

BeforeDiscovery {
    $root = (Get-Item "$PSScriptRoot/../..").FullName
    $cmdlets = @((& ([scriptblock]::Create((Get-Content "$root/CbResponse.psd1" -Raw)))).CmdletsToExport | ForEach-Object { @{ Name = $_ } })
    $topics = @(Get-ChildItem "$root/docs/about/*.md" | ForEach-Object { @{ Name = $_.BaseName } })
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Import-TestModule

    # Get-Help breaks lines between words only where the culture is one that it knows.
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
}

Describe 'Get-Help' {
    It 'finds the help of <Name>' -ForEach $cmdlets {
        $help = Get-Help $Name -Full
        $help.Synopsis | Should -Match '^[A-Z].+\.$'
        $help.description | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        @($help.relatedLinks.navigationLink).Count | Should -BeGreaterOrEqual 2
    }

    It 'explains every parameter of <Name>' -ForEach $cmdlets {
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
        foreach ($parameter in (Get-Command $Name).Parameters.Keys | Where-Object { $_ -notin $common }) {
            (Get-Help $Name -Parameter $parameter).description.Text | Should -Not -BeNullOrEmpty -Because "-$parameter"
        }
    }

    It 'shows the examples of <Name> as they would be typed' -ForEach $cmdlets {
        $text = Get-Help $Name -Examples | Out-String -Width 120
        foreach ($example in (Get-Help $Name).examples.example) {
            foreach ($line in $example.code -split '\r?\n') {
                $text | Should -Match "(?m)^    $([regex]::Escape($line.TrimEnd()))\s*$" -Because 'a line of code is neither broken nor glued to a text'
            }
        }
    }

    It 'finds <Name>' -ForEach $topics {
        $text = Get-Help $Name | Out-String
        $text | Should -Match "TOPIC\s+$Name"
        $text | Should -Match 'SHORT DESCRIPTION'
    }
}
