<#
.SYNOPSIS
Counts reports, indicators and alerts of each feed, and how many of its alerts were false.

.DESCRIPTION
What a feed is worth: much is in it that never matches, or matches what is harmless. Noise is the
share of false positives among the alerts that somebody has closed.

.PARAMETER Name
Names of feeds; wildcards allowed.

.PARAMETER Session
Servers: sessions or their names. The default session if not given.

.EXAMPLE
./Measure-Feed.ps1 | Sort-Object Noise -Descending | Format-Table

.NOTES
Rights: any user; alerts of the groups that he sees. Server: 5.1 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Position = 0)] [string[]] $Name = '*',
    [object[]] $Session = (Get-CbSession -Default)
)

foreach ($server in $Session) {
    foreach ($feed in Get-CbFeed $Name -Session $server) {
        $reports = @(Get-CbThreatReport -Feed $feed.Name -Session $server)
        $alerts = @(Get-CbAlert -FeedName $feed.Name -Session $server)
        $wrong = @($alerts | Where-Object Status -EQ FalsePositive).Count
        $closed = $wrong + @($alerts | Where-Object Status -EQ Resolved).Count
        [pscustomobject]@{
            Feed          = $feed.Name
            IsEnabled     = $feed.IsEnabled
            Reports       = $reports.Count
            Ignored       = @($reports | Where-Object IsIgnored).Count
            Indicators    = ($reports.Indicators | ForEach-Object { $_.Md5.Count + $_.Sha256.Count + $_.Domains.Count + $_.IPv4.Count + $_.IPv6.Count + $_.Queries.Count } | Measure-Object -Sum).Sum
            Newest        = $reports.Timestamp | Sort-Object | Select-Object -Last 1
            Alerts        = $alerts.Count
            Open          = $alerts.Count - $closed
            FalsePositive = $wrong
            Noise         = if ($closed) { [math]::Round($wrong / $closed, 2) }
            Server        = $feed.Server
        }
    }
}
