<#
.SYNOPSIS
Counts which users had processes on which hosts, and when they were there last.

.DESCRIPTION
For each host that comes in the server counts the processes by user; accounts of the system are left
out unless -IncludeSystem is given. That is where a user was active, by the eyes of the sensor; it
is not the log of logons of Windows.

.PARAMETER InputObject
The hosts: sensors from Get-CbSensor. All sensors if not given.

.PARAMETER After
Processes that started after this time: a date, or how long ago, such as 30d.

.PARAMETER IncludeSystem
Accounts of services and of the system too.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Get-Logon.ps1 | Sort-Object UserName | Format-Table UserName, HostName, Processes, Last

.EXAMPLE
Get-CbSensor -Group 'Domain Controllers' | ./Get-Logon.ps1 -After 7d

.NOTES
Rights: any user; hosts of the groups that he sees. Server: 6.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(ValueFromPipeline)] [object[]] $InputObject,
    [object] $After = '30d',
    [switch] $IncludeSystem,
    [object] $Session = (Get-CbSession -Default)
)

begin {
    $system = '^(SYSTEM|LOCAL SERVICE|NETWORK SERVICE|DWM-\d+|UMFD-\d+|root|_\w+|daemon|www-data|syslog|nobody)$'
}

process {
    if (-not $InputObject) { $InputObject = Get-CbSensor -Session $Session }
    foreach ($sensor in $InputObject) {
        foreach ($user in $sensor | Get-CbFacet username_full -StartedAfter $After -GroupBy id) {
            if (-not $IncludeSystem -and $user.Name -replace '^.*\\', '' -match $system) { continue }
            $last = $sensor | Get-CbProcess -UserName $user.Name -Literal -StartedAfter $After -GroupBy id -Sort 'start desc' -First 1
            [pscustomobject]@{
                UserName  = $user.Name
                HostName  = $sensor.ComputerName
                Processes = $user.Count
                Last      = $last.Start
                Program   = $last.ProcessName
                Server    = $sensor.Server
            }
        }
    }
}
