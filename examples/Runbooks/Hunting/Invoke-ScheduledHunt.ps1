<#
.SYNOPSIS
Runs queries again and again, and writes only the processes that no run has found before.

.DESCRIPTION
For a scheduled task. A file keeps the identifiers of what was found, for each query and server;
what is in it stays silent. The file is written when all queries have run, so that a run that breaks
off tells its hits again. Identifiers older than -KeepDays are dropped. What to do with the hits is
the caller's: a mail, a ticket, a file.

.PARAMETER InputObject
The queries: objects with Name and Query, such as rows of a CSV file or watchlists.

.PARAMETER StatePath
The file that remembers.

.PARAMETER After
Processes that were active after this time: a date, or how long ago, such as 1d. Longer than the
time between two runs.

.PARAMETER KeepDays
How long the file remembers a process. Longer than -After.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
$new = Import-Csv hunts.csv | ./Invoke-ScheduledHunt.ps1 -StatePath hunts-state.csv
if ($new) { $new | Export-Csv "new-$(Get-Date -Format yyyyMMdd-HHmm).csv" -NoTypeInformation }

.EXAMPLE
Get-CbWatchlist -Index Process -Enabled $true | ./Invoke-ScheduledHunt.ps1 -StatePath watchlists-state.csv -WhatIf

.NOTES
Rights: any user; hosts of the groups that he sees. Server: 6.0 and later. A task that runs without
a person connects by a profile: Connect-CbServer -Profile nightly.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, ValueFromPipeline)] [object[]] $InputObject,
    [Parameter(Mandatory)] [string] $StatePath,
    [object] $After = '1d',
    [int] $KeepDays = 30,
    [object] $Session = (Get-CbSession -Default)
)

begin {
    $now = [datetime]::UtcNow
    $known = @{}
    if (Test-Path -LiteralPath $StatePath) {
        Import-Csv -LiteralPath $StatePath -Encoding UTF8 | ForEach-Object { $known[$_.Key] = $_.Seen }
    }
}

process {
    foreach ($hunt in $InputObject) {
        $search = if ($hunt.PSObject.TypeNames -contains 'CbResponse.Watchlist') { @{ Watchlist = $hunt } } else { @{ Query = $hunt.Query } }
        foreach ($process in Get-CbProcess @search -MinLastUpdate $After -GroupBy id -Session $Session) {
            $key = '{0}|{1}|{2}' -f $process.Server, $hunt.Name, $process.Id
            if (-not $known.ContainsKey($key)) {
                $process | Select-Object @{ n = 'Hunt'; e = { $hunt.Name } }, Start, HostName, UserName, ProcessName, CommandLine, Id, ConsoleUri, Server
            }
            $known[$key] = $now.ToString('o')
        }
    }
}

end {
    if ($PSCmdlet.ShouldProcess($StatePath, 'Remember what was found')) {
        $oldest = $now.AddDays(-$KeepDays).ToString('o')
        $known.GetEnumerator() | Where-Object { $_.Value -gt $oldest } | Sort-Object Key |
            Select-Object Key, @{ n = 'Seen'; e = { $_.Value } } | Export-Csv -LiteralPath $StatePath -NoTypeInformation -Encoding UTF8
    }
}
