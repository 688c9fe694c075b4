<#
.SYNOPSIS
Shows version, license, sensors and backlog of all servers, one row each, and what needs care.

.DESCRIPTION
For the weekly look. What a server does not tell, or does not let you see, stands in the column
Problems, and so does what needs care: a license that ends soon or is exceeded, sensors that are
silent or unwell, events that wait.

.PARAMETER LicenseDays
A license that ends within so many days needs care.

.PARAMETER Session
Servers: sessions or their names. The default session if not given.

.EXAMPLE
./Get-ServerReport.ps1 -Session (Get-CbSession) | Format-Table Server, Version, DaysLeft, Sensors, Online, Problems -Wrap

.EXAMPLE
./Get-ServerReport.ps1 -LicenseDays 60 | Where-Object Problems | ConvertTo-Html | Set-Content report.html

.NOTES
Rights: any user; the numbers are about what he sees. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [int] $LicenseDays = 30,
    [object[]] $Session = (Get-CbSession -Default)
)

foreach ($server in $Session) {
    $failed = @()
    $quiet = @{ Session = $server; ErrorAction = 'SilentlyContinue'; ErrorVariable = '+failed' }
    $info = Get-CbServerInfo @quiet
    $license = Get-CbLicense @quiet
    $sensors = @(Get-CbSensor @quiet | Where-Object { -not $_.IsUninstalled })
    $silent = @($sensors | Where-Object LastCheckinTime -LT ([datetime]::UtcNow.AddDays(-7))).Count
    $unwell = @($sensors | Where-Object Health -EQ Unhealthy).Count
    $backlog = [long]($sensors | Measure-Object BacklogBytes -Sum).Sum
    $problems = @(
        if ($license.IsExpired) { 'license has ended' } elseif ($license -and $license.DaysLeft -le $LicenseDays) { "license ends in $($license.DaysLeft) days" }
        if ($license.IsSensorCountExceeded) { 'more sensors than the license allows' }
        if ($silent) { "silent for a week: $silent sensors" }
        if ($unwell) { "not well: $unwell sensors" }
        if ($backlog -gt 1GB) { '{0:n1} GB wait on hosts' -f ($backlog / 1GB) }
        $failed | ForEach-Object { "$_" } | Select-Object -Unique
    )
    [pscustomobject]@{
        Server       = "$server"
        Version      = "$($info.Version)"
        LicenseEnd   = $license.EndDate
        DaysLeft     = $license.DaysLeft
        Licensed     = $license.LicensedSensorCount
        Sensors      = $sensors.Count
        Online       = @($sensors | Where-Object IsOnline).Count
        Isolated     = @($sensors | Where-Object IsIsolating).Count
        BacklogBytes = $backlog
        Problems     = $problems -join '; '
    }
}
