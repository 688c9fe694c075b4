<#
.SYNOPSIS
Finds PowerShell that was started with an encoded command, and decodes it.

.DESCRIPTION
Any short form of -EncodedCommand is understood. A text that is no Base64 of UTF-16 is shown as it
is. Each row is one process.

.PARAMETER After
Processes that started after this time: a date, or how long ago, such as 7d.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Find-EncodedCommand.ps1 -After 30d | Format-List Start, HostName, UserName, ParentName, DecodedCommand

.EXAMPLE
./Find-EncodedCommand.ps1 | Where-Object DecodedCommand -Match 'https?://' | Get-CbSensor | Sort-Object Id -Unique

.NOTES
Rights: any user; hosts of the groups that he sees. Server: 6.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [object] $After = '7d',
    [object] $Session = (Get-CbSession -Default)
)

$pattern = '\s[-/]e(?:c|n\w*)?\s+["'']?(?<code>[A-Za-z0-9+/]{8,}={0,2})'
Get-CbProcess -ProcessName powershell.exe, pwsh.exe -StartedAfter $After -GroupBy id -Session $Session | Where-Object CommandLine -Match $pattern | ForEach-Object {
    $code = [regex]::Match($_.CommandLine, $pattern, 'IgnoreCase').Groups['code'].Value
    try { $code = [text.encoding]::Unicode.GetString([convert]::FromBase64String($code)) }
    catch { Write-Verbose "$($_.TargetObject): $_" }
    $_ | Add-Member -NotePropertyName DecodedCommand -NotePropertyValue $code -PassThru
}
