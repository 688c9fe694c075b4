<#
.SYNOPSIS
Makes the watchlists of a server as definitions say, and writes what it did to each.

.DESCRIPTION
Definitions are objects with Name and Query, and, if wanted, Index, StoredQuery, Description,
IsEnabled and Action: rows of a CSV file, of JSON or YAML, or what Get-WatchlistDefinition.ps1
writes. A watchlist that is not there is made, one that differs is changed, one that is so already
is left alone; a second run changes nothing. What a definition does not say stays. Watchlists
without a definition stay.

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
    $existing = $known[$want.Name]
    $failed = @()
    $what = @()
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = '+failed' }
    if ($existing -and $want.Index -and "$($existing.Index)" -ne $want.Index) {
        $failed += "The watchlist is there for the index $($existing.Index), which nothing changes. Give the new one another name."
        $watchlist = $null
    }
    elseif ($existing) {
        $change = @{}
        if ($query -notin $existing.Query, $existing.SearchQuery) { $change.Query = $query }
        if ($null -ne $want.Description -and $want.Description -ne "$($existing.Description)") { $change.Description = $want.Description }
        if ("$($want.IsEnabled)" -and "$($want.IsEnabled)" -ne "$($existing.IsEnabled)") { $change.Enabled = "$($want.IsEnabled)" -eq 'True' }
        $what += $change.Keys | Sort-Object
        $watchlist = if ($change.Count) { $existing | Set-CbWatchlist @change -PassThru @quiet } else { $existing }
    }
    else {
        $new = @{ Name = $want.Name; Query = $query; Description = "$($want.Description)"; Disabled = "$($want.IsEnabled)" -eq 'False' }
        if ($want.Index) { $new.Index = $want.Index }
        $watchlist = New-CbWatchlist @new -Session $Session @quiet
        if ($watchlist) { $known[$want.Name] = $watchlist }
    }
    if ($watchlist -and $null -ne $want.Action) {
        $wanted = @("$($want.Action)" -split '[;, ]+' | Where-Object { $_ })
        $on = @($watchlist | Get-CbWatchlistAction | Where-Object IsEnabled | ForEach-Object { "$($_.Type)" })
        foreach ($type in @($wanted + $on | Sort-Object -Unique | Where-Object { ($_ -in $wanted) -ne ($_ -in $on) })) {
            $watchlist | Set-CbWatchlistAction -Type $type -Enabled ($type -in $wanted) @quiet
            $what += $type
        }
    }
    $outcome = if ($failed) { 'Failed' } elseif (-not $existing) { 'Created' } elseif ($what) { "Changed: $($what -join ', ')" } else { 'Unchanged' }
    if (-not $WhatIfPreference -or $outcome -in 'Unchanged', 'Failed') {
        [pscustomobject]@{ Name = $want.Name; Id = $known[$want.Name].Id; Outcome = $outcome; Detail = "$($failed | Select-Object -First 1)" }
    }
}
