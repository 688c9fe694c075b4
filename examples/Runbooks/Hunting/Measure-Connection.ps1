<#
.SYNOPSIS
Counts connections by process and remote side, with their rhythm, which betrays beacons.

.DESCRIPTION
Reads the connections of the processes that a query finds. Each row is one process and one remote
address, port and name: how many connections there were, from when to when, the middle of the
intervals, and how regular they are. Regularity is the share of intervals within a fifth of the
middle one: programs that report home come close to 1, people do not.

.PARAMETER Query
Which processes; only those with connections are read.

.PARAMETER MinCount
Rows with fewer connections are left out.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Measure-Connection.ps1 'start:-24h username:contoso*' -MinCount 10 | Where-Object Regularity -GE 0.9 | Format-Table

.EXAMPLE
./Measure-Connection.ps1 'process_name:powershell.exe' | Group-Object Domain -NoElement

.NOTES
Rights: any user; hosts of the groups that he sees. Server: 6.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [string] $Query,
    [int] $MinCount = 1,
    [object] $Session = (Get-CbSession -Default)
)

Get-CbProcess (New-CbQuery $Query -And 'netconn_count:[1 TO *]') -GroupBy id -Session $Session | ForEach-Object {
    $process = $_
    $process | Get-CbProcessEvent -Segment All -Type NetConn | Group-Object RemoteIP, RemotePort, Domain | Where-Object Count -GE $MinCount | ForEach-Object {
        $times = @($_.Group.Timestamp | Sort-Object)
        $gaps = @(for ($i = 1; $i -lt $times.Count; $i++) { ($times[$i] - $times[$i - 1]).TotalSeconds }) | Sort-Object
        $middle = if ($gaps) { @($gaps)[[math]::Floor(@($gaps).Count / 2)] }
        $regular = @($gaps | Where-Object { [math]::Abs($_ - $middle) -le $middle / 5 }).Count
        [pscustomobject]@{
            HostName    = $process.HostName
            ProcessName = $process.ProcessName
            RemoteIP    = $_.Group[0].RemoteIP
            Port        = $_.Group[0].RemotePort
            Domain      = $_.Group[0].Domain
            Count       = $_.Count
            First       = $times[0]
            Last        = $times[-1]
            Interval    = if ($gaps) { [timespan]::FromSeconds($middle) }
            Regularity  = if ($gaps) { [math]::Round($regular / @($gaps).Count, 2) }
            Id          = $process.Id
        }
    }
}
