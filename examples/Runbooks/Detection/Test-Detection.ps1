<#
.SYNOPSIS
Checks the queries of watchlists and of reports of feeds, and names those with mistakes.

.DESCRIPTION
A watchlist with a mistake in its query stays silent for years. Each row is one finding of
Test-CbQuery, with the rule that has it. Nothing is asked of the server but the rules themselves.

.PARAMETER Severity
Findings of these severities only.

.PARAMETER Session
Servers: sessions or their names. The default session if not given.

.EXAMPLE
./Test-Detection.ps1 | Format-Table Severity, Source, Name, Message -Wrap

.EXAMPLE
./Test-Detection.ps1 -Severity Error -Session (Get-CbSession) | Export-Csv broken.csv -NoTypeInformation

.NOTES
Rights: any user. Server: 5.1 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [ValidateSet('Error', 'Warning', 'Information')] [string[]] $Severity = @('Error', 'Warning'),
    [object[]] $Session = (Get-CbSession -Default)
)

$indexes = @{ events = 'Process'; modules = 'Binary' }
foreach ($server in $Session) {
    $rules = & {
        Get-CbWatchlist -Session $server | ForEach-Object { @{ Source = 'Watchlist'; Name = $_.Name; Test = @{ Query = $_ }; Server = $_.Server } }
        foreach ($report in Get-CbThreatReport -Session $server) {
            foreach ($query in $report.Indicators.Queries) {
                @{ Source = $report.FeedName; Name = $report.Title; Test = @{ Query = $query.SearchQuery; Index = $indexes[$query.IndexType] }; Server = $report.Server }
            }
        }
    }
    foreach ($rule in $rules) {
        $test = $rule.Test
        Test-CbQuery @test | Where-Object { "$($_.Severity)" -in $Severity } |
            Select-Object Severity, @{ n = 'Source'; e = { $rule.Source } }, @{ n = 'Name'; e = { $rule.Name } }, Rule, Column, Message, Suggestion, Query,
                @{ n = 'Server'; e = { $rule.Server } }
    }
}
