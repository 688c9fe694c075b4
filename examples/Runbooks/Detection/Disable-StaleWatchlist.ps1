<#
.SYNOPSIS
Switches watchlists off that find nothing any more or far too much, and writes why.

.DESCRIPTION
A watchlist is stale when it has had no hit for a while, and noisy when it has more hits than
-MaxHits. Each keeps its query, its hits and its number, and can be switched on again. Watchlists
that came from the vendor or are read-only are left alone.

.PARAMETER NoHitFor
How long without a hit, such as 90d.

.PARAMETER MaxHits
More hits than these are noise. 0, the default, looks at silence only.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Disable-StaleWatchlist.ps1 -WhatIf

.EXAMPLE
./Disable-StaleWatchlist.ps1 -NoHitFor 180d -MaxHits 10000 | Export-Csv switched-off.csv -NoTypeInformation

.NOTES
Rights: a global administrator, or a user whose team may do more than view. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess)]
param(
    [object] $NoHitFor = '90d',
    [long] $MaxHits,
    [object] $Session = (Get-CbSession -Default)
)

$silent = @(Get-CbWatchlist -Enabled $true -NoHitFor $NoHitFor -Session $Session).Id
Get-CbWatchlist -Enabled $true -Session $Session | Where-Object { -not $_.IsReadOnly -and -not $_.IsFromAlliance } | ForEach-Object {
    $why = if ($_.Id -in $silent) { "no hit since $(if ($_.LastHit) { $_.LastHit.ToString('u') } else { 'it was made' })" }
    elseif ($MaxHits -and $_.TotalHits -gt $MaxHits) { "$($_.TotalHits) hits" }
    if ($why -and $PSCmdlet.ShouldProcess("$($_.Name) ($($_.Id)): $why", 'Switch the watchlist off')) {
        $_ | Set-CbWatchlist -Enabled $false -PassThru -Confirm:$false |
            Select-Object Id, Name, IsEnabled, @{ n = 'Why'; e = { $why } }, Query, LastHit, TotalHits, Server
    }
}
