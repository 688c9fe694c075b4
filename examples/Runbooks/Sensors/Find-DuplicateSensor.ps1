<#
.SYNOPSIS
Finds sensors whose host has a newer one, as after a new installation.

.DESCRIPTION
Sensors of one server with the same computer name belong together, in any case of letters. All but
the one that reported last come out, as sensors, so that they go on in the pipeline. Look at the
list before you act: two hosts may have one name.

.PARAMETER InactiveFor
Only those that have been silent for so long, such as 7d. A host of the same name that reports is
none.

.PARAMETER Session
Servers: sessions or their names. The default session if not given.

.EXAMPLE
./Find-DuplicateSensor.ps1 | Format-Table Id, ComputerName, LastCheckinTime, RegistrationTime

.EXAMPLE
./Find-DuplicateSensor.ps1 -InactiveFor 30d | Uninstall-CbSensor -WhatIf

.NOTES
Rights: any user; sensors of the groups that he sees. To uninstall takes an administrator. Server:
5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [object] $InactiveFor = '1d',
    [object[]] $Session = (Get-CbSession -Default)
)

foreach ($server in $Session) {
    $silent = @(Get-CbSensor -NotSeenFor $InactiveFor -Session $server).Id
    Get-CbSensor -Session $server |
        Where-Object { -not $_.IsUninstalled } |
        Group-Object ComputerName |
        Where-Object Count -GT 1 |
        ForEach-Object { $_.Group | Sort-Object LastCheckinTime -Descending | Select-Object -Skip 1 } |
        Where-Object Id -In $silent
}
