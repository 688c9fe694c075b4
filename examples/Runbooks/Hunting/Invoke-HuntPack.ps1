<#
.SYNOPSIS
Runs the hunts of definition files, and writes a row for each process that one of them finds.

.DESCRIPTION
A file holds hunts in the form of the tool surveyor: a name, and fields with values. All values of
all fields are alternatives:

    { "Remote help": { "process_name": ["anydesk.exe"], "domain": ["net.anydesk.com"] } }

Every field of processes may stand there, and "query" with whole queries. A query that does not
parse is an error, and the next hunt goes on. RemoteTools.json beside this script is such a file.

.PARAMETER Path
Definition files; wildcards allowed.

.PARAMETER After
Processes that were active after this time: a date, or how long ago, such as 7d.

.PARAMETER Session
Servers: sessions or their names. The default session if not given.

.EXAMPLE
./Invoke-HuntPack.ps1 *.json | Group-Object Hunt, HostName -NoElement

.EXAMPLE
./Invoke-HuntPack.ps1 RemoteTools.json -After 30d -Session (Get-CbSession) | Export-Csv hunt.csv -NoTypeInformation

.NOTES
Rights: any user; hosts of the groups that he sees. Server: 6.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [string[]] $Path,
    [object] $After = '7d',
    [object[]] $Session = (Get-CbSession -Default)
)

$filters = @{
    process_name = 'ProcessName'; path = 'Path'; cmdline = 'CommandLine'; username = 'UserName'; parent_name = 'ParentName'; md5 = 'Md5'; sha256 = 'Sha256'
    ipaddr = 'IPAddress'; ipport = 'Port'; domain = 'Domain'; filemod = 'FileModified'; regmod = 'RegistryModified'; modload = 'ModuleLoaded'; childproc_name = 'ChildName'
}
foreach ($file in Get-Item -Path $Path) {
    $pack = Get-Content -LiteralPath $file.FullName -Raw -Encoding UTF8 | ConvertFrom-Json
    foreach ($hunt in $pack.PSObject.Properties) {
        $any = foreach ($field in $hunt.Value.PSObject.Properties) {
            $filter = @{}
            if ($field.Name -eq 'query') { $field.Value | New-CbQuery }
            elseif ($filters.ContainsKey($field.Name)) {
                $filter[$filters[$field.Name]] = $field.Value
                New-CbQuery @filter
            }
            else { $field.Value | ForEach-Object { New-CbQuery "$($field.Name):`"$_`"" } }
        }
        $query = @($any)[0]
        if (@($any).Count -gt 1) { $query = New-CbQuery $query -Or @($any | Select-Object -Skip 1) }
        if (-not $query) { continue }
        foreach ($server in $Session) {
            Get-CbProcess $query -MinLastUpdate $After -GroupBy id -Session $server |
                Select-Object @{ n = 'Hunt'; e = { $hunt.Name } }, Start, HostName, UserName, ProcessName, CommandLine, Id, Server
        }
    }
}
