<#
.SYNOPSIS
Shows the open alerts by host, the worst host first: what to look at next.

.DESCRIPTION
Each row is a host, with how many alerts are open, how bad and how old they are, what raised them,
who has them, and whether the host is isolated. The alerts themselves are in the property Alerts.

.PARAMETER MinSeverity
Alerts below this severity are left out.

.PARAMETER Session
Servers: sessions or their names. The default session if not given.

.EXAMPLE
./Get-AlertQueue.ps1 | Format-Table Severity, HostName, Count, Oldest, Isolation, Sources

.EXAMPLE
(./Get-AlertQueue.ps1 -MinSeverity 60)[0].Alerts | Set-CbAlertStatus InProgress -AssignedTo admin

.NOTES
Rights: any user; alerts of the groups that he sees. To change them takes a global administrator.
Server: 5.1 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [int] $MinSeverity = 0,
    [object[]] $Session = (Get-CbSession -Default)
)

$rows = foreach ($server in $Session) {
    Get-CbAlert -Status Unresolved, InProgress -MinSeverity $MinSeverity -Session $server | Group-Object SensorId, HostName | ForEach-Object {
        $sensor = $_.Group[0] | Get-CbSensor -ErrorAction SilentlyContinue
        [pscustomobject]@{
            HostName   = $_.Group[0].HostName
            Severity   = $_.Group.Severity | Sort-Object | Select-Object -Last 1
            Count      = $_.Count
            Oldest     = $_.Group.CreatedTime | Sort-Object | Select-Object -First 1
            Sources    = ($_.Group.Source | Select-Object -Unique) -join '; '
            Users      = ($_.Group.UserName | Where-Object { $_ } | Select-Object -Unique) -join '; '
            AssignedTo = ($_.Group.AssignedTo | Where-Object { $_ } | Select-Object -Unique) -join '; '
            Isolation  = $sensor.IsolationState
            Group      = $_.Group[0].Group
            Server     = $_.Group[0].Server
            Alerts     = $_.Group
        }
    }
}
$rows | Sort-Object Severity, Count -Descending
