<#
.SYNOPSIS
Draws what led to the processes that a query finds and all that came of them, each tree once.

.DESCRIPTION
From each hit the way goes up as long as parents are programs that -Through names, which are those
that attackers go through; the tree is drawn from the last of these. Hits that belong to one tree
give one tree. What comes out are the nodes of Get-CbProcessTree, whose view draws them.

.PARAMETER Query
What to look for.

.PARAMETER Through
Names of programs that belong to an attack when they started one of its processes.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Get-AttackTree.ps1 'process_name:powershell.exe cmdline:enc'

.EXAMPLE
./Get-AttackTree.ps1 'domain:cdn-telemetry-update.example' | Select-Object Start, Depth, ProcessName, UserName, CommandLine | Export-Csv tree.csv -NoTypeInformation

.NOTES
Rights: any user; hosts of the groups that he sees. Server: 6.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [string] $Query,
    [string[]] $Through = @('winword.exe', 'excel.exe', 'powerpnt.exe', 'outlook.exe', 'powershell.exe', 'pwsh.exe', 'cmd.exe', 'wscript.exe', 'cscript.exe', 'mshta.exe', 'rundll32.exe'),
    [object] $Session = (Get-CbSession -Default)
)

$roots = Get-CbProcess $Query -GroupBy id -Session $Session | ForEach-Object {
    $root = $_.Id
    $chain = @($_ | Get-CbProcessTree -Ancestors | Where-Object Depth -LT 0)
    [array]::Reverse($chain)
    foreach ($parent in $chain) {
        if ($parent.ProcessName -notin $Through) { break }
        $root = $parent.Id
    }
    $root
}
$roots | Select-Object -Unique | Get-CbProcessTree -Descendants -Session $Session
