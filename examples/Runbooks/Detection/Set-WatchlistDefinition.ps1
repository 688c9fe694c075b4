<#
.SYNOPSIS
Makes the watchlists of a server as definitions say, and writes what it did to each.

.DESCRIPTION
Definitions are objects with Name and Query, and, if wanted, Index, StoredQuery, Description, IsEnabled and Action: rows of a CSV file, of JSON or YAML,
or what Get-WatchlistDefinition.ps1 writes. A watchlist that is not there is made, one that differs is changed, one that is so already is left alone;
a second run changes nothing. What a definition does not say stays. Watchlists without a definition stay.

.PARAMETER InputObject
The definitions.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
Import-Csv detections.csv | ./Set-WatchlistDefinition.ps1 -WhatIf

.EXAMPLE
Get-ChildItem rules -Filter *.json | Get-Content -Raw | ConvertFrom-Json | ./Set-WatchlistDefinition.ps1 | Where-Object Outcome -NE Unchanged

.NOTES
Rights: a global administrator, or a user whose team may do more than view. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, ValueFromPipeline)] [object] $InputObject,
    [object] $Session = (Get-CbSession -Default)
)

begin {
    $known = @{}
    Get-CbWatchlist -Session $Session | ForEach-Object { $known[$_.Name] = $_ }
}

process {
    $want = $InputObject
    $query = if ($want.StoredQuery) { $want.StoredQuery } else { $want.Query }
    $types = @("$($want.Action)" -split '[;, ]+' | Where-Object { $_ })
    $existing = $known[$want.Name]
    $failed = @()
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = '+failed' }
    if ($existing) {
        $change = @{}
        if ($query -notin $existing.Query, $existing.SearchQuery) { $change.Query = $query }
        if ($null -ne $want.Description -and $want.Description -ne "$($existing.Description)") { $change.Description = $want.Description }
        if ($want.IsEnabled -and "$($want.IsEnabled)" -ne "$($existing.IsEnabled)") { $change.Enabled = "$($want.IsEnabled)" -eq 'True' }
        $outcome = 'Changed: ' + (($change.Keys | Sort-Object) -join ', ')
        $watchlist = if ($change.Count) { $existing | Set-CbWatchlist @change -PassThru @quiet } else { $existing }
    }
    else {
        $new = @{ Name = $want.Name; Query = $query; Description = "$($want.Description)"; Disabled = "$($want.IsEnabled)" -eq 'False' }
        if ($want.Index) { $new.Index = $want.Index }
        $change = $new
        $outcome = 'Created'
        $watchlist = New-CbWatchlist @new -Session $Session @quiet
        if ($watchlist) { $known[$want.Name] = $watchlist }
    }
    if ($watchlist -and $null -ne $want.Action) {
        $is = @($watchlist | Get-CbWatchlistAction | Where-Object IsEnabled | ForEach-Object { "$($_.Type)" })
        foreach ($type in @($types + $is | Sort-Object -Unique | Where-Object { ($_ -in $types) -ne ($_ -in $is) })) {
            $watchlist | Set-CbWatchlistAction -Type $type -Enabled ($type -in $types) @quiet
            if (-not $change.Count) { $outcome = 'Changed: ' }
            if ($existing) { $outcome = ($outcome, $type -join ', ') -replace ': , ', ': ' }
            $change[$type] = $true
        }
    }
    if (-not $change.Count) { $outcome = 'Unchanged' }
    if ($failed) { $outcome = 'Failed' }
    if (-not $WhatIfPreference -or $outcome -in 'Unchanged', 'Failed') {
        [pscustomobject]@{ Name = $want.Name; Id = $watchlist.Id; Outcome = $outcome; Detail = "$($failed | Select-Object -First 1)" }
    }
}
