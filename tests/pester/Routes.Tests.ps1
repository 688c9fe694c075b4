BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    $root = Get-TestRoot
}

Describe 'The page of routes' {
    It 'is what docs/Build-Routes.ps1 writes' {
        $built = Join-Path $TestDrive routes.md
        $null = & "$root/docs/Build-Routes.ps1" -Path $built
        Get-Content $built -Raw | Should -BeExactly ((Get-Content "$root/docs/routes.md" -Raw) -replace "`r`n", "`n") -Because './build.ps1 -Task Help builds it'
    }
}
