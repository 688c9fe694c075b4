# A first triage. The demo runs this page against an emulated server; with yours, only the connection differs:
#   Connect-CbServer https://edr.example.com -Token (Read-Host -AsSecureString)

# Address and token come from the variables CBAPI_URL and CBAPI_TOKEN here, and the emulator signs its own certificate.
Connect-CbServer -Name demo -CertificateAuthority $env:CB_DEMO_AUTHORITY
Get-CbSession

# Somebody mounted an internal share with net.exe. Who, where and when? One object for each process: -GroupBy id.
Get-CbProcess 'process_name:net.exe cmdline:\\test\blah' -GroupBy id

# The last two days: where did things happen, and who did them?
$recent = Get-CbProcess -StartedAfter 2d -GroupBy id
$recent | Group-Object HostName -NoElement | Sort-Object Count -Descending | Select-Object -First 5
$recent | Group-Object UserName -NoElement | Sort-Object Count -Descending | Select-Object -First 5

# Office should not start a shell. Several values of one filter mean OR, several filters mean AND.
$hits = Get-CbProcess -ParentName winword.exe, excel.exe, outlook.exe -ProcessName powershell.exe, cmd.exe -StartedAfter 7d -GroupBy id
$hits
$hits | Select-Object -First 1 | Format-List

# All searches stream and pipe: what ran on that host in the hour after, oldest first?
$first = $hits | Sort-Object Start | Select-Object -First 1
Get-CbProcess -HostName $first.HostName -StartedAfter $first.Start -StartedBefore $first.Start.AddHours(1) -GroupBy id -Sort 'start asc' -First 10

Disconnect-CbServer
