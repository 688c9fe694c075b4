BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    $path = Get-TestModulePath
    $staged = Join-Path (Get-TestRoot) 'out/CbResponse'
    $manifest = Get-TestManifest
}

AfterAll {
    Stop-TestServer
}

Describe 'Import-Module' {
    It 'loads the staged module in a bare PowerShell, without a word' {
        $run = Invoke-TestHost "Import-Module '$path'; (Get-Command -Module CbResponse).Count"
        $run.Error | Should -BeNullOrEmpty
        $run.Lines | Should -Be $manifest.CmdletsToExport.Count
    }

    # Only the loader chooses a build by itself.
    if ($env:CBRESPONSE_TEST_BUILD -ne 'desktop') {
        It 'finds the module by name on the module path' {
            $separator = [IO.Path]::PathSeparator
            $run = Invoke-TestHost "Get-CbSession; (Get-Module CbResponse).ModuleBase" @{ PSModulePath = "$(Split-Path $staged)$separator$env:PSModulePath" }
            $run.Error | Should -BeNullOrEmpty
            $run.Lines | Should -Be (Get-Item $staged).FullName
        }
    }

    It 'exports the cmdlets of the manifest, and nothing else' {
        $module = Import-Module $path -PassThru -Force
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
    }

    It 'makes no session and asks no server, even when the environment names one' {
        $server = Start-TestServer
        Clear-TestRequest -Server $server
        $run = Invoke-TestHost "Import-Module '$path'; @(Get-CbSession).Count" @{ CBAPI_URL = $server.url; CBAPI_TOKEN = $server.adminToken }
        $run.Lines | Should -Be '0'
        Get-TestRequest -Server $server | Should -BeNullOrEmpty
    }

    It 'loads no assembly but its own three' {
        $run = Invoke-TestHost @"
`$before = [AppDomain]::CurrentDomain.GetAssemblies().Location
Import-Module '$path'
[AppDomain]::CurrentDomain.GetAssemblies().Location | Where-Object { `$_ -notin `$before -and `$_ -like '*$(Split-Path $staged -Leaf)*' } | Split-Path -Leaf
"@
        $run.Error | Should -BeNullOrEmpty
        $run.Lines | Should -Contain 'CbResponse.PowerShell.dll'
        $run.Lines | Where-Object { $_ -notlike 'CbResponse.*.dll' } | Should -BeNullOrEmpty
    }

    It 'can be imported again with -Force, and keeps the sessions' {
        $server = Start-TestServer
        Import-TestModule
        Connect-TestServer $server -With @{ Name = 'kept' }
        Import-Module $path -Force
        (Get-CbSession kept).IsDefault | Should -BeTrue
        (Get-CbServerInfo).Version.Major | Should -Be 7
    }

    It 'leaves with Remove-Module, and comes back' {
        Import-TestModule
        Remove-Module CbResponse
        Get-Command Get-CbProcess -ErrorAction Ignore | Should -BeNullOrEmpty
        Import-Module $path -Global
        Get-Command Get-CbProcess | Should -Not -BeNullOrEmpty
    }

    It 'brings its views along' {
        Import-TestModule
        (Get-FormatData -TypeName CbResponse.Process).FormatViewDefinition.Name | Should -Contain 'CbResponse.Process'
    }

    It 'refuses a PowerShell that is too old, and names the version that it needs' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive CbResponse)
        $text = (Get-Content (Join-Path $staged 'CbResponse.psd1') -Raw).Replace("'7.4'", "'99.4'").Replace("'5.1'", "'99.4'")
        Set-Content (Join-Path $folder CbResponse.psd1) $text
        { Import-Module (Join-Path $folder CbResponse.psd1) -Force -ErrorAction Stop } | Should -Throw '*99.4*'
    }
}

Describe 'The manifest' {
    It 'is valid' {
        $tested = Test-ModuleManifest (Join-Path $staged 'CbResponse.psd1')
        $tested.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
        $tested.PowerShellVersion | Should -Be $(if ($PSVersionTable.PSEdition -eq 'Core') { '7.4' } else { '5.1' })
    }

    It 'carries the version of the build' {
        $version = ([xml](Get-Content (Join-Path (Get-TestRoot) 'Directory.Build.props') -Raw)).SelectSingleNode('//VersionPrefix').InnerText
        $manifest.ModuleVersion | Should -Be $version
    }
}
