<#
.SYNOPSIS
Builds docs/routes.md, the page that tells for every route of the API which cmdlet uses it.

.DESCRIPTION
Reads docs/routes.csv, which is the one place where routes are listed, and writes docs/routes.md. Tests compare the table with
the routes that the client takes, with the cmdlets that there are, and the page with what this script writes.

.EXAMPLE
./build.ps1 -Task Help
#>
[CmdletBinding()]
param(
    # The file to write.
    [string] $Path = (Join-Path $PSScriptRoot 'routes.md')
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0

function Format-Cell {
    # What a row says besides its route and its cmdlets.
    param($Row)

    $texts = @($(if ($Row.Through) { "by ``$($Row.Through)``" }), $Row.Note) | Where-Object { $_ }
    $texts -join '; '
}

$rows = Import-Csv (Join-Path $PSScriptRoot 'routes.csv') -Encoding utf8
$lines = @(
    '# Routes of the API and their cmdlets'
    ''
    'Every method and path of the REST API but live response, and the cmdlet that uses it. Built by `./build.ps1 -Task Help` from'
    '[routes.csv](routes.csv); do not edit it by hand. "By" names the route that a cmdlet takes instead, where two bring the same.'
    'What is not here `Invoke-CbApi` reaches.'
    foreach ($area in $rows | Group-Object Area | Sort-Object { $rows.Area.IndexOf($_.Name) }) {
        ''
        "## $($area.Name)"
        ''
        '| route | cmdlet | note |'
        '|---|---|---|'
        foreach ($row in $area.Group) {
            $cmdlets = @($row.Cmdlet -split ' ' | ForEach-Object { "[$_](cmdlets/$_.md)" }) -join ', '
            "| ``$($row.Method) $($row.Path)`` | $cmdlets | $(Format-Cell $row) |"
        }
    }
)
[System.IO.File]::WriteAllText($Path, ($lines -join "`n") + "`n", [System.Text.UTF8Encoding]::new($false))
Get-Item $Path
