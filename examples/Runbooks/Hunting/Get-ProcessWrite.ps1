<#
.SYNOPSIS
Lists the files and registry values that programs wrote.

.DESCRIPTION
Takes names of programs, such as cmd.exe, and reads the file and registry events of their processes.
Each row is one event, with the process that did it. -Filter narrows the paths.

.PARAMETER ProcessName
Names of programs.

.PARAMETER Filter
Paths of files and of the registry, with wildcards.

.PARAMETER After
Events after this time: a date, or how long ago, such as 7d.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Get-ProcessWrite.ps1 cmd.exe, powershell.exe | Format-Table Timestamp, HostName, Operation, Path

.EXAMPLE
./Get-ProcessWrite.ps1 reg.exe, powershell.exe -Filter *\services\* -After 30d

.NOTES
Rights: any user; hosts of the groups that he sees. Server: 6.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [string[]] $ProcessName,
    [string[]] $Filter = '*',
    [object] $After = '7d',
    [object] $Session = (Get-CbSession -Default)
)

Get-CbProcess -ProcessName $ProcessName -MinLastUpdate $After -GroupBy id -Session $Session | ForEach-Object {
    $process = $_
    $process | Get-CbProcessEvent -Segment All -Type FileMod, RegMod -After $After |
        Where-Object { $path = $_.Path; @($Filter | Where-Object { $path -like $_ }).Count } |
        Select-Object Timestamp, @{ n = 'HostName'; e = { $process.HostName } }, @{ n = 'UserName'; e = { $process.UserName } },
            @{ n = 'ProcessName'; e = { $process.ProcessName } }, Type, Operation, Path, Md5, ProcessId, Server
}
