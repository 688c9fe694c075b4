<#
.SYNOPSIS
Makes the users of a list, and writes one row for each with what became of it.

.DESCRIPTION
Rows have UserName, and, if wanted, FirstName, LastName, Email and Team, with several teams
separated by semicolons. A user who is there already stays as he is. All new users get the same
first password, which each changes when he logs on.

.PARAMETER InputObject
The rows, such as those of a CSV file.

.PARAMETER Password
The first password.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
Import-Csv users.csv | ./Import-User.ps1 -Password (Read-Host -AsSecureString) -WhatIf

.NOTES
Rights: a global administrator. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, ValueFromPipeline)] [object] $InputObject,
    [Parameter(Mandatory)] [securestring] $Password,
    [object] $Session = (Get-CbSession -Default)
)

begin {
    $known = @(Get-CbUser -Session $Session).UserName
}

process {
    $row = $InputObject
    $new = @{ Name = $row.UserName; Password = $Password; Session = $Session }
    'FirstName', 'LastName', 'Email' | Where-Object { $row.$_ } | ForEach-Object { $new[$_] = $row.$_ }
    if ($row.Team) { $new.Team = @($row.Team -split '\s*;\s*') }
    $failed = @()
    $user = if ($row.UserName -notin $known) { New-CbUser @new -ErrorAction SilentlyContinue -ErrorVariable failed }
    $outcome = if ($row.UserName -in $known) { 'ThereBefore' } elseif ($user) { 'Created' } else { 'Failed' }
    if (-not $WhatIfPreference -or $outcome -eq 'ThereBefore' -or $failed) {
        [pscustomobject]@{ UserName = $row.UserName; Outcome = $outcome; Teams = $user.Teams.Name -join '; '; Detail = "$($failed | Select-Object -First 1)" }
    }
}
