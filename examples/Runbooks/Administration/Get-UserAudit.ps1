<#
.SYNOPSIS
Lists the users of the console with all that they may do, and what an audit asks about.

.DESCRIPTION
Each row is a user, with teams, the rights that these give to sensor groups, and findings: global
administrators, users without a team, who see nothing, and users without an address.

.PARAMETER Session
Servers: sessions or their names. The default session if not given.

.EXAMPLE
./Get-UserAudit.ps1 | Format-Table UserName, IsGlobalAdmin, Teams, Findings

.EXAMPLE
./Get-UserAudit.ps1 -Session (Get-CbSession) | Export-Csv users.csv -NoTypeInformation -Encoding UTF8

.NOTES
Rights: any user. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [object[]] $Session = (Get-CbSession -Default)
)

foreach ($server in $Session) {
    $access = @{}
    Get-CbTeam -Session $server | ForEach-Object { $access[$_.Id] = $_.GroupAccess }
    foreach ($user in Get-CbUser -Session $server) {
        $findings = @(
            if ($user.IsGlobalAdmin) { 'global administrator' }
            if (-not $user.Teams.Count -and -not $user.IsGlobalAdmin) { 'no team' }
            if (-not $user.Email) { 'no address' }
        )
        [pscustomobject]@{
            UserName      = $user.UserName
            Name          = "$($user.FirstName) $($user.LastName)".Trim()
            Email         = $user.Email
            IsGlobalAdmin = $user.IsGlobalAdmin
            Teams         = $user.Teams.Name -join '; '
            Access        = @($user.Teams | ForEach-Object { $access[$_.Id] } | Where-Object { $_ } | Sort-Object { "$_" } -Unique) -join '; '
            Findings      = $findings -join '; '
            Server        = $user.Server
        }
    }
}
