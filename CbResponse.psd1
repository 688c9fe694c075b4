@{
    # core/ is the build for PowerShell 7.4 and later, desktop/ that for Windows PowerShell 5.1.
    RootModule             = if ($PSEdition -eq 'Core') { 'core/CbResponse.PowerShell.dll' } else { 'desktop/CbResponse.PowerShell.dll' }
    # The types file names methods of the assembly, so that it has to be there before.
    RequiredAssemblies     = if ($PSEdition -eq 'Core') { 'core/CbResponse.PowerShell.dll' } else { 'desktop/CbResponse.PowerShell.dll' }
    # Stamped by the build from Directory.Build.props.
    ModuleVersion          = '0.0.0'
    GUID                   = '6f1d8f0a-4f0e-4c63-9d0c-6c4be2a0d1f7'
    Author                 = 'CbResponse.PowerShell contributors'
    CompanyName            = 'CbResponse.PowerShell contributors'
    Copyright              = '(c) CbResponse.PowerShell contributors. MIT license.'
    Description            = 'Typed, streaming cmdlets for Carbon Black EDR (formerly CB Response): search processes, triage and respond, on PowerShell 7.4+ and Windows PowerShell 5.1.'
    PowerShellVersion      = if ($PSEdition -eq 'Core') { '7.4' } else { '5.1' }
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = 'Core', 'Desktop'
    TypesToProcess         = 'CbResponse.Types.ps1xml'
    FormatsToProcess       = 'CbResponse.Format.ps1xml'
    CmdletsToExport        = 'Connect-CbServer',
                             'Disconnect-CbServer',
                             'Dismount-CbPartition',
                             'Get-CbAlert',
                             'Get-CbApprovedAddress',
                             'Get-CbBanRestriction',
                             'Get-CbBannedHash',
                             'Get-CbBinary',
                             'Get-CbDashboardStatistics',
                             'Get-CbDataSharing',
                             'Get-CbFacet',
                             'Get-CbFeed',
                             'Get-CbFeedAction',
                             'Get-CbFeedRequirement',
                             'Get-CbIngressFilter',
                             'Get-CbInvestigation',
                             'Get-CbLicense',
                             'Get-CbLoginCapability',
                             'Get-CbPartition',
                             'Get-CbPlatformServer',
                             'Get-CbProcess',
                             'Get-CbProcessEvent',
                             'Get-CbProcessPreview',
                             'Get-CbProcessSegment',
                             'Get-CbProcessTree',
                             'Get-CbProfile',
                             'Get-CbQueryField',
                             'Get-CbSensor',
                             'Get-CbSensorActivity',
                             'Get-CbSensorBuild',
                             'Get-CbSensorGroup',
                             'Get-CbSensorStatistics',
                             'Get-CbServerInfo',
                             'Get-CbSession',
                             'Get-CbSite',
                             'Get-CbTaggedEvent',
                             'Get-CbTeam',
                             'Get-CbThreatIntelHit',
                             'Get-CbThreatReport',
                             'Get-CbThreatReportStatistics',
                             'Get-CbThrottleRule',
                             'Get-CbUser',
                             'Get-CbUserActivity',
                             'Get-CbWatchlist',
                             'Get-CbWatchlistAction',
                             'Invoke-CbApi',
                             'Mount-CbPartition',
                             'New-CbApprovedAddress',
                             'New-CbBannedHash',
                             'New-CbDataSharing',
                             'New-CbFeed',
                             'New-CbFeedAction',
                             'New-CbIngressFilter',
                             'New-CbPartition',
                             'New-CbQuery',
                             'New-CbSensorGroup',
                             'New-CbSite',
                             'New-CbTaggedEvent',
                             'New-CbTeam',
                             'New-CbUser',
                             'New-CbWatchlist',
                             'Remove-CbBannedHash',
                             'Remove-CbDataSharing',
                             'Remove-CbFeed',
                             'Remove-CbFeedAction',
                             'Remove-CbIngressFilter',
                             'Remove-CbPartition',
                             'Remove-CbProfile',
                             'Remove-CbSensorGroup',
                             'Remove-CbSite',
                             'Remove-CbTaggedEvent',
                             'Remove-CbTeam',
                             'Remove-CbUser',
                             'Remove-CbWatchlist',
                             'Restart-CbSensor',
                             'Save-CbBinaryFile',
                             'Save-CbBinaryIcon',
                             'Save-CbProcessReport',
                             'Save-CbSensorInstaller',
                             'Set-CbAlertStatus',
                             'Set-CbBannedHash',
                             'Set-CbFeed',
                             'Set-CbFeedAction',
                             'Set-CbIngressFilter',
                             'Set-CbLicense',
                             'Set-CbPlatformServer',
                             'Set-CbProfile',
                             'Set-CbSensor',
                             'Set-CbSensorGroup',
                             'Set-CbSensorIsolation',
                             'Set-CbSite',
                             'Set-CbTaggedEvent',
                             'Set-CbTeam',
                             'Set-CbThreatReport',
                             'Set-CbUser',
                             'Set-CbWatchlist',
                             'Set-CbWatchlistAction',
                             'Sync-CbFeed',
                             'Sync-CbSensor',
                             'Test-CbConnection',
                             'Test-CbQuery',
                             'Uninstall-CbSensor'
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = 'CarbonBlack', 'EDR', 'CbResponse', 'Security', 'IncidentResponse', 'ThreatHunting', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS'
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
