<#
.SYNOPSIS
Lists who did what on a server, as far as the server remembers it.

.DESCRIPTION
Bans with all their changes, tagged events and their investigations, and alerts that were taken or
closed, oldest first. Of an alert the server knows who has it, and not who closed it; of tags it has
the number of the user. It keeps no record of other changes, such as isolations or watchlists.

.PARAMETER After
Changes after this time: a date and time.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Get-ChangeHistory.ps1 -After (Get-Date).AddDays(-7) | Format-Table Time, UserName, What, Target, Detail

.EXAMPLE
./Get-ChangeHistory.ps1 | Where-Object Detail -Like '*INC-42*' | Export-Csv inc-42.csv -NoTypeInformation

.NOTES
Rights: any user; alerts of the groups that he sees. Server: 5.1 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [datetime] $After = [datetime]::MinValue,
    [object] $Session = (Get-CbSession -Default)
)

$names = @{}
Get-CbInvestigation -Session $Session | ForEach-Object { $names[$_.Id] = $_.Name }
$changes = & {
    foreach ($ban in Get-CbBannedHash -Session $Session) {
        foreach ($change in $ban.Audit) {
            [pscustomobject]@{ Time = $change.Timestamp; UserName = $change.UserName; What = if ($change.IsEnabled) { 'Ban' } else { 'Unban' }; Target = $ban.Md5; Detail = $change.Reason }
        }
    }
    Get-CbTaggedEvent -Session $Session | ForEach-Object {
        [pscustomobject]@{ Time = $_.TaggedTime; UserName = $_.TaggedByUserId; What = 'Tag'; Target = $names[$_.InvestigationId]; Detail = $_.Description }
    }
    Get-CbAlert -Status InProgress, Resolved, FalsePositive -Session $Session | ForEach-Object {
        $time = if ($_.ResolvedTime) { $_.ResolvedTime } else { $_.CreatedTime }
        [pscustomobject]@{ Time = $time; UserName = $_.AssignedTo; What = "Alert $($_.Status)"; Target = $_.HostName; Detail = $_.Source }
    }
}
$changes | Where-Object { $_.Time -ge $After.ToUniversalTime() } | Sort-Object Time
