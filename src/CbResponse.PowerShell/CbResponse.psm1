# Loads the build that fits the running PowerShell: core/ for PowerShell 7.4 and later, desktop/ for Windows PowerShell 5.1.
$folder = 'desktop'
if ($PSVersionTable.PSEdition -eq 'Core') {
    if ($PSVersionTable.PSVersion -lt [version] '7.4') {
        throw "CbResponse needs PowerShell 7.4 or later, or Windows PowerShell 5.1. This is $($PSVersionTable.PSVersion)."
    }
    $folder = 'core'
}

Import-Module -Name ([System.IO.Path]::Combine($PSScriptRoot, $folder, 'CbResponse.PowerShell.dll')) -ErrorAction Stop
