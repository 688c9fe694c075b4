<#
.SYNOPSIS
Lists changes of files that should not change, and who changed them.

.DESCRIPTION
A report of file integrity, as rules for payment cards ask for it: which file, which host, when, by
which program and user. Programs that may change them, such as an updater, are left out by -Except.

.PARAMETER Path
Files or folders; * stands for any text.

.PARAMETER Except
Names of programs that may.

.PARAMETER After
Events after this time: a date, or how long ago, such as 24h.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Find-FileChange.ps1 'c:\windows\system32\drivers\etc\*', '/etc/*', '/var/www/*' -Except rsync, logrotate | Export-Csv changes.csv -NoTypeInformation

.NOTES
Rights: any user; hosts of the groups that he sees, if these record file events. Server: 6.0 and
later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [string[]] $Path,
    [string[]] $Except = @(),
    [object] $After = '24h',
    [object] $Session = (Get-CbSession -Default)
)

Get-CbProcess -FileModified $Path -MinLastUpdate $After -GroupBy id -Session $Session | Where-Object ProcessName -NotIn $Except | ForEach-Object {
    $process = $_
    $process | Get-CbProcessEvent -Segment All -Type FileMod -After $After |
        Where-Object { $file = $_.Path; @($Path | Where-Object { $file -like $_ }).Count } |
        Group-Object Path | ForEach-Object {
            $times = @($_.Group.Timestamp | Sort-Object)
            [pscustomobject]@{
                HostName    = $process.HostName
                Path        = $_.Name
                Changes     = ($_.Group.Operation | Select-Object -Unique) -join ', '
                First       = $times[0]
                Last        = $times[-1]
                ProcessName = $process.ProcessName
                UserName    = $process.UserName
                CommandLine = $process.CommandLine
                ProcessId   = $process.Id
            }
        }
}
