<#
.SYNOPSIS
Closes the open alerts that a query finds, up to a limit, with a record of each.

.DESCRIPTION
Looks for open alerts only, refuses when there are more than -MaxCount, asks once, and reads each
alert back. The rows are the record of what was closed. Reports that raised them go on raising
alerts, unless -IgnoreReport is given; that is asked for each report.

.PARAMETER Query
Which alerts, such as feed_name:contosointel or hostname:web*.

.PARAMETER As
FalsePositive or Resolved.

.PARAMETER MaxCount
More alerts than these are refused.

.PARAMETER IgnoreReport
Silence the reports too.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Close-Alert.ps1 'watchlist_name:"Net view"' -As FalsePositive -WhatIf

.EXAMPLE
./Close-Alert.ps1 'created_time:[* TO -720h]' -As Resolved -MaxCount 5000 -Confirm:$false | Export-Csv closed.csv -NoTypeInformation

.NOTES
Rights: a global administrator. Server: 5.1 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory, Position = 0)] [string] $Query,
    [Parameter(Mandatory)] [ValidateSet('FalsePositive', 'Resolved')] [string] $As,
    [int] $MaxCount = 500,
    [switch] $IgnoreReport,
    [object] $Session = (Get-CbSession -Default)
)

$open = @(Get-CbAlert $Query -Status Unresolved, InProgress -First ($MaxCount + 1) -Session $Session)
if ($open.Count -gt $MaxCount) {
    Write-Error "There are more than $MaxCount open alerts. Narrow the query, or raise -MaxCount." -Category LimitsExceeded -TargetObject $Query
}
elseif ($open) {
    $before = @{}
    $open | ForEach-Object { $before[$_.Id] = $_.Status }
    $silence = @{}
    if ($IgnoreReport) { $silence.IgnoreReport = $true }
    $open | Set-CbAlertStatus $As @silence -PassThru |
        Select-Object Id, HostName, FileName, Source, Severity, @{ n = 'Before'; e = { $before[$_.Id] } }, Status, ResolvedTime, Server
}
