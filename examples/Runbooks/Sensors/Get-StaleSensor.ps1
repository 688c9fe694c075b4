<#
.SYNOPSIS
Lists sensors that have not reported for a while, the longest silent first.

.DESCRIPTION
Each row names the host, its group, the days of silence and the events that wait on it. Sensors that
were uninstalled are left out.

.PARAMETER For
How long, such as 30d, or since when.

.PARAMETER Session
Servers: sessions or their names. The default session if not given.

.EXAMPLE
./Get-StaleSensor.ps1 -For 30d | Export-Csv stale.csv -NoTypeInformation

.EXAMPLE
./Get-StaleSensor.ps1 -Session (Get-CbSession) | Group-Object Server, Group -NoElement

.NOTES
Rights: any user; sensors of the groups that he sees. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Position = 0)] [object] $For = '30d',
    [object[]] $Session = (Get-CbSession -Default)
)

$now = [datetime]::UtcNow
foreach ($server in $Session) {
    Get-CbSensor -NotSeenFor $For -Session $server |
        Where-Object { -not $_.IsUninstalled } |
        Sort-Object LastCheckinTime |
        Select-Object Id, ComputerName, @{ n = 'Group'; e = { $_.Group.Name } }, OSDescription, SensorVersion, LastCheckinTime,
            @{ n = 'SilentDays'; e = { ($now - $_.LastCheckinTime).Days } }, QueuedEventLogBytes, Notes, Server
}
