<#
.SYNOPSIS
Restarts the sensors that are online and not well, and writes what was wrong with each.

.DESCRIPTION
A sensor is not well when it says so itself, by its health. The request is read back from the
server; the sensor restarts when it checks in next. The host goes on running.

.PARAMETER Group
Sensors of these groups only.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Restart-UnhealthySensor.ps1 -WhatIf

.EXAMPLE
./Restart-UnhealthySensor.ps1 -Group Servers -Confirm:$false | Export-Csv restarted.csv -NoTypeInformation

.NOTES
Rights: a global administrator, or an administrator of the group. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess)]
param(
    [string[]] $Group,
    [object] $Session = (Get-CbSession -Default)
)

$where = @{ Unhealthy = $true; Status = 'Online'; Session = $Session }
if ($Group) { $where.Group = $Group }
Get-CbSensor @where |
    Where-Object { $PSCmdlet.ShouldProcess("$($_.ComputerName) (sensor $($_.Id)): $($_.HealthMessage)", 'Restart the sensor') } |
    Restart-CbSensor -PassThru -Confirm:$false |
    Select-Object Id, ComputerName, HealthScore, HealthMessage, IsRestartQueued, NextCheckinTime, Server
