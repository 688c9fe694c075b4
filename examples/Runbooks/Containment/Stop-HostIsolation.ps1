<#
.SYNOPSIS
Releases an isolated host, unless alerts of it are still open.

.DESCRIPTION
Looks for alerts of the host that nobody has closed. If there are any, that is an error which counts
them, and the host stays isolated; -Force releases it nevertheless. Otherwise the host is released,
and comes out when its sensor has confirmed it.

.PARAMETER Name
Hosts.

.PARAMETER Force
Release the host although alerts are open.

.PARAMETER TimeoutSec
How long to wait for the host.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Stop-HostIsolation.ps1 dc01

.EXAMPLE
Get-CbSensor -Isolated | ./Stop-HostIsolation.ps1 -WhatIf

.NOTES
Rights: a global administrator, or an administrator of the group. Server: 5.1 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)] [Alias('ComputerName', 'HostName')] [string[]] $Name,
    [switch] $Force,
    [int] $TimeoutSec = 600,
    [object] $Session = (Get-CbSession -Default)
)

process {
    foreach ($sensor in Get-CbSensor -Name $Name -Session $Session) {
        $open = @(Get-CbAlert "sensor_id:$($sensor.Id)" -Status Unresolved, InProgress -Session $Session)
        if ($open -and -not $Force) {
            $worst = ($open | Sort-Object Severity -Descending)[0]
            Write-Error "$($sensor.ComputerName) stays isolated: $($open.Count) alerts are open, the worst '$($worst.Source)'. Close them, or use -Force." -TargetObject $sensor -Category ResourceBusy
        }
        elseif ($PSCmdlet.ShouldProcess("$($sensor.ComputerName) (sensor $($sensor.Id)), on $($sensor.Server)", 'Release')) {
            $sensor | Set-CbSensorIsolation -State Released -Wait -TimeoutSec $TimeoutSec -PassThru -Confirm:$false
        }
    }
}
