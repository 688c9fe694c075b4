<#
.SYNOPSIS
Writes a row for each thing that the processes of a query did, as timelines need it.

.DESCRIPTION
Reads all events of the whole processes, with their starts. Each row has the columns that timeline
tools expect, datetime, timestamp_desc and message, and says which process it is about. Rows come
process by process, so that none are held; sort them where they go, or by Sort-Object as long as
they are few.

.PARAMETER Query
Which processes.

.PARAMETER Type
Kinds of events; all if not given.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Get-ProcessTimeline.ps1 'hostname:fin-ws-01 parent_name:winword.exe' | Sort-Object datetime | Format-Table datetime, timestamp_desc, message

.EXAMPLE
./Get-ProcessTimeline.ps1 'md5:D61DA841DAA5C820AA60EE6C98B49FC5' | Export-Csv case42.csv -NoTypeInformation -Encoding UTF8

.EXAMPLE
./Get-ProcessTimeline.ps1 'hostname:sql01 username:SYSTEM' -Type NetConn, FileMod | ForEach-Object { $_ | ConvertTo-Json -Compress } | Set-Content case42.jsonl -Encoding UTF8

.NOTES
Rights: any user; hosts of the groups that he sees. Server: 6.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [string] $Query,
    [string[]] $Type,
    [object] $Session = (Get-CbSession -Default)
)

$row = {
    param($Time, $Kind, $Text)
    [pscustomobject]@{
        datetime       = if ($Time) { $Time.ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [cultureinfo]::InvariantCulture) }
        timestamp_desc = "$Kind"
        message        = $Text
        host           = $process.HostName
        user           = $process.UserName
        process        = $process.ProcessName
        pid            = $process.Pid
        process_id     = $process.Id
    }
}
$kinds = @{}
if ($Type) { $kinds.Type = $Type }
Get-CbProcess $Query -GroupBy id -Session $Session | ForEach-Object {
    $process = $_
    & $row $process.Start 'ProcessStart' $process.CommandLine
    $process | Get-CbProcessEvent -Segment All @kinds | ForEach-Object { & $row $_.Timestamp $_.Type $_.Description }
}
