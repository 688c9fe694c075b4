<#
.SYNOPSIS
Bans the hashes of a list, and writes one row for each with what became of it.

.DESCRIPTION
Takes objects with Md5 and Reason, such as rows of a CSV file. A hash that is banned already, that
is none, or that the server refuses does not stop the others. Files that an operating system needs
or that many hosts have raise a warning first: read those of -WhatIf before you ban a list.

.PARAMETER Md5
The hash.

.PARAMETER Reason
Why; whoever is stopped by the ban asks for it.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
Import-Csv bad.csv | ./Import-BannedHash.ps1 -WhatIf

.EXAMPLE
Import-Csv bad.csv | ./Import-BannedHash.ps1 -Confirm:$false | Export-Csv result.csv -NoTypeInformation

.NOTES
Rights: a global administrator, or a user whose team may ban. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Hash')] [string] $Md5,
    [Parameter(Mandatory, Position = 1, ValueFromPipelineByPropertyName)] [string] $Reason,
    [object] $Session = (Get-CbSession -Default)
)

process {
    try {
        $ban = New-CbBannedHash $Md5 -Reason $Reason -Session $Session -ErrorAction Stop
        if ($ban) { [pscustomobject]@{ Md5 = $ban.Md5; Outcome = 'Banned'; Reason = $ban.Reason; Detail = '' } }
    }
    catch {
        $outcome = if ($_.CategoryInfo.Category -eq 'ResourceExists') { 'BannedBefore' } else { $_.FullyQualifiedErrorId -replace '^Cb|,.*$' }
        [pscustomobject]@{ Md5 = $Md5; Outcome = $outcome; Reason = $Reason; Detail = "$_" }
    }
}
