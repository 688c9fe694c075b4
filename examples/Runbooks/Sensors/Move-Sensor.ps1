<#
.SYNOPSIS
Puts sensors into the groups that a list of rules says.

.DESCRIPTION
Rules are objects with Name, a pattern of computer names with wildcards, Group, and, if wanted,
OSType. The first rule that fits a sensor counts; a sensor that no rule fits, or that is there
already, stays. Sensors that were moved come out as they are then.

.PARAMETER InputObject
The rules, such as rows of a CSV file.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
Import-Csv rules.csv | ./Move-Sensor.ps1 -WhatIf

.EXAMPLE
@{ Name = 'sql*'; Group = 'Databases' }, @{ Name = '*'; OSType = 'linux'; Group = 'Linux' } | ./Move-Sensor.ps1

.NOTES
Rights: a global administrator, or an administrator of both groups. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, ValueFromPipeline)] [object[]] $InputObject,
    [object] $Session = (Get-CbSession -Default)
)

begin {
    $rules = @()
}

process {
    $rules += $InputObject
}

end {
    foreach ($sensor in Get-CbSensor -Session $Session) {
        $rule = $rules | Where-Object { $sensor.ComputerName -like $_.Name -and (-not $_.OSType -or $sensor.OSType -eq $_.OSType) } | Select-Object -First 1
        if ($rule -and $rule.Group -ne $sensor.Group.Name -and
            $PSCmdlet.ShouldProcess("$($sensor.ComputerName) (sensor $($sensor.Id)), in $($sensor.Group.Name)", "Move to $($rule.Group)")) {
            $sensor | Set-CbSensor -Group $rule.Group -PassThru -Confirm:$false
        }
    }
}
