<#
.SYNOPSIS
Lists the USB storage devices that were plugged in, by host, with maker, product and serial number.

.DESCRIPTION
Windows writes the device class of disks into the registry when a stick or disk is plugged in, and
the sensor records it. The script reads those registry events. A device comes once for each host,
with how often it was seen, and when first and last.

.PARAMETER After
Events after this time: a date, or how long ago, such as 90d.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
./Get-UsbDevice.ps1 -After 90d | Export-Csv usb.csv -NoTypeInformation

.EXAMPLE
./Get-UsbDevice.ps1 | Group-Object Serial | Where-Object Count -GT 1

.NOTES
Rights: any user; hosts of the groups that he sees, if these record registry events. Server: 6.0 and
later.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [object] $After = '30d',
    [object] $Session = (Get-CbSession -Default)
)

$disk = '##\?#usbstor#disk&ven_(?<vendor>[^&]*)&prod_(?<product>[^&]*)&rev_[^#]*#(?<serial>[^#&]+)[^#]*#\{53f56307-b6bf-11d0-94f2-00a0c91efb8b\}'
Get-CbProcess -RegistryModified '*usbstor*' -MinLastUpdate $After -GroupBy id -Session $Session | ForEach-Object {
    $process = $_
    $process | Get-CbProcessEvent -Segment All -Type RegMod -After $After | Where-Object Path -Match $disk | ForEach-Object {
        $null = $_.Path -match $disk
        [pscustomobject]@{ HostName = $process.HostName; Vendor = $Matches.vendor; Product = $Matches.product; Serial = $Matches.serial; Timestamp = $_.Timestamp }
    }
} | Group-Object HostName, Serial | ForEach-Object {
    $times = @($_.Group.Timestamp | Sort-Object)
    $_.Group[0] | Select-Object HostName, Vendor, Product, Serial, @{ n = 'Seen'; e = { $times.Count } }, @{ n = 'First'; e = { $times[0] } }, @{ n = 'Last'; e = { $times[-1] } }
}
