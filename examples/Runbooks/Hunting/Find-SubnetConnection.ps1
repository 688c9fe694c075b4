<#
.SYNOPSIS
Lists the connections to or from a network, with the process that made each.

.DESCRIPTION
The server finds the processes by the network in CIDR form; the connections themselves are read from
their events, and only those with an address of the network are written.

.PARAMETER Network
The network, IPv4, such as 203.0.113.0/24, or one address.

.PARAMETER After
Connections after this time: a date, or how long ago, such as 7d.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Find-SubnetConnection.ps1 203.0.113.0/24 | Sort-Object Timestamp | Format-Table Timestamp, HostName, ProcessName, RemoteIP, RemotePort, Domain

.NOTES
Rights: any user; hosts of the groups that he sees. Server: 6.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [ValidatePattern('^\d{1,3}(\.\d{1,3}){3}(/\d{1,2})?$')] [string] $Network,
    [object] $After = '30d',
    [object] $Session = (Get-CbSession -Default)
)

$toBits = { ([ipaddress]$args[0]).GetAddressBytes() | ForEach-Object { [convert]::ToString($_, 2).PadLeft(8, '0') } }
$base, $length = "$Network/32" -split '/' | Select-Object -First 2
$prefix = ((& $toBits $base) -join '').Substring(0, $length)
Get-CbProcess -IPAddress $Network -MinLastUpdate $After -GroupBy id -Session $Session | ForEach-Object {
    $process = $_
    $process | Get-CbProcessEvent -Segment All -Type NetConn -After $After |
        Where-Object { $_.RemoteIP -and ((& $toBits $_.RemoteIP) -join '').StartsWith($prefix) } |
        Select-Object Timestamp, @{ n = 'HostName'; e = { $process.HostName } }, @{ n = 'ProcessName'; e = { $process.ProcessName } },
            Direction, Protocol, LocalPort, RemoteIP, RemotePort, Domain, ProcessId, Server
}
