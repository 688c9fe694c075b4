<#
.SYNOPSIS
Shows in which watchlists two servers differ.

.DESCRIPTION
Watchlists of one name belong together. Each row is one difference: a watchlist that one server
lacks, or a property that differs. Take what is on the first server to the second with
Get-WatchlistDefinition.ps1 and Set-WatchlistDefinition.ps1.

.PARAMETER Target
The server to compare with: a session or its name.

.PARAMETER Name
Names of watchlists; wildcards allowed.

.PARAMETER Session
The first server: a session or its name. The default session if not given.

.EXAMPLE
./Compare-Watchlist.ps1 -Session eu -Target us | Format-Table

.EXAMPLE
./Compare-Watchlist.ps1 us | Group-Object Difference -NoElement

.NOTES
Rights: any user. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [object] $Target,
    [Parameter(Position = 1)] [string[]] $Name = '*',
    [object] $Session = (Get-CbSession -Default)
)

$ours, $theirs = foreach ($server in $Session, $Target) {
    $all = @{}
    & "$PSScriptRoot/Get-WatchlistDefinition.ps1" $Name -Session $server | ForEach-Object { $all[$_.Name] = $_ }
    $all
}
foreach ($one in @($ours.Keys) + @($theirs.Keys) | Sort-Object -Unique) {
    $a = $ours[$one]
    $b = $theirs[$one]
    if (-not $a -or -not $b) {
        [pscustomobject]@{ Name = $one; Difference = if ($a) { 'Missing' } else { 'Extra' }; Source = $a.Query; Target = $b.Query }
        continue
    }
    foreach ($property in 'Index', 'Query', 'StoredQuery', 'Description', 'IsEnabled', 'Action') {
        if ($a.$property -ne $b.$property) {
            [pscustomobject]@{ Name = $one; Difference = $property; Source = $a.$property; Target = $b.$property }
        }
    }
}
