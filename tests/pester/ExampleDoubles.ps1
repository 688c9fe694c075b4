# Plays what a user has and a test has not, so that examples run as they stand: servers below example.com are the emulator,
# prompts and secret vaults give its token, and proxies are left out. Then connects, as a user who reads on is connected.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'They stand for commands that have it.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidOverwritingBuiltInCmdlets', '', Justification = 'A prompt would wait for ever.')]
[CmdletBinding()]
param([Parameter(Mandatory)] $Server)

$ConfirmPreference = 'None'
$secure = [securestring]::new()
$Server.adminToken.ToCharArray() | ForEach-Object { $secure.AppendChar($_) }
$credential = [pscredential]::new('token', $secure)

function Read-Host { $secure }
function Get-Secret { $secure }
function Set-Secret { }
function Get-Credential { $credential }

function Get-EmulatorArgument {
    # Typed arguments as names and values to splat, with the emulator in the place of a made-up server. Its certificate is
    # trusted unless the text chooses how, and its session is called as the text calls the server. Who connects does so without
    # a proxy, and with the token that would be asked for.
    param([object[]] $Typed, [switch] $Connecting, [switch] $Named)

    $names = @{}
    $values = [System.Collections.Generic.List[object]]::new()
    $isServer = $false
    for ($i = 0; $i -lt $Typed.Count; $i++) {
        $value = $Typed[$i]
        if ($value -is [string] -and $value -match '^-([A-Za-z]+):?$') {
            $name = $Matches[1]
            $isSwitch = $i + 1 -ge $Typed.Count -or ($Typed[$i + 1] -is [string] -and $Typed[$i + 1] -match '^-[A-Za-z]')
            $names[$name] = if ($isSwitch) { $true } else { $Typed[++$i] }
        }
        elseif ($value -is [string] -and $value -match '^https://[\w-]+\.example\.com$') {
            $isServer = $true
            $values.Add($Server.url)
        }
        else {
            $values.Add($value)
        }
    }

    if ($isServer -and -not ($names.Keys -match '^(Certificate|Skip)')) {
        $names.CertificateAuthority = $Server.caFile
    }

    if ($Connecting) {
        'Proxy', 'ProxyCredential' | ForEach-Object { $names.Remove($_) }
        if ($isServer -and $values.Count -eq 1 -and -not ($names.Keys -match '^(Token|Credential)$')) {
            $names.Token = $secure
        }
    }

    if ($isServer -and $Named -and -not $names.ContainsKey('Name')) {
        $names.Name = 'edr.example.com'
    }

    $names, $values
}

function Connect-CbServer {
    $names, $values = Get-EmulatorArgument $args -Connecting -Named
    CbResponse\Connect-CbServer @values @names
}

function Test-CbConnection {
    $names, $values = Get-EmulatorArgument $args -Connecting
    CbResponse\Test-CbConnection @values @names
}

function Set-CbProfile {
    $names, $values = Get-EmulatorArgument $args
    CbResponse\Set-CbProfile @values @names
}

Connect-CbServer https://edr.example.com -Credential $credential
