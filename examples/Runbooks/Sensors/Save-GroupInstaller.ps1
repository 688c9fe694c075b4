<#
.SYNOPSIS
Saves the installers of all sensor groups, with a list of their hashes.

.DESCRIPTION
One file for each group and type. The list, installers.csv, names group, type, size and SHA-256, for
those who get them on to the hosts. An installer that the server does not have is an error, and the
next one goes on.

.PARAMETER Path
A folder, which is made if it is not there.

.PARAMETER Type
Types of installers.

.PARAMETER Group
Groups; wildcards allowed.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Save-GroupInstaller.ps1 \\share\sensors

.EXAMPLE
./Save-GroupInstaller.ps1 installers -Type WindowsMsi, Linux -Group Servers

.NOTES
Rights: any user who may view the groups. Server: 5.0 and later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)] [string] $Path,
    [string[]] $Type = 'WindowsMsi',
    [string[]] $Group = '*',
    [object] $Session = (Get-CbSession -Default)
)

$null = New-Item -ItemType Directory -Path $Path -Force
$rows = foreach ($one in Get-CbSensorGroup $Group -Session $Session) {
    foreach ($kind in $Type) {
        $one | Save-CbSensorInstaller -Type $kind -LiteralPath $Path -Force -PassThru | Select-Object @{ n = 'Group'; e = { $one.Name } },
            @{ n = 'Type'; e = { $kind } }, Name, Length, @{ n = 'Sha256'; e = { (Get-FileHash -LiteralPath $_.FullName).Hash } }
    }
}
if ($PSCmdlet.ShouldProcess((Join-Path $Path installers.csv), 'Write the list')) {
    $rows | Export-Csv -LiteralPath (Join-Path $Path installers.csv) -NoTypeInformation -Encoding UTF8
}
$rows
