# Every script of the repository parses and keeps the rules of PSScriptAnalyzer, with the settings at the root.

BeforeDiscovery {
    $root = (Get-Item "$PSScriptRoot/../..").FullName
    $built = "[\\/](out|obj|bin|\.git)[\\/]"
    $scripts = @(
        Get-ChildItem $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 |
            Where-Object { $_.FullName.Substring($root.Length) -notmatch $built } |
            ForEach-Object { @{ Name = $_.FullName.Substring($root.Length + 1).Replace('\', '/'); Path = $_.FullName } }
    )
    $analyzer = Get-Module -ListAvailable PSScriptAnalyzer | Select-Object -First 1
}

Describe 'The script' {
    It '<Name> parses' -ForEach $scripts {
        $errors = $null
        $null = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
    }

    It '<Name> keeps the rules of PSScriptAnalyzer' -ForEach $scripts -Skip:(-not $analyzer) {
        Import-Module PSScriptAnalyzer
        $root = (Get-Item "$PSScriptRoot/../..").FullName

        # The manifest names files beside itself, which are there only once it is staged.
        if ($Name -eq 'CbResponse.psd1') { $Path = "$root/out/CbResponse/CbResponse.psd1" }
        Invoke-ScriptAnalyzer -Path $Path -Settings "$root/PSScriptAnalyzerSettings.psd1" | ForEach-Object { "line $($_.Line): $($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
    }
}

Describe 'The scripts' {
    It 'are all looked at' -ForEach @{ Names = $scripts.Name } {
        foreach ($name in 'CbResponse.psd1', 'build.ps1', 'docs/Build-Help.ps1', 'examples/Demo/Triage.ps1', 'tests/pester/TestServer.psm1') {
            $Names | Should -Contain $name
        }
    }
}
