<#
.SYNOPSIS
Lists the sensors that are behind, with how much waits on each, the worst first.

.DESCRIPTION
What waits on a host is not found by any search yet. A share says how much of the backlog of the
server each one is.

.PARAMETER MinBytes
Sensors with less are left out.

.PARAMETER Session
Servers: sessions or their names. The default session if not given.

.EXAMPLE
./Get-SensorBacklog.ps1 -MinBytes 10MB | Format-Table

.EXAMPLE
./Get-SensorBacklog.ps1 -MinBytes 100MB | Where-Object Status -EQ Online | Get-CbSensor | Sync-CbSensor -WhatIf

.NOTES
Rights: any user; sensors of the groups that he sees. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [long] $MinBytes = 1,
    [object[]] $Session = (Get-CbSession -Default)
)

foreach ($server in $Session) {
    $behind = @(Get-CbSensor -Session $server | Where-Object BacklogBytes -GE $MinBytes)
    $total = ($behind | Measure-Object BacklogBytes -Sum).Sum
    $behind | Sort-Object BacklogBytes -Descending | Select-Object Id, ComputerName, @{ n = 'Group'; e = { $_.Group.Name } }, Status, LastCheckinTime,
        QueuedEventLogBytes, QueuedStoreFileBytes, BacklogBytes, @{ n = 'Share'; e = { [math]::Round($_.BacklogBytes / $total, 3) } }, Server
}
