<#
.SYNOPSIS
Changes settings of many sensor groups, and writes what each setting was and is.

.DESCRIPTION
The settings are those of Set-CbSensorGroup. A group that has them already is left alone. Each row
is one setting that changed, so that the rows are the record of the change, and tell how to take it
back.

.PARAMETER Setting
Names and values, such as @{ CollectsNetConns = $true; IsBanningEnabled = $true }.

.PARAMETER Name
Groups; wildcards allowed.

.PARAMETER Except
Names of groups that stay as they are.

.PARAMETER Session
Servers: sessions or their names. The default session if not given.

.EXAMPLE
./Set-GroupSetting.ps1 @{ IsBanningEnabled = $true } -WhatIf

.EXAMPLE
./Set-GroupSetting.ps1 @{ CollectsUserContext = $true } -Except 'Test*' -Session (Get-CbSession) -Confirm:$false | Export-Csv changed.csv -NoTypeInformation

.NOTES
Rights: a global administrator, or an administrator of the groups. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory, Position = 0)] [hashtable] $Setting,
    [Parameter(Position = 1)] [string[]] $Name = '*',
    [string[]] $Except = @(),
    [object[]] $Session = (Get-CbSession -Default)
)

$shown = ($Setting.GetEnumerator() | Sort-Object Name | ForEach-Object { "$($_.Name) = $($_.Value)" }) -join ', '
foreach ($server in $Session) {
    foreach ($group in Get-CbSensorGroup $Name -Session $server) {
        if (@($Except | Where-Object { $group.Name -like $_ }) -or -not @($Setting.Keys | Where-Object { $group.$_ -ne $Setting[$_] })) { continue }
        if (-not $PSCmdlet.ShouldProcess("$($group.Name), $($group.HostCount) sensors, on $($group.Server)", $shown)) { continue }
        foreach ($changed in $group | Set-CbSensorGroup @Setting -PassThru -Confirm:$false) {
            $Setting.Keys | Where-Object { $group.$_ -ne $changed.$_ } | Sort-Object | ForEach-Object {
                [pscustomobject]@{ Group = $changed.Name; Setting = $_; Before = $group.$_; After = $changed.$_; Server = $changed.Server }
            }
        }
    }
}
