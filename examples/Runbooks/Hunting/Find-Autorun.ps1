<#
.SYNOPSIS
Finds programs that start by themselves: run keys, services and scheduled tasks.

.DESCRIPTION
Reads the registry events below the keys from which Windows starts programs. Each row is one write,
with the process that did it. Writes by the parts of Windows that do this all day are left out
unless -All is given.

.PARAMETER After
Events after this time: a date, or how long ago, such as 7d.

.PARAMETER All
Also what services.exe, svchost.exe, msiexec.exe, trustedinstaller.exe and the kernel write.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Find-Autorun.ps1 -After 24h | Format-Table Timestamp, HostName, ProcessName, Kind, Name

.EXAMPLE
./Find-Autorun.ps1 | Group-Object Kind, Name | Where-Object Count -EQ 1

.NOTES
Rights: any user; hosts of the groups that he sees, if these record registry events. Server: 6.0 and
later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [object] $After = '7d',
    [switch] $All,
    [object] $Session = (Get-CbSession -Default)
)

$windows = 'services.exe', 'svchost.exe', 'msiexec.exe', 'trustedinstaller.exe', 'ntoskrnl.exe', 'system'
$keys = [ordered]@{
    RunKey  = '\\currentversion\\run(once|services)?\\(?<name>[^\\]+)$'
    Service = '\\services\\(?<name>[^\\]+)\\(imagepath|start|servicedll)$'
    Task    = '\\schedule\\taskcache\\tree\\(?<name>.+)$'
    Logon   = '\\currentversion\\winlogon\\(?<name>shell|userinit|taskman)$'
}
Get-CbProcess -RegistryModified '*\currentversion\run*', '*\services\*', '*\taskcache\tree\*', '*\winlogon\*' -MinLastUpdate $After -GroupBy id -Session $Session |
    Where-Object { $All -or $_.ProcessName -notin $windows } |
    ForEach-Object {
        $process = $_
        foreach ($write in $process | Get-CbProcessEvent -Segment All -Type RegMod -After $After) {
            $kind = $keys.Keys | Where-Object { $write.Path -match $keys[$_] } | Select-Object -First 1
            if (-not $kind) { continue }
            [pscustomobject]@{
                Timestamp   = $write.Timestamp
                HostName    = $process.HostName
                UserName    = $process.UserName
                ProcessName = $process.ProcessName
                Kind        = $kind
                Name        = [regex]::Match($write.Path, $keys[$kind], 'IgnoreCase').Groups['name'].Value
                Operation   = $write.Operation
                Path        = $write.Path
                CommandLine = $process.CommandLine
                ProcessId   = $process.Id
            }
        }
    }
