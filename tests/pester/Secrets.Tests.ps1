# The token is shown nowhere: a PowerShell of its own runs every cmdlet, with success and without, and says all that it can say of
# what comes back. All of it is searched for the token, and so is every file that it leaves behind.

BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    $server = Start-TestServer
    $secret = $server.adminToken
    $password = 'Correct&Horse''42'
    $place = (New-Item -ItemType Directory (Join-Path $TestDrive place)).FullName
    $temporary = (New-Item -ItemType Directory (Join-Path $TestDrive temporary)).FullName
    $script = @'
        $ErrorActionPreference = 'Continue'
        Import-Module "$env:CB_TEST_FOLDER/TestServer.psm1"
        Import-TestModule
        Set-Location $env:CB_TEST_PLACE
        $plain = $env:CB_TEST_TOKEN
        $url = $env:CB_TEST_URL
        $control = @{ Server = [pscustomobject]@{ url = $url } }
        $trust = @{ CertificateAuthority = $env:CB_TEST_CA; MaximumRetryCount = 0 }
        $env:CB_TEST_TOKEN = $null
        $token = ConvertTo-TestSecret $plain
        $credential = [pscredential]::new('token', $token)
        $password = ConvertTo-TestSecret $env:CB_TEST_PASSWORD
        $plainPassword = $env:CB_TEST_PASSWORD
        $env:CB_TEST_PASSWORD = $null
        $file = "$env:CB_TEST_PLACE/mine.response"

        # What a careless server says back: the token itself.
        $leaks = @(
            @{ kind = 'status'; status = 500; body = "Traceback: token $plain failed"; contentType = 'text/plain' }
            @{ kind = 'status'; status = 502; body = "<html><title>$plain</title></html>"; contentType = 'text/html' }
            @{ kind = 'status'; status = 403; body = (ConvertTo-Json @{ reason = "user of $plain lacks rights" }); contentType = 'application/json' }
            @{ kind = 'redirect'; location = "https://elsewhere.example/login/$plain`?token=$plain" }
            @{ kind = 'body'; body = (ConvertTo-Json @{ errorMessage = "no $plain" }); contentType = 'application/json' }
            @{ kind = 'body'; body = "<html>$plain</html>"; contentType = 'text/html' }
        )

        # And what another one says of passwords.
        $passwordLeaks = @(
            @{ kind = 'status'; status = 400; body = "Bad password $plainPassword for key $plainPassword"; contentType = 'text/plain' }
            @{ kind = 'status'; status = 400; body = (ConvertTo-Json @{ reason = "not <$plainPassword>" }); contentType = 'application/json' }
            @{ kind = 'body'; body = (ConvertTo-Json @{ result = "bad $plainPassword" }); contentType = 'application/json' }
        )

        $runs = [ordered]@{
            'Connect-CbServer'    = {
                Connect-CbServer $url $token @trust -Name eu -PassThru
                Connect-CbServer $url $plain @trust -Name plain -PassThru
                Connect-CbServer $url -Credential $credential @trust -Name credential -PassThru
                Connect-CbServer -Profile mine -CredentialFile $file -PassThru
                $env:CBAPI_URL = $url; $env:CBAPI_TOKEN = $plain
                Connect-CbServer @trust -Name environment -PassThru
                $env:CBAPI_URL = $env:CBAPI_TOKEN = $null
                Connect-CbServer $url $token
                Connect-CbServer $url $plain
                Connect-CbServer $url -Credential $credential -SkipCertificateCheck -NoProxy -Proxy http://127.0.0.1:1
                Connect-CbServer $url "$plain with blanks" @trust
                Connect-CbServer $url "$plain`u{e9}" @trust
                Connect-CbServer "https://me:secret@edr.example.com" $token
                Connect-CbServer https://127.0.0.1:1 $token
                Connect-CbServer "https://me:$plain@edr.example.com" $token
                Connect-CbServer $url $token -Proxy http://127.0.0.1:1 -ProxyCredential $credential @trust
                Connect-CbServer $url (ConvertTo-TestSecret $plain.ToUpper()) @trust
                Connect-CbServer $plain $url
                Connect-CbServer $url @trust -Token 5
                Connect-CbServer -Profile nobody -CredentialFile $file
                Connect-CbServer -Profile mine -CredentialFile "$env:CB_TEST_PLACE/broken.response"
            }
            'Test-CbConnection'   = {
                Test-CbConnection
                Test-CbConnection $url $plain @trust
                Test-CbConnection $url $token -MaximumRetryCount 0
                Test-CbConnection -Profile mine -CredentialFile $file
                Test-CbConnection -Session eu
                Test-CbConnection -Session eu -Quiet
                Test-CbConnection $url (ConvertTo-TestSecret "$plain".ToUpper()) @trust
            }
            'Get-CbSession'       = { Get-CbSession; Get-CbSession nobody }
            'Get-CbServerInfo'    = { Get-CbServerInfo; Get-CbServerInfo -Session plain; Get-CbServerInfo -Session nobody }
            'Get-CbProcess'       = {
                Get-CbProcess process_name:net.exe -First 2
                Get-CbProcess -First 2 -IncludeTotalCount -GroupBy id
                Get-CbProcess -First 1 | Get-CbProcess
                Get-CbProcess 'process_name:('
                Get-CbProcess -Id nothing, 00000007-0000-1234-01da-6ec35ac2a480
                Get-CbProcess -Uri "$url/#/search?q=process_name%3Anet.exe", https://elsewhere.example/#/host/7 -First 1
            }
            'Get-CbFacet'         = { Get-CbFacet process_name -HostName sql01; Get-CbFacet process_name, nothing; Get-CbFacet process_name 'process_name:(' }
            'Get-CbProcessPreview' = { Get-CbProcess net.exe -First 1 | Get-CbProcessPreview net.exe; Get-CbProcessPreview -Id nothing }
            'Get-CbThreatIntelHit' = { Get-CbProcess adobearmhelper.exe -First 1 | Get-CbThreatIntelHit; Get-CbThreatIntelHit -Id nothing }
            'Get-CbBinary'        = { Get-CbBinary -First 2 -IncludeFrequency; Get-CbBinary -Md5 nonsense, 00000000000000000000000000000000 }
            'Save-CbBinaryFile'   = { Get-CbBinary -First 1 | Save-CbBinaryFile -Path "$env:CB_TEST_PLACE" -AsZip -AllowTruncated -PassThru; Save-CbBinaryFile nonsense, 00000000000000000000000000000000 }
            'Save-CbBinaryIcon'   = { Get-CbBinary -First 1 | Save-CbBinaryIcon -Path "$env:CB_TEST_PLACE" -PassThru; Save-CbBinaryIcon 00000000000000000000000000000000 }
            'Save-CbProcessReport' = { Get-CbProcess net.exe -First 1 | Save-CbProcessReport "$env:CB_TEST_PLACE" -PassThru; Save-CbProcessReport -Id nothing "$env:CB_TEST_PLACE" }
            'Get-CbBannedHash'    = { Get-CbBannedHash; Get-CbBannedHash nothing, 00112233445566778899aabbccddeeff }
            'New-CbBannedHash'    = { '00112233445566778899aabbccddeeff', 'nothing' | New-CbBannedHash -Reason secret -Confirm:$false; New-CbBannedHash 00112233445566778899aabbccddeeff -Reason again }
            'Set-CbBannedHash'    = { Get-CbBannedHash -Enabled $true | Set-CbBannedHash -Reason other -PassThru -Confirm:$false; Set-CbBannedHash 99112233445566778899aabbccddeeff -Enabled $true; Set-CbBannedHash 99112233445566778899aabbccddeeff }
            'Remove-CbBannedHash' = { Get-CbBannedHash -Enabled $true | Remove-CbBannedHash -WhatIf; Remove-CbBannedHash 00112233445566778899aabbccddeeff -PassThru -Confirm:$false; Remove-CbBannedHash nothing }
            'New-CbSensorGroup'   = { New-CbSensorGroup Secrets -IsolationExclusion @{ Address = '10.0.0.1' }; New-CbSensorGroup Secrets; New-CbSensorGroup x -SiteId 99 }
            'Get-CbSensorGroup'   = { Get-CbSensorGroup; Get-CbSensorGroup nobody; Get-CbSite | Get-CbSensorGroup }
            'Set-CbSensorGroup'   = { Set-CbSensorGroup Secrets -MaxLicenses 5 -PassThru -Confirm:$false; Set-CbSensorGroup Secrets; Set-CbSensorGroup Secrets -NewName Servers -Confirm:$false }
            'Save-CbSensorInstaller' = { Save-CbSensorInstaller Secrets -Type Linux -Path "$env:CB_TEST_PLACE" -PassThru; Save-CbSensorInstaller nobody, Secrets -Type Linux -Path "$env:CB_TEST_PLACE" }
            'Remove-CbSensorGroup' = { Remove-CbSensorGroup Servers -Confirm:$false; Remove-CbSensorGroup Secrets -WhatIf; Remove-CbSensorGroup Secrets -Confirm:$false }
            'New-CbSite'          = { 'Secrets', 'Wien' | New-CbSite }
            'Get-CbSite'          = { Get-CbSite; Get-CbSite -Id 99 }
            'Set-CbSite'          = { Set-CbSite Secrets -NewName More -PassThru; Set-CbSite More -NewName Wien }
            'Remove-CbSite'       = { Remove-CbSite Wien, More -Confirm:$false }
            'New-CbTeam'          = { 'Secrets', 'Help Desk' | New-CbTeam -Access @{ Servers = 'Viewer' }; New-CbTeam x -Access @{ nobody = 'Viewer' } }
            'Get-CbTeam'          = { Get-CbTeam; Get-CbTeam -Id 99 }
            'Set-CbTeam'          = { Set-CbTeam Secrets -NewName More -PassThru -Confirm:$false; Set-CbTeam More -Access @{ x = 'y' } }
            'Remove-CbTeam'       = { Remove-CbTeam More, nobody -Confirm:$false }
            'New-CbUser'          = { New-CbUser secrets $password; New-CbUser secrets $password; [pscredential]::new('more', $password) | New-CbUser -Team nobody }
            'Get-CbUser'          = { Get-CbUser; Get-CbUser nobody }
            'Set-CbUser'          = { Set-CbUser secrets -Password $password -CurrentPassword $password -PassThru; Set-CbUser secrets -Password $password -CurrentPassword (ConvertTo-TestSecret no); Set-CbUser secrets -Password $password -CurrentPassword $password -WhatIf }
            'Remove-CbUser'       = { Remove-CbUser secrets, nobody -Confirm:$false }
            'Get-CbLicense'       = { Get-CbLicense; Get-CbLicense -Session nobody }
            'Set-CbLicense'       = { Set-CbLicense -License nothing -Confirm:$false; Set-CbLicense "$env:CB_TEST_PLACE/nothing" }
            'Get-CbPlatformServer' = { Get-CbPlatformServer; Get-CbPlatformServer -Session nobody }
            'Set-CbPlatformServer' = { Set-CbPlatformServer -AuthToken $password -PassThru -Confirm:$false; Set-CbPlatformServer $plain; Set-CbPlatformServer -AuthToken $password -WhatIf }
            'Get-CbInvestigation' = { Get-CbInvestigation; Get-CbInvestigation nobody }
            'New-CbTaggedEvent'   = { New-CbTaggedEvent -Description secret -Time 1h; New-CbTaggedEvent nobody -Description x -Time 1h }
            'Get-CbTaggedEvent'   = { Get-CbTaggedEvent; Get-CbTaggedEvent nobody; Get-CbTaggedEvent -ProcessId nothing }
            'Set-CbTaggedEvent'   = { Get-CbTaggedEvent 'Default*' | Set-CbTaggedEvent -Description more -PassThru; Set-CbTaggedEvent 99 -Description x }
            'Remove-CbTaggedEvent' = { Get-CbTaggedEvent 'Default*' | Remove-CbTaggedEvent -Confirm:$false; Remove-CbTaggedEvent 99 -Confirm:$false }
            'Get-CbPartition'     = { Get-CbPartition; Get-CbPartition nothing }
            'New-CbPartition'     = { New-CbPartition -Confirm:$false; New-CbPartition -Session nobody }
            'Mount-CbPartition'   = { Get-CbPartition -Status cold | Mount-CbPartition -PassThru; Mount-CbPartition writer }
            'Dismount-CbPartition' = { Get-CbPartition -Status warm | Dismount-CbPartition -PassThru; Dismount-CbPartition writer }
            'Remove-CbPartition'  = { Get-CbPartition -Status cold | Remove-CbPartition -Confirm:$false; Remove-CbPartition nothing -Confirm:$false }
            'Get-CbThrottleRule'  = { Get-CbThrottleRule; Get-CbThrottleRule -Id 99 }
            'Get-CbSensorActivity' = { Get-CbSensorActivity 7, 99 -Kind Queue; Get-CbSensorActivity 7 -Kind CheckIn }
            'Get-CbSensorStatistics' = { Get-CbSensorStatistics; Get-CbSensorStatistics -Session nobody }
            'Get-CbSensorBuild'   = { Get-CbSensorBuild windows; Get-CbSensorBuild nothing }
            'Get-CbSensor'        = { Get-CbSensor -Status Online -First 2 -IncludeTotalCount; Get-CbSensor fin-ws-01, nobody; Get-CbSensor -Id 99; Get-CbSensor -Group nothing }
            'Set-CbSensorIsolation' = { Set-CbSensorIsolation -Id 6 -State Isolated -Wait -TimeoutSec 1 -PassThru -Confirm:$false; Set-CbSensorIsolation nobody, fin* -State Released; Set-CbSensorIsolation -Id 1 -State Isolated -WhatIf }
            'Set-CbSensor'        = { Set-CbSensor -Id 1 -Group Servers -Notes secret -PassThru; Set-CbSensor -Id 1 -Group nothing; Set-CbSensor -Id 1 }
            'Sync-CbSensor'       = { Sync-CbSensor -Id 1 -PassThru; Sync-CbSensor -Id 99 }
            'Restart-CbSensor'    = { Restart-CbSensor -Id 1 -PassThru; Restart-CbSensor nobody }
            'Uninstall-CbSensor'  = { Uninstall-CbSensor -Id 6 -PassThru -Confirm:$false; Uninstall-CbSensor -Id 99 -Confirm:$false }
            'Get-CbWatchlist'     = { Get-CbWatchlist; Get-CbWatchlist nothing; Get-CbWatchlist -Id 99 }
            'New-CbWatchlist'     = { New-CbWatchlist one 'process_name:a.exe' -Action Alert; New-CbWatchlist one 'process_name:a.exe'; New-CbWatchlist two '(a' }
            'Set-CbWatchlist'     = { Set-CbWatchlist 'Net view' -Description d -PassThru; Set-CbWatchlist nothing -Enabled $true; Set-CbWatchlist 'Net view' }
            'Get-CbWatchlistAction' = { Get-CbWatchlistAction 'Net view'; Get-CbWatchlistAction nothing }
            'Set-CbWatchlistAction' = { Set-CbWatchlistAction 'Net view' -Type Alert -PassThru; Set-CbWatchlistAction nothing -Type Alert }
            'Remove-CbWatchlist'  = { Remove-CbWatchlist one -Confirm:$false; Remove-CbWatchlist nothing, Provided* -Confirm:$false }
            'Get-CbFeed'          = { Get-CbFeed; Get-CbFeed nothing; (Get-CbFeed srstrust).Icon.Length }
            'New-CbFeed'          = { New-CbFeed https://feeds.soc.example/soc.json -Credential ([pscredential]::new('me', (ConvertTo-TestSecret hunter2))); New-CbFeed https://nowhere.example/; New-CbFeed nothing }
            'Set-CbFeed'          = { Set-CbFeed SOC -LocalRating 3 -Credential ([pscredential]::new('me', (ConvertTo-TestSecret hunter2))) -PassThru; Set-CbFeed nothing -Enabled $true; Set-CbFeed SOC }
            'Sync-CbFeed'         = { Sync-CbFeed SOC -Full; Sync-CbFeed SANS }
            'Get-CbFeedAction'    = { Get-CbFeedAction ContosoIntel; Get-CbFeedAction nothing }
            'New-CbFeedAction'    = { New-CbFeedAction SOC -Type Syslog; New-CbFeedAction SOC -Type Syslog, Email }
            'Remove-CbFeedAction' = { Get-CbFeedAction SOC | Remove-CbFeedAction -Confirm:$false; Get-CbFeedAction ContosoIntel | Remove-CbFeedAction -WhatIf }
            'Remove-CbFeed'       = { Remove-CbFeed SOC -Confirm:$false; Remove-CbFeed nothing -Confirm:$false }
            'Set-CbFeedAction'    = { Get-CbFeedAction ContosoIntel | Set-CbFeedAction 1 -PassThru; New-CbFeedAction SANS -Type Email -EmailRecipient 1 | Set-CbFeedAction 2 -PassThru }
            'Get-CbFeedRequirement' = { Get-CbFeedRequirement SANS; Get-CbFeedRequirement nothing }
            'Get-CbThreatReportStatistics' = { Get-CbThreatReport -First 1 | Get-CbThreatReportStatistics; Get-CbThreatReportStatistics nothing, 1:nothing }
            'Get-CbIngressFilter' = { Get-CbIngressFilter; Get-CbIngressFilter nothing }
            'New-CbIngressFilter' = { New-CbIngressFilter one why -PathFilter 'c:\x\*' -Confirm:$false; New-CbIngressFilter two why -Confirm:$false }
            'Set-CbIngressFilter' = { Set-CbIngressFilter one -Enabled $false -PassThru -Confirm:$false; Set-CbIngressFilter nothing -Enabled $false; Set-CbIngressFilter one -PathFilter @() -Confirm:$false }
            'Remove-CbIngressFilter' = { Remove-CbIngressFilter one, nothing -Confirm:$false }
            'Get-CbDashboardStatistics' = { Get-CbDashboardStatistics; Get-CbDashboardStatistics nothing }
            'Get-CbLoginCapability' = { Get-CbLoginCapability; Get-CbLoginCapability nothing }
            'Get-CbUserActivity'  = { Get-CbUserActivity; Get-CbUserActivity -After 1h -Before 2h }
            'Get-CbApprovedAddress' = { Get-CbApprovedAddress; Get-CbApprovedAddress -Session nobody }
            'New-CbApprovedAddress' = { New-CbApprovedAddress 198.51.100.7, nothing -Confirm:$false }
            'Get-CbBanRestriction' = { Get-CbBanRestriction; Get-CbBanRestriction nothing }
            'Get-CbDataSharing'   = { Get-CbDataSharing; Get-CbDataSharing nothing }
            'New-CbDataSharing'   = { New-CbDataSharing Servers -Who VIRUSTOTAL -What BIN -Confirm:$false; New-CbDataSharing nothing -Who a -What b }
            'Remove-CbDataSharing' = { Get-CbDataSharing Servers | Remove-CbDataSharing -Confirm:$false; Remove-CbDataSharing -Group nothing -Confirm:$false }
            'Get-CbAlert'         = { Get-CbAlert -MinSeverity 60; Get-CbAlert -Id nothing; Get-CbAlert '(a' }
            'Set-CbAlertStatus'   = { Get-CbAlert -First 2 | Set-CbAlertStatus Resolved -AssignedTo admin -IgnoreReport -PassThru -Confirm:$false; Set-CbAlertStatus Resolved -Query * -MaxCount 1; Set-CbAlertStatus Resolved -Id nothing -Confirm:$false }
            'Get-CbThreatReport'  = { Get-CbThreatReport -Feed SANS; Get-CbThreatReport -Id nothing, 1:nothing; Get-CbThreatReport '(a' }
            'Set-CbThreatReport'  = { Get-CbThreatReport -Feed SANS | Set-CbThreatReport -Ignored -PassThru -Confirm:$false; Set-CbThreatReport nothing, 1:nothing -Ignored -Confirm:$false }
            'Get-CbProcessEvent'  = {
                Get-CbProcess process_name:powershell.exe -First 1 | Get-CbProcessEvent -Segment All -SortByTime
                Get-CbProcess -First 1 | Get-CbProcessEvent -Type ModLoad -First 2
                Get-CbProcessEvent nothing, 00000007-0000-1234-01da-6ec35ac2a480
                Get-CbProcessEvent 00000007-0000-1234-01da-6ec35ac2a480 -After 1h -Before 2h
            }
            'Get-CbProcessSegment' = {
                Get-CbProcessSegment 00000001-0000-0e48-01d2-c2a397f4cfe0
                Get-CbProcessSegment nothing, 00000007-0000-1234-01da-6ec35ac2a480
            }
            'Get-CbProcessTree'   = {
                Get-CbProcessTree 00000003-0000-02ec-01d2-2ec9412b4b70 -Ancestors
                Get-CbProcessTree nothing, 00000007-0000-1234-01da-6ec35ac2a480
                $joined = Get-CbProcess process_name:net.exe -First 1
                $joined.Parent; $joined.Sensor; $joined.Sensor.Group; $joined.Binary
            }
            'Invoke-CbApi'        = {
                Invoke-CbApi /api/info
                Invoke-CbApi /api/v1/nothing
                Invoke-CbApi /api/v1/process -Method POST -Body @{ q = 'net.exe' } -WhatIf
                Invoke-CbApi /api/info -OutFile "$env:CB_TEST_PLACE/info.json" -Force
                Invoke-CbApi https://elsewhere.example/api/info
            }
            'Set-CbProfile'       = {
                Set-CbProfile mine $url $token -CertificateAuthority $trust.CertificateAuthority -CredentialFile $file -PassThru
                Set-CbProfile plain $url $plain -CredentialFile $file -PassThru
                Set-CbProfile what $url $plain -WhatIf
                Set-CbProfile bad $url "$plain with blanks" -CredentialFile $file
                Set-CbProfile bad "https://me:$plain@edr.example.com" $token -CredentialFile $file
                Set-CbProfile bad $plain $url -CredentialFile $file
                Set-CbProfile bad $url $token -CredentialFile "$file/below"
            }
            'Test-CbQuery'        = { Test-CbQuery 'start:-7d', '(a'; Test-CbQuery 'start:-7d' -Fix; Test-CbQuery (Get-Date) }
            'New-CbQuery'         = { New-CbQuery -ProcessName cmd.exe -Not 'username:a'; New-CbQuery '(a' }
            'Get-CbQueryField'    = { Get-CbQueryField *md5; Get-CbQueryField nothing }
            'Get-CbProfile'       = {
                Get-CbProfile -CredentialFile $file
                Get-CbProfile nobody -CredentialFile $file
                Get-CbProfile -CredentialFile "$env:CB_TEST_PLACE/broken.response"
                Get-CbProfile -CredentialFile "$env:CB_TEST_PLACE/headless.response"
            }
            'Remove-CbProfile'    = {
                Remove-CbProfile plain -CredentialFile $file -WhatIf
                Remove-CbProfile plain, nobody -CredentialFile $file -Confirm:$false
            }
            'Disconnect-CbServer' = { Disconnect-CbServer plain; Disconnect-CbServer nobody; Disconnect-CbServer; Disconnect-CbServer }
        }

        # Every way in which people look at something.
        function Show-All($Item) {
            $Item | Out-String -Width 200
            $Item | Format-List * -Force | Out-String -Width 200
            "$Item"
            if ($Item -is [System.Management.Automation.ErrorRecord]) {
                $Item.ErrorDetails, $Item.CategoryInfo, $Item.InvocationInfo | Format-List * -Force | Out-String -Width 200
                $Item.InvocationInfo.BoundParameters, $Item.InvocationInfo.UnboundArguments | ForEach-Object { $_ | Out-String; ConvertTo-Json $_ -Depth 2 -WarningAction Ignore }
                "$($Item.TargetObject)", $Item.ScriptStackTrace
                for ($e = $Item.Exception; $e; $e = $e.InnerException) {
                    "$e"
                    $e | Format-List * -Force | Out-String -Width 200
                    $e.Data | Out-String
                }
            }
            elseif ($Item.GetType().Name -notlike '*Record') {
                ConvertTo-Json $Item -Depth 10 -WarningAction Ignore
                [System.Management.Automation.PSSerializer]::Serialize($Item, 5)
                if ($Item -is [pscustomobject] -or "$($Item.GetType())" -like 'CbResponse.*') { $Item | ConvertTo-Csv }
            }
        }

        function Invoke-Run([scriptblock] $Run) {
            $VerbosePreference = $DebugPreference = 'Continue'
            foreach ($line in $Run.Ast.EndBlock.Statements) {
                try {
                    & ([scriptblock]::Create($line.Extent.Text)) *>&1 | ForEach-Object { Show-All $_; $script:count++ }
                }
                catch {
                    Show-All $_
                    $script:count++
                }
            }
        }

        $count = 0
        $PSDefaultParameterValues['Connect-CbServer:MaximumRetryCount'] = 0
        $PSDefaultParameterValues['*-Cb*:Verbose'] = $true
        $null = Start-Transcript "$env:CB_TEST_PLACE/transcript.txt"
        Set-Content "$env:CB_TEST_PLACE/broken.response" "[mine]`nurl=$url`ntoken $plain"
        Set-Content "$env:CB_TEST_PLACE/headless.response" "token=$plain"

        foreach ($name in 'Set-CbProfile', 'Connect-CbServer') { Invoke-Run $runs[$name] }
        foreach ($name in $runs.Keys) { if ($name -ne 'Disconnect-CbServer') { Invoke-Run $runs[$name] } }
        $eu = Connect-CbServer $url $token @trust -Name eu -PassThru
        foreach ($leak in $leaks) {
            Add-TestFault /api/* $leak @control
            Invoke-Run {
                Get-CbServerInfo
                Get-CbProcess -First 1
                Get-CbProcess -Id 00000007-0000-1234-01da-6ec35ac2a480
                Get-CbFacet process_name
                Get-CbThreatIntelHit -Id 00000007-0000-1234-01da-6ec35ac2a480
                Get-CbBannedHash 00112233445566778899aabbccddeeff
                Get-CbWatchlist
                New-CbFeed https://feeds.soc.example/soc.json
                New-CbBannedHash 00112233445566778899aabbccddeeff -Reason leak -Confirm:$false
                Get-CbSensorGroup
                Set-CbSensorGroup -Id 3 -MaxLicenses 6 -Confirm:$false
                New-CbSite Leak
                Get-CbUser
                Set-CbTeam -Id 2 -NewName leak -Confirm:$false
                Get-CbLicense
                Save-CbSensorInstaller -Id 3 -Type Linux -Path "$env:CB_TEST_PLACE" -Force
                Get-CbSensorActivity 7 -Kind Resource
                Get-CbSensorBuild
                Get-CbSensor -Id 1
                Get-CbSensor
                Set-CbSensorIsolation -Id 1 -State Isolated -Confirm:$false
                Get-CbProcessEvent 00000007-0000-1234-01da-6ec35ac2a480
                Get-CbProcessTree 00000007-0000-1234-01da-6ec35ac2a480
                Get-CbProcessSegment 00000007-0000-1234-01da-6ec35ac2a480
                # A raw call gives the server's words as they are where they are the answer, and not an error.
                if ("$($leak.body)" -notlike '<html>*') { Invoke-CbApi /api/info -Method DELETE -Confirm:$false }
                Test-CbConnection -Session eu
                Connect-CbServer $url $token @trust -Name new
            }
            Clear-TestFault @control
        }
        foreach ($leak in $passwordLeaks) {
            foreach ($method in 'POST', 'PUT') {
                $fault = @{ match = @{ method = $method; path = '/api/*' }; fault = $leak }
                $null = Invoke-TestControl faults -Method POST -Body $fault @control
            }

            Invoke-Run {
                New-CbUser leak $password
                Set-CbUser helpdesk -Password $password -CurrentPassword $password
                Set-CbPlatformServer -AuthToken $password -Confirm:$false
            }
            Clear-TestFault @control
        }
        Invoke-Run $runs['Disconnect-CbServer']
        Invoke-Run { Get-CbProcess -Session $eu -First 1 }
        $Error | Out-String -Width 200
        $Error | Format-List * -Force | Out-String -Width 200
        Get-Variable | Where-Object Name -NotIn plain, plainPassword, passwordLeaks, leaks, leak, fault, Error, PSDefaultParameterValues | Out-String -Width 300
        $null = Stop-Transcript
        "CHILDREN: $(@(Get-Process | Where-Object { $_.Parent.Id -eq $PID }).Count)"
        "RUN: $($runs.Keys -join ' ')"
        "SHOWN: $count"
        "ERRORS: $($Error.Count)"
'@
    $run = Invoke-TestHost $script @{
        CB_TEST_FOLDER = $PSScriptRoot
        CB_TEST_PLACE  = $place
        CB_TEST_TOKEN  = $secret
        CB_TEST_PASSWORD = $password
        CB_TEST_URL    = $server.url
        CB_TEST_CA     = $server.caFile
        HOME           = $place
        USERPROFILE    = $place
        TMPDIR         = $temporary
        TEMP           = $temporary
        TMP            = $temporary
        CBAPI_URL      = $null
        CBAPI_TOKEN    = $null
    }

    # The lines around the token, without it, to find the culprit by.
    function Find-Secret([string] $Text) {
        $lines = $Text -split '\r?\n'
        foreach ($i in 0..($lines.Count - 1)) {
            if ($lines[$i] -match $secret) { "line ${i}: $($lines[[Math]::Max(0, $i - 2)..($i + 1)] -join ' / ')" -replace $secret, '(TOKEN)' }
        }
    }
}

AfterAll {
    Stop-TestServer
}

Describe 'The API token' {
    It 'was in use, and every cmdlet was run, with success and without' {
        $run.Error | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        $names = (Get-TestManifest).CmdletsToExport
        ($run.Lines -match '^RUN: ')[0].Substring(5) -split ' ' | Sort-Object | Should -Be ($names | Sort-Object)
        [int] ($run.Lines -match '^SHOWN: ')[0].Substring(7) | Should -BeGreaterThan 200
        [int] ($run.Lines -match '^ERRORS: ')[0].Substring(8) | Should -BeGreaterThan 40
        foreach ($id in 'CbAuthenticationFailed', 'CbConnectionFailed', 'CbServerError', 'CbPermissionDenied', 'CbInvalidRequest', 'CbUnexpectedResponse', 'CbNotConnected', 'CbSessionNotFound', 'CbProfileNotFound', 'CbCredentialInvalid', 'CbInvalidArgument', 'CbInvalidId', 'CbInvalidQuery', 'CbObjectNotFound') {
            $run.Output.Contains("$id,CbResponse") | Should -BeTrue -Because "$id was to be provoked"
        }
        @(Get-TestRequest | Where-Object authenticated -EQ 'admin').Count | Should -BeGreaterThan 20
        $run.Output.Contains('looks like an API token') | Should -BeTrue
        Get-Content (Join-Path $place mine.response) -Raw | Should -Match $secret -Because 'there the user asked for it'
    }

    It 'is in no output, error, warning, verbose or debug line, and in no property of what comes back' {
        Find-Secret $run.Output | Should -BeNullOrEmpty
        Find-Secret $run.Error | Should -BeNullOrEmpty
    }

    It 'is in no transcript' {
        $transcript = Get-Content (Join-Path $place transcript.txt) -Raw
        $transcript.Contains('Connected to') | Should -BeTrue
        Find-Secret $transcript | Should -BeNullOrEmpty
    }

    It 'is in no file but the credential files that were asked for' {
        $files = @(Get-ChildItem $place, $temporary -Recurse -File -Force | Where-Object Name -NotIn 'mine.response', 'broken.response', 'headless.response')
        $files.Name | Should -Contain 'info.json'
        foreach ($one in $files) {
            Find-Secret ([Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes($one.FullName))) | Should -BeNullOrEmpty -Because $one.Name
        }
    }

    It 'is not there in part either' {
        # Lines that are cut or wrapped would hide it otherwise.
        foreach ($part in $secret.Substring(0, 12), $secret.Substring(14, 12), $secret.Substring($secret.Length - 12)) {
            $run.Output.Contains($part) | Should -BeFalse
        }
    }

    It 'is as hidden as passwords and keys that cmdlets send' {
        $transcript = Get-Content (Join-Path $place transcript.txt) -Raw
        foreach ($text in $run.Output, $run.Error, $transcript) {
            foreach ($form in $password, 'Correct\u0026Horse', 'Correct&amp;Horse', "Correct&Horse''42") {
                $text.Contains($form) | Should -BeFalse -Because $form
            }
        }
        @(Get-TestRequest /api/user* | Where-Object { "$($_.body)".Contains('Correct') }).Count | Should -BeGreaterThan 0
    }

    It 'is given to no other process' {
        $run.Lines | Should -Contain 'CHILDREN: 0'
    }

    It 'is in no list of requests that the server keeps' {
        Get-TestRequest | ConvertTo-Json -Depth 6 | Should -Not -Match $secret
    }
}
