<#
.SYNOPSIS
Writes watchlists with their actions as plain rows, for a file or another server.

.DESCRIPTION
A row has Name, Index, Query, Description, IsEnabled and Action, which names the actions that are
on. StoredQuery is there only when the server stores more than a query, such as facet filters, and
then counts instead of Query. Set-WatchlistDefinition.ps1 takes such rows.

.PARAMETER Name
Names of watchlists; wildcards allowed.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Get-WatchlistDefinition.ps1 | Export-Csv watchlists.csv -NoTypeInformation -Encoding UTF8

.EXAMPLE
./Get-WatchlistDefinition.ps1 -Session eu | ./Set-WatchlistDefinition.ps1 -Session us -WhatIf

.NOTES
Rights: any user. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Position = 0)] [string[]] $Name = '*',
    [object] $Session = (Get-CbSession -Default)
)

Get-CbWatchlist $Name -Session $Session | Sort-Object Name, Id | ForEach-Object {
    $on = $_ | Get-CbWatchlistAction | Where-Object IsEnabled
    $more = $_.SearchQuery -match '(^|&)cb\.(?!urlver=|q\.)'
    [pscustomobject]@{
        Name        = $_.Name
        Index       = "$($_.Index)"
        Query       = $_.Query
        StoredQuery = if ($more) { $_.SearchQuery } else { '' }
        Description = "$($_.Description)"
        IsEnabled   = $_.IsEnabled
        Action      = ($on | ForEach-Object { "$($_.Type)" } | Sort-Object -Unique) -join ';'
    }
}
