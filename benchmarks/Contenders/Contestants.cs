using System.Globalization;

namespace CbResponse.Benchmarks.Contenders;

/// <summary>Makes the contenders of each row.</summary>
internal sealed class Contestants(BenchmarkServer server, string module, string powerShell, string? pythonClient)
{
    public const string Token = "0123456789abcdef0123456789abcdef01234567";
    private const string Peak = "\"peak $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)\"";

    /// <summary>The module: every document of the export, as objects.</summary>
    public Contender Module(int documents) => PowerShell("Get-CbProcess | Out-Null", $$"""
        {{Connect}}
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Get-CbProcess -Query documents:{{documents}} | Out-Null
        "milliseconds $($watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture))"
        {{Peak}}
        """);

    /// <summary>The module, counting what comes out: the export is only fast if it is whole.</summary>
    public Contender ModuleCount(int documents) => PowerShell("count", $$"""
        {{Connect}}
        (Get-CbProcess -Query documents:{{documents}} | ForEach-Object UniqueId | Measure-Object).Count
        """);

    /// <summary>What people write without a module: a loop over the pages.</summary>
    public Contender RestMethod(int documents) => PowerShell("Invoke-RestMethod loop", $$"""
        $headers = @{ 'X-Auth-Token' = '{{Token}}' }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        & {
            for ($start = 0; $start -lt {{documents}}; $start += 1000) {
                $page = Invoke-RestMethod "{{server.Address}}/api/v1/process?q=documents:{{documents}}&rows=1000&start=$start" -Headers $headers -SkipCertificateCheck
                $page.results
            }
        } | Out-Null
        "milliseconds $($watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture))"
        {{Peak}}
        """);

    /// <summary>The same pages, fetched over one connection and thrown away: what the transfer alone costs.</summary>
    public Contender Curl(int documents, string folder)
    {
        string config = Path.Combine(folder, $"curl-{documents.ToString(CultureInfo.InvariantCulture)}.txt");
        using StreamWriter writer = new(config);
        writer.WriteLine($"cacert = {server.CertificateFile}\nheader = \"X-Auth-Token: {Token}\"\nsilent\nfail");
        for (int start = 0; start < documents; start += 1000)
            writer.WriteLine(FormattableString.Invariant($"url = \"{server.Address}/api/v1/process?q=documents:{documents}&rows=1000&start={start}\"\noutput = /dev/null"));
        return new Contender("curl of the same pages", "curl", ["-K", config]);
    }

    /// <summary>The vendor's Python client, where its folder is given.</summary>
    public Contender? Python(int documents)
    {
        if (pythonClient is null)
            return null;
        string script = $"""
            import time, resource
            from cbapi.response import CbResponseAPI, Process
            c = CbResponseAPI(url='{server.Address}', token='{Token}', ssl_cert_file='{server.CertificateFile}')
            begin = time.perf_counter()
            n = sum(1 for p in c.select(Process).where('documents:{documents}'))
            assert n == {documents}, n
            print('milliseconds', (time.perf_counter() - begin) * 1000)
            print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
            """;
        return PythonScript("Python client", pythonClient, script);
    }

    /// <summary>A script for the vendor's Python client.</summary>
    public static Contender PythonScript(string name, string folder, string script)
        => new(name, "/usr/bin/python3", ["-c", script], new Dictionary<string, string> { ["PYTHONPATH"] = folder });

    /// <summary>A script for a PowerShell that has the module and a connection.</summary>
    public Contender Connected(string name, string script) => PowerShell(name, Connect + "\n" + script);

    /// <summary>A script for a bare PowerShell.</summary>
    public Contender PowerShell(string name, string script)
        => new(name, powerShell, ["-NoProfile", "-NonInteractive", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'\n" + script]);

    /// <summary>A bare host.</summary>
    public Contender Bare => PowerShell("bare host", "1 | Out-Null");

    /// <summary>A host that imports the module.</summary>
    public Contender Import => PowerShell("host with Import-Module", $"Import-Module '{module}'");

    private string Connect => $"""
        Import-Module '{module}'
        Connect-CbServer {server.Address} -Credential ([pscredential]::new('x', (ConvertTo-SecureString '{Token}' -AsPlainText -Force))) -CertificateAuthority '{server.CertificateFile}'
        """;
}
