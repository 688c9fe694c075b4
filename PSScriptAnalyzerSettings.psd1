# Which rules the scripts of this repository keep. Everything that is not said here is as it comes with PSScriptAnalyzer.
@{
    ExcludeRules = @(
        # Variables of a BeforeAll are used in the tests below it, which the rule does not see.
        'PSUseDeclaredVarsMoreThanAssignments'
    )
    Rules        = @{
        # Windows PowerShell is served as PowerShell 7 is: by every script that ships, and by the tests.
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = '5.1', '7.4'
        }
    }
}
