<#
.SYNOPSIS
Finds processes whose command lines match a regular expression.

.DESCRIPTION
The server knows no regular expressions: it brings the processes that the query and the time select,
and this script keeps those that match. Give a query that is as narrow as may be. What comes out are
processes, for Get-CbProcessTree and the like; the named groups of the expression go along as the
property Match.

.PARAMETER Pattern
The regular expression; upper and lower case are the same.

.PARAMETER Query
Which processes to look at.

.PARAMETER After
Processes that started after this time: a date, or how long ago, such as 7d.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
PS> ./Find-CommandLine.ps1 '\\\\(?<host>[\w-]+)\\(?<share>[\w-]+\$)' -Query 'process_name:net.exe' | Select-Object Start, HostName, UserName, @{ n = 'Share'; e = { $_.Match.share } }

.EXAMPLE
./Find-CommandLine.ps1 '[a-z0-9+/]{200,}={0,2}' | Get-CbProcessTree -Ancestors

.NOTES
Rights: any user; hosts of the groups that he sees. Server: 6.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [string] $Pattern,
    [Parameter(Position = 1)] [string] $Query,
    [object] $After = '7d',
    [object] $Session = (Get-CbSession -Default)
)

$search = @{ StartedAfter = $After; GroupBy = 'id'; Session = $Session }
if ($Query) { $search.Query = $Query }
Get-CbProcess @search | ForEach-Object {
    if ($_.CommandLine -match $Pattern) { $_ | Add-Member -NotePropertyName Match -NotePropertyValue ([pscustomobject]$Matches) -PassThru }
}
