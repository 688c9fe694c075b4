<#
.SYNOPSIS
Puts old partitions of the event store away, and deletes still older ones if asked to.

.DESCRIPTION
The newest warm partitions stay loaded, the others are put away: searches no longer find what is in
them, until Mount-CbPartition loads them again. With -RemoveAfterDays cold partitions that ended
before are deleted, which cannot be undone. The one that is written to is never touched. Each row is
what was done to a partition.

.PARAMETER Keep
How many warm partitions stay.

.PARAMETER RemoveAfterDays
Delete cold partitions that ended more days ago. Nothing is deleted if not given.

.PARAMETER Session
Servers: sessions or their names. The default session if not given.

.EXAMPLE
./Dismount-OldPartition.ps1 -Keep 3 -WhatIf

.EXAMPLE
./Dismount-OldPartition.ps1 -Keep 10 -RemoveAfterDays 365 -Confirm:$false | Export-Csv partitions.csv -NoTypeInformation -Append

.NOTES
Rights: a global administrator. Server: 6.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess)]
param(
    [ValidateRange(0, 1000)] [int] $Keep = 3,
    [ValidateRange(1, 10000)] [int] $RemoveAfterDays,
    [object[]] $Session = (Get-CbSession -Default)
)

$columns = 'Name', 'StartTime', 'EndTime', 'DocumentCount', 'SizeInBytes', 'Server'
foreach ($server in $Session) {
    $all = @(Get-CbPartition -Session $server | Where-Object { -not $_.IsWriter })
    if ($RemoveAfterDays) {
        $limit = [datetime]::UtcNow.AddDays(-$RemoveAfterDays)
        foreach ($old in $all | Where-Object { $_.Status -eq 'cold' -and $_.EndTime -and $_.EndTime -lt $limit }) {
            $failed = @()
            $old | Remove-CbPartition -ErrorVariable failed
            if (-not $failed -and -not $WhatIfPreference) { $old | Select-Object (@(@{ n = 'Action'; e = { 'Removed' } }) + $columns) }
        }
    }
    $all | Where-Object Status -EQ warm | Sort-Object StartTime -Descending | Select-Object -Skip $Keep |
        Dismount-CbPartition -PassThru | Select-Object (@(@{ n = 'Action'; e = { 'PutAway' } }) + $columns)
}
