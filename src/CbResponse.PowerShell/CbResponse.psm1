# Loads the build that fits the running PowerShell: core/ for PowerShell 7.4 and later, desktop/ for Windows PowerShell 5.1.
# The version is looked at only when loading fails: comparing versions would cost every import a tenth of PowerShell's own start.
try {
    if ($PSEdition -eq 'Core') {
        Import-Module -Name "$PSScriptRoot/core/CbResponse.PowerShell.dll" -ErrorAction Stop
    }
    else {
        Import-Module -Name "$PSScriptRoot/desktop/CbResponse.PowerShell.dll" -ErrorAction Stop
    }
}
catch {
    if ($PSEdition -eq 'Core' -and $PSVersionTable.PSVersion -lt [version] '7.4') {
        throw "CbResponse needs PowerShell 7.4 or later, or Windows PowerShell 5.1. This is $($PSVersionTable.PSVersion)."
    }
    throw
}
