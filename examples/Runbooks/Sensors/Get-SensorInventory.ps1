<#
.SYNOPSIS
Lists all sensors of one server or of many, flat, for a spreadsheet or an inventory.

.DESCRIPTION
Each row holds what inventories ask for, in plain values: names, addresses, system, versions, group
and site, times and states.

.PARAMETER Session
Servers: sessions or their names. The default session if not given.

.EXAMPLE
./Get-SensorInventory.ps1 -Session (Get-CbSession) | Export-Csv sensors.csv -NoTypeInformation -Encoding UTF8

.EXAMPLE
./Get-SensorInventory.ps1 | Group-Object SensorVersion, OSType -NoElement

.NOTES
Rights: any user; sensors of the groups that he sees. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [object[]] $Session = (Get-CbSession -Default)
)

foreach ($server in $Session) {
    $sites = @{}
    Get-CbSite -Session $server | ForEach-Object { $sites[$_.Id] = $_.Name }
    Get-CbSensor -Session $server | Select-Object Server, Id, ComputerName, DnsName,
        @{ n = 'IPAddress'; e = { $_.NetworkAdapters.IPAddress -join '; ' } },
        @{ n = 'MacAddress'; e = { $_.NetworkAdapters.PhysicalAddress -join '; ' } },
        @{ n = 'Group'; e = { $_.Group.Name } },
        @{ n = 'Site'; e = { $sites[$_.Group.SiteId] } },
        OSType, OSDescription, SensorVersion, Status, IsolationState, Health, HealthMessage, RegistrationTime, LastCheckinTime, Uptime, PhysicalMemoryBytes,
        SystemVolumeFreeBytes, Notes
}
