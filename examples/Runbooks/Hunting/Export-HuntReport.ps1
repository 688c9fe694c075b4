<#
.SYNOPSIS
Writes a web page of the hits of hunts, with one table for each hunt.

.DESCRIPTION
Takes the rows of Invoke-HuntPack.ps1, Invoke-ScheduledHunt.ps1 or Find-Indicator.ps1 and groups
them by their column Hunt or Indicator. The page is one file, without scripts, and all that came
from hosts is encoded in it.

.PARAMETER InputObject
The rows.

.PARAMETER Path
The page to write.

.PARAMETER Title
The heading.

.EXAMPLE
./Invoke-HuntPack.ps1 *.json -After 30d | ./Export-HuntReport.ps1 -Path report.html -Title 'Hunts of March'

.NOTES
Rights: none, no server is asked.
#>
#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, ValueFromPipeline)] [object] $InputObject,
    [Parameter(Mandatory)] [string] $Path,
    [string] $Title = 'Hunts'
)

begin {
    $rows = [Collections.Generic.List[object]]::new()
}

process {
    $rows.Add($InputObject)
}

end {
    $name = if ($rows[0].PSObject.Properties['Hunt']) { 'Hunt' } else { 'Indicator' }
    $tables = $rows | Group-Object $name | Sort-Object Name | ForEach-Object {
        $heading = '<h2>{0}</h2><p>{1} processes on {2} hosts</p>' -f [Net.WebUtility]::HtmlEncode($_.Name), $_.Count, @($_.Group.HostName | Sort-Object -Unique).Count
        $_.Group | Sort-Object Start | Select-Object * -ExcludeProperty $name | ConvertTo-Html -Fragment -PreContent $heading
    }
    $style = '<meta charset="utf-8"><style>body { font-family: sans-serif } td, th { text-align: left; vertical-align: top; padding: 2px 8px; border-bottom: 1px solid #ccc }</style>'
    $encoded = [Net.WebUtility]::HtmlEncode($Title)
    if ($PSCmdlet.ShouldProcess($Path, 'Write the report')) {
        ConvertTo-Html -Head "<title>$encoded</title>$style" -Body "<h1>$encoded</h1>$tables" | Set-Content -LiteralPath $Path -Encoding UTF8
        Get-Item -LiteralPath $Path
    }
}
