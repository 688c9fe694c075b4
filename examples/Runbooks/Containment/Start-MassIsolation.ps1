<#
.SYNOPSIS
Isolates the hosts of a list, and writes one row for each with what became of it.

.DESCRIPTION
All hosts are asked for together and waited for together. Every name of the list has its row:
isolated, on the way there when the time is over, not known to the server, or refused, with the
reason. A host with several sensors has a row for each of them.

.PARAMETER Name
Hosts; the columns Name, ComputerName and HostName of a file bind.

.PARAMETER TimeoutSec
How long to wait for all of them.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
Get-Content hosts.txt | ./Start-MassIsolation.ps1 -WhatIf

.EXAMPLE
Import-Csv hosts.csv | ./Start-MassIsolation.ps1 -Confirm:$false | Export-Csv result.csv -NoTypeInformation

.NOTES
Rights: a global administrator, or an administrator of the groups. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)] [Alias('ComputerName', 'HostName')] [string[]] $Name,
    [int] $TimeoutSec = 600,
    [object] $Session = (Get-CbSession -Default)
)

begin {
    $names = @()
}

process {
    $names += $Name
}

end {
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = '+failed' }
    $failed = @()
    $sensors = @($names | Sort-Object -Unique | Get-CbSensor -Session $Session @quiet)
    if ($sensors -and -not $PSCmdlet.ShouldProcess("$($sensors.Count) hosts: $($sensors.ComputerName -join ', ')", 'Isolate')) { return }
    $sensors | Set-CbSensorIsolation -State Isolated -Wait -TimeoutSec $TimeoutSec -PassThru -Confirm:$false @quiet | ForEach-Object {
        $sensor = $_
        [pscustomobject]@{ Name = $sensor.ComputerName; SensorId = $sensor.Id; Outcome = "$($sensor.IsolationState)"; Reason = '' }
    }
    foreach ($record in $failed) {
        $target = $record.TargetObject
        $computer = if ($target.ComputerName) { $target.ComputerName } else { "$target" }
        [pscustomobject]@{ Name = $computer; SensorId = $target.Id; Outcome = $record.FullyQualifiedErrorId -replace '^Cb|,.*$'; Reason = "$record" }
    }
}
