<#
.SYNOPSIS
Searches the processes for a list of indicators, and says which indicator was found where.

.DESCRIPTION
Takes MD5 and SHA-256 hashes, IP addresses and domains, also defanged ones such as
hxxps://evil[.]example/x. They are asked for in blocks of 50; only where a block has hits is each of
its indicators asked for alone, so that a clean list of thousands costs little. A text that is no
indicator is an error, and the next one goes on. Empty lines and lines that begin with # are passed
over.

.PARAMETER Indicator
The indicators.

.PARAMETER After
Processes that were active after this time: a date, or how long ago, such as 30d.

.PARAMETER Session
The server: a session or its name. The default session if not given.

.EXAMPLE
Get-Content iocs.txt | ./Find-Indicator.ps1 -After 7d | Export-Csv hits.csv -NoTypeInformation

.EXAMPLE
./Find-Indicator.ps1 'cdn-telemetry-update[.]example' | Group-Object Indicator, HostName -NoElement

.NOTES
Rights: any user; hosts of the groups that he sees. Server: 6.0 and later; SHA-256 needs 7.0.
#>
#Requires -Version 5.1
#Requires -Modules CbResponse
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0, ValueFromPipeline)] [AllowEmptyString()] [string[]] $Indicator,
    [object] $After = '30d',
    [object] $Session = (Get-CbSession -Default)
)

begin {
    $known = [ordered]@{ Md5 = @(); Sha256 = @(); IPAddress = @(); Domain = @() }
}

process {
    foreach ($text in $Indicator) {
        $value = $text.Trim().ToLowerInvariant() -replace '\[\.\]|\(\.\)|\[dot\]', '.' -replace '\[:\]', ':' -replace '^\w+://', '' -replace '/.*$', ''
        $address = $null
        switch -Regex ($value) {
            '^(#.*)?$' { break }
            '^[0-9a-f]{32}$' { $known.Md5 += $value; break }
            '^[0-9a-f]{64}$' { $known.Sha256 += $value; break }
            { $_ -match '[.:].*[.:]' -and [ipaddress]::TryParse($_, [ref] $address) } { $known.IPAddress += $value; break }
            '^([\w-]+\.)+[a-z][\w-]+$' { $known.Domain += $value; break }
            default { Write-Error "'$text' is no MD5, SHA-256, IP address or domain." -TargetObject $text -Category InvalidData }
        }
    }
}

end {
    $where = @{ MinLastUpdate = $After; GroupBy = 'id'; Session = $Session }
    foreach ($kind in $known.Keys) {
        $all = @($known[$kind] | Select-Object -Unique)
        for ($i = 0; $i -lt $all.Count; $i += 50) {
            $block = @{ $kind = @($all | Select-Object -Skip $i -First 50) }
            if (-not (Get-CbProcess @where @block -First 1)) { continue }
            foreach ($value in $block[$kind]) {
                $one = @{ $kind = $value }
                Get-CbProcess @where @one |
                    Select-Object @{ n = 'Indicator'; e = { $value } }, @{ n = 'Kind'; e = { $kind } }, Start, HostName, UserName, ProcessName, CommandLine, Id, Server
            }
        }
    }
}
