# Runs one test file in this PowerShell and writes each test's outcome as JSON, for the test runner that started it.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $ResultFile
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module Pester -MinimumVersion 5.0
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'

# Tests see the preferences of whoever runs them; they are about those of a user.
$ErrorActionPreference = 'Continue'
$run = Invoke-Pester -Configuration $configuration
$ErrorActionPreference = 'Stop'
$outcomes = @(
    foreach ($test in $run.Tests) {
        [ordered]@{
            name    = $test.ExpandedPath
            result  = "$($test.Result)"
            message = @($test.ErrorRecord | ForEach-Object { "$_`n$(($_.ScriptStackTrace -split '\r?\n')[0..2] -join "`n")" }) -join "`n"
        }
    }

    # A block that fails outside its tests (a BeforeAll, a syntax error) counts as a failed test of its own.
    foreach ($block in @($run.FailedContainers) + @($run.FailedBlocks)) {
        if ($block) {
            [ordered]@{
                name    = "$(if ($block.ExpandedPath) { $block.ExpandedPath } else { $block.Item })"
                result  = 'Failed'
                message = @($block.ErrorRecord | ForEach-Object { "$_`n$(($_.ScriptStackTrace -split '\r?\n')[0..2] -join "`n")" }) -join "`n"
            }
        }
    }
)
ConvertTo-Json @($outcomes) -Depth 4 | Set-Content -LiteralPath $ResultFile -Encoding utf8
