using CbResponse.Benchmarks.Server;

namespace CbResponse.Benchmarks.Contenders;

/// <summary>Makes the contenders that list a fleet of sensors.</summary>
internal sealed class SensorContestants(BenchmarkServer server, Contestants contestants, string? pythonClient)
{
    private const string End = """
        "milliseconds $($watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture))"
        "peak $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)"
        """;

    /// <summary>All of them, or the first so many.</summary>
    public Contender Module(int? first) => contestants.Connected(first is null ? "Get-CbSensor | Out-Null" : $"the first {first}", $"""
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Get-CbSensor {(first is null ? string.Empty : $"-First {first}")} | Out-Null
        {End}
        """);

    /// <summary>Counts what comes out.</summary>
    public Contender Count => contestants.Connected("count", "(Get-CbSensor | ForEach-Object Id | Sort-Object -Unique).Count");

    /// <summary>What people write without a module: a loop over the pages.</summary>
    public Contender RestMethod => contestants.PowerShell("Invoke-RestMethod loop", $$"""
        $headers = @{ 'X-Auth-Token' = '{{Contestants.Token}}' }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        & {
            for ($start = 0; $start -lt {{SensorRecords.Count}}; $start += 1000) {
                (Invoke-RestMethod "{{server.Address}}/api/v2/sensor?rows=1000&start=$start" -Headers $headers -SkipCertificateCheck).results
            }
        } | Out-Null
        {{End}}
        """);

    /// <summary>The vendor's Python client, where its folder is given.</summary>
    public Contender? Python => pythonClient is null ? null : Contestants.PythonScript("Python client", pythonClient, $"""
        import time, resource
        from cbapi.response import CbResponseAPI, Sensor
        c = CbResponseAPI(url='{server.Address}', token='{Contestants.Token}', ssl_cert_file='{server.CertificateFile}')
        begin = time.perf_counter()
        n = sum(1 for s in c.select(Sensor))
        assert n == {SensorRecords.Count}, n
        print('milliseconds', (time.perf_counter() - begin) * 1000)
        print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
        """);
}
