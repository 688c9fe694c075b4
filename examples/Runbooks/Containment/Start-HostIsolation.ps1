<#
.SYNOPSIS
Isolates a host, waits for its sensor, notes the case there and has all events sent.

.DESCRIPTION
The first steps of a response in the right order: cut the host off, then write down why, then
collect what the sensor still holds; an isolated host goes on talking to the server. The sensor
comes out as it is then. A host that does not confirm in time is an error, and its request stands:
it is isolated when it reports next.

.PARAMETER Name
Hosts.

.PARAMETER Case
The number of the case, for the notes of the sensor. What stands there stays.

.PARAMETER TimeoutSec
How long to wait for the host.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Start-HostIsolation.ps1 fin-ws-01 -Case INC-42

.EXAMPLE
./Start-HostIsolation.ps1 fin-ws-01, sql01 -Case INC-42 -WhatIf

.NOTES
Rights: a global administrator, or an administrator of the group. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)] [Alias('ComputerName', 'HostName')] [string[]] $Name,
    [Parameter(Mandatory, Position = 1)] [string] $Case,
    [int] $TimeoutSec = 600,
    [object] $Session = (Get-CbSession -Default)
)

process {
    foreach ($sensor in Get-CbSensor -Name $Name -Session $Session) {
        if (-not $PSCmdlet.ShouldProcess("$($sensor.ComputerName) (sensor $($sensor.Id)), on $($sensor.Server)", "Isolate for case $Case")) { continue }
        $isolated = $sensor | Set-CbSensorIsolation -State Isolated -Wait -TimeoutSec $TimeoutSec -PassThru -Confirm:$false
        $note = '{0}: isolated {1:u}' -f $Case, [datetime]::UtcNow
        $sensor | Set-CbSensor -Notes (@($sensor.Notes, $note | Where-Object { $_ }) -join "`n") -Confirm:$false
        if ($isolated) { $sensor | Sync-CbSensor -PassThru -Confirm:$false }
    }
}
