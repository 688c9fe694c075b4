<#
.SYNOPSIS
Shows in which settings sensor groups differ from one that is the model.

.DESCRIPTION
Compares all settings that a group has by itself; name, number, site and number of sensors are not
compared. Each row is one difference.

.PARAMETER Reference
The group that is the model.

.PARAMETER Name
Groups to compare; wildcards allowed.

.PARAMETER Session
Servers: sessions or their names; the model is on the first. The default session if not given.

.EXAMPLE
./Compare-SensorGroup.ps1 'Default Group' | Format-Table

.EXAMPLE
./Compare-SensorGroup.ps1 Servers -Session eu, us | Where-Object Setting -Like Collects*

.NOTES
Rights: any user; groups that he sees. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [string] $Reference,
    [Parameter(Position = 1)] [string[]] $Name = '*',
    [object[]] $Session = (Get-CbSession -Default)
)

$own = 'Id', 'Name', 'SiteId', 'HostCount', 'IsDefault', 'Server', 'TeamAccess', 'AdditionalFields'
$model = Get-CbSensorGroup $Reference -Session $Session[0] -ErrorAction Stop
$settings = $model.PSObject.Properties | Where-Object { $_.MemberType -eq 'Property' -and $_.Name -notin $own } | ForEach-Object Name
foreach ($server in $Session) {
    foreach ($group in Get-CbSensorGroup $Name -Session $server) {
        foreach ($setting in $settings) {
            $wanted = $model.$setting -join '; '
            $is = $group.$setting -join '; '
            if ($is -ne $wanted) {
                [pscustomobject]@{ Group = $group.Name; Setting = $setting; Value = $is; Reference = $wanted; Server = $group.Server }
            }
        }
    }
}
