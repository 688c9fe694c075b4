<#
.SYNOPSIS
Writes a feed file of plain rows, or adds to one, for a web server that EDR servers read.

.DESCRIPTION
Rows have Indicator and Report, a short name of letters, digits, dots and dashes that puts
indicators together; Title, Score, Link and Kind are taken when they are there. With -Append reports
that the file has get the new indicators and the present time, since servers look at newer reports
only; other reports stay. Each row that comes out is one report that is new or has changed.

.PARAMETER InputObject
The rows, such as those of a CSV file or of Get-FeedIndicator.ps1.

.PARAMETER Path
The feed file.

.PARAMETER Name
The name of the feed: letters and digits.

.PARAMETER DisplayName
Its name for people.

.PARAMETER ProviderUrl
Where to learn more of it; also the link of reports that have none.

.PARAMETER Append
Add to the file.

.EXAMPLE
Import-Csv iocs.csv | ./Export-FeedFile.ps1 -Path soc.json -Name soc -DisplayName 'Our own indicators'

.EXAMPLE
[pscustomobject]@{ Report = 'inc-42'; Indicator = 'cdn-telemetry-update.example'; Score = 90 } | ./Export-FeedFile.ps1 -Path soc.json -Name soc -Append
Sync-CbFeed soc

.NOTES
Rights: none, no server is asked.
#>
#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, ValueFromPipeline)] [object] $InputObject,
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [ValidatePattern('^[A-Za-z0-9]+$')] [string] $Name,
    [string] $DisplayName = $Name,
    [string] $ProviderUrl = 'https://soc.example/',
    [switch] $Append
)

begin {
    $file = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
    $now = [long]([datetime]::UtcNow - [datetime]'1970-01-01').TotalSeconds
    $reports = [ordered]@{}
    $changed = [ordered]@{}
    $info = [pscustomobject]@{ name = $Name; display_name = $DisplayName; provider_url = $ProviderUrl; summary = $DisplayName; tech_data = 'No data leaves the server.' }
    if ($Append -and (Test-Path -LiteralPath $file)) {
        $old = [IO.File]::ReadAllText($file) | ConvertFrom-Json
        $info = $old.feedinfo
        $old.reports | ForEach-Object { $reports[$_.id] = $_ }
    }
    $forms = [ordered]@{ md5 = '^[0-9a-fA-F]{32}$'; sha256 = '^[0-9a-fA-F]{64}$'; ipv4 = '^\d+(\.\d+){3}$'; ipv6 = '^[0-9a-fA-F:]*:[0-9a-fA-F:.]+$'; dns = '^([\w-]+\.)+[\w-]+$'; query = '(^|&)(cb\.)?q[.=]' }
}

process {
    $kind = if ($InputObject.Kind) { $InputObject.Kind } else { $forms.Keys | Where-Object { $InputObject.Indicator -match $forms[$_] } | Select-Object -First 1 }
    if (-not $kind -or $InputObject.Report -notmatch '^[\w.-]+$') {
        Write-Error "'$($InputObject.Indicator)' of report '$($InputObject.Report)' is no indicator that a feed takes, or the name of the report is none." -TargetObject $InputObject -Category InvalidData
        return
    }
    $id = $InputObject.Report
    if (-not $reports.Contains($id)) {
        $title = if ($InputObject.Title) { $InputObject.Title } else { $id }
        $link = if ($InputObject.Link) { $InputObject.Link } else { $ProviderUrl }
        $score = if ("$($InputObject.Score)") { [int]$InputObject.Score } else { 50 }
        $reports[$id] = [pscustomobject]@{ id = $id; title = $title; link = $link; timestamp = $now; score = $score; iocs = [pscustomobject]@{} }
        $changed[$id] = 'New'
    }
    $iocs = $reports[$id].iocs
    $has = @(if ($kind -eq 'query') { $iocs.query.search_query } else { $iocs.$kind } ) | Where-Object { $_ }
    if ($InputObject.Indicator -in $has) { return }
    $all = @($has) + $InputObject.Indicator
    if ($kind -eq 'query') { $all = [pscustomobject]@{ index_type = if ($InputObject.Index) { $InputObject.Index } else { 'events' }; search_query = @($all) } }
    $iocs | Add-Member -NotePropertyName $kind -NotePropertyValue $all -Force
    $reports[$id].timestamp = $now
    if (-not $changed.Contains($id)) { $changed[$id] = 'Changed' }
}

end {
    if ($PSCmdlet.ShouldProcess($file, "Write $($reports.Count) reports")) {
        [IO.File]::WriteAllText($file, (ConvertTo-Json ([pscustomobject]@{ feedinfo = $info; reports = @($reports.Values) }) -Depth 8))
        $changed.Keys | ForEach-Object { [pscustomobject]@{ Report = $_; Title = $reports[$_].title; Outcome = $changed[$_]; Path = $file } }
    }
}
