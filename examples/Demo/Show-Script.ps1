# Runs a script statement by statement, showing each before its output, as if it were typed at a prompt.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingWriteHost', '', Justification = 'Showing is what this script is for.')]
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Module
)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$errors = $null
$script = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $null, [ref] $errors)
if ($errors) {
    throw "$Path does not parse: $($errors[0])"
}

$end = 0
$text = $script.Extent.Text
foreach ($statement in $script.EndBlock.Statements) {
    # Comments before a statement belong to it.
    $between = $text.Substring($end, $statement.Extent.StartOffset - $end)
    $between -split "`n" | Where-Object { $_ -match '^\s*#' } | ForEach-Object { Write-Host $_.Trim() -ForegroundColor Green }
    Write-Host "PS> $($statement.Extent.Text)" -ForegroundColor Cyan
    $output = . ([scriptblock]::Create($statement.Extent.Text)) | Out-String -Width 120
    if ($output.Trim()) {
        Write-Host $output.TrimEnd()
    }

    Write-Host
    $end = $statement.Extent.EndOffset
}
