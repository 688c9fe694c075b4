<#
.SYNOPSIS
Counts the values of a field over all processes of a query, and shows the rarest.

.DESCRIPTION
Stack counting: what nearly every host does is ordinary, what happens once is worth a look. The
server counts; no processes are read. It counts at most 200 values of a field, the most frequent
ones, and a warning says so when there are more; a narrower query helps. Each row comes with a query
that finds the processes.

.PARAMETER Field
A field that the server counts, such as parent_name, process_name, path_full, username_full or
hostname.

.PARAMETER Query
Which processes.

.PARAMETER MaxCount
Values that more processes have are left out.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Find-RareValue.ps1 parent_name 'process_name:rundll32.exe'

.EXAMPLE
./Find-RareValue.ps1 process_name 'username:SYSTEM start:-168h' -MaxCount 1 | ForEach-Object { Get-CbProcess $_.Query -GroupBy id }

.NOTES
Rights: any user; hosts of the groups that he sees. Server: 6.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [string] $Field,
    [Parameter(Mandatory, Position = 1)] [string] $Query,
    [int] $MaxCount = 5,
    [object] $Session = (Get-CbSession -Default)
)

$search = $Field -replace '_full$', ''
Get-CbFacet $Field -Query $Query -GroupBy id -Session $Session |
    Where-Object Count -LE $MaxCount |
    Sort-Object Count, Name |
    Select-Object Count, Name, @{ n = 'Query'; e = { "$(New-CbQuery $Query -And ('{0}:"{1}"' -f $search, $_.Name))" } }, Server
