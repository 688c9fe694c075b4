<#
.SYNOPSIS
Lists programs that were seen for the first time lately, and how often each talked to the network.

.DESCRIPTION
The server knows when it saw a file first. For each executable the processes with connections are
counted, which brings no processes. -Unsigned and -Networked narrow the list to what needs a look
first.

.PARAMETER After
Files that were seen first after this time: a date, or how long ago, such as 24h.

.PARAMETER Unsigned
Files without a valid signature only.

.PARAMETER Networked
Files only whose processes had connections.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Find-NewBinary.ps1 -After 24h | Format-Table FirstSeen, Signature, Hosts, NetworkedProcesses, Name

.EXAMPLE
./Find-NewBinary.ps1 -After 7d -Unsigned -Networked | Save-CbBinaryFile -Path samples -WhatIf

.NOTES
Rights: any user; files of hosts of the groups that he sees. Server: 6.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [object] $After = '24h',
    [switch] $Unsigned,
    [switch] $Networked,
    [object] $Session = (Get-CbSession -Default)
)

Get-CbBinary -FirstSeenAfter $After -IsExecutable $true -Session $Session |
    Where-Object { -not $Unsigned -or $_.SignatureResult -ne 'Signed' } |
    ForEach-Object {
        $hosts = Get-CbFacet hostname -Query "process_md5:$($_.Md5) netconn_count:[1 TO *]" -GroupBy id -Session $Session
        [pscustomobject]@{
            FirstSeen          = $_.ServerAddedTime
            Name               = $_.FileName
            Md5                = $_.Md5
            Signature          = $_.SignatureResult
            Publisher          = $_.Publisher
            Hosts              = $_.HostCount
            NetworkedProcesses = [long]($hosts | Measure-Object Count -Sum).Sum
            Server             = $_.Server
        }
    } |
    Where-Object { -not $Networked -or $_.NetworkedProcesses }
