<#
.SYNOPSIS
Writes the indicators of feeds as plain rows, one for each indicator.

.DESCRIPTION
For lists that other tools read, and for servers without a way to the internet: Export-FeedFile.ps1
makes a feed of such rows again.

.PARAMETER Name
Names of feeds; wildcards allowed.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Get-FeedIndicator.ps1 ContosoIntel | Where-Object Kind -EQ dns | ForEach-Object Indicator

.EXAMPLE
./Get-FeedIndicator.ps1 ContosoIntel | ./Export-FeedFile.ps1 -Path contosointel.json -Name contosointel

.NOTES
Rights: any user. Server: 5.1 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Position = 0)] [string[]] $Name = '*',
    [object] $Session = (Get-CbSession -Default)
)

foreach ($feed in Get-CbFeed $Name -Session $Session) {
    foreach ($report in Get-CbThreatReport -Feed $feed.Name -Session $Session) {
        $in = $report.Indicators
        $kinds = [ordered]@{ md5 = $in.Md5; sha256 = $in.Sha256; dns = $in.Domains; ipv4 = $in.IPv4; ipv6 = $in.IPv6; query = @($in.Queries | ForEach-Object SearchQuery) }
        foreach ($kind in $kinds.Keys) {
            foreach ($indicator in $kinds[$kind]) {
                [pscustomobject]@{
                    Feed = $feed.Name; Report = $report.Id; Title = $report.Title; Score = $report.Score; Link = $report.Link; Kind = $kind; Indicator = $indicator
                    Index = if ($kind -eq 'query') { $in.Queries[0].IndexType }
                }
            }
        }
    }
}
