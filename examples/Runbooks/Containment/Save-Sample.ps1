<#
.SYNOPSIS
Saves the files that a query of binaries finds, as archives, with a manifest that says what each is.

.DESCRIPTION
The files are live samples, and stay in their zip archives. A row for each is added to the manifest,
manifest.csv: both hashes, names, signature, on how many hosts it is, when it was saved and from
which server, or why it could not be had. The rows come out too.

.PARAMETER Query
Which binaries.

.PARAMETER Path
A folder, which is made if it is not there.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Save-Sample.ps1 'digsig_result:"Invalid Signature"' D:\cases\INC-42

.EXAMPLE
./Save-Sample.ps1 'observed_filename:\users\ server_added_timestamp:-24h' samples -WhatIf

.NOTES
Rights: a user who may see the hosts of the files. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)] [string] $Query,
    [Parameter(Mandatory, Position = 1)] [string] $Path,
    [object] $Session = (Get-CbSession -Default)
)

$null = New-Item -ItemType Directory -Path $Path -Force
$manifest = Join-Path $Path manifest.csv
Get-CbBinary $Query -Session $Session | ForEach-Object {
    $failed = @()
    $file = $_ | Save-CbBinaryFile -LiteralPath $Path -AsZip -AllowTruncated -Force -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
    if ($WhatIfPreference) { return }
    $row = $_ | Select-Object Md5, Sha256, FileName, @{ n = 'SeenAs'; e = { $_.ObservedFileNames -join '; ' } }, Size, IsTruncated, SignatureResult, Publisher, HostCount,
        ServerAddedTime, Server, @{ n = 'Archive'; e = { $file.Name } }, @{ n = 'SavedTime'; e = { if ($file) { [datetime]::UtcNow } } }, @{ n = 'Problem'; e = { "$failed" } }
    $row | Export-Csv -LiteralPath $manifest -NoTypeInformation -Encoding UTF8 -Append
    $row
}
