using CbResponse.Benchmarks.Server;

namespace CbResponse.Benchmarks.Contenders;

/// <summary>Makes the contenders that read the events of one process.</summary>
internal sealed class EventContestants(BenchmarkServer server, Contestants contestants, string? pythonClient)
{
    private const string Before = "[GC]::Collect(); $before = [Diagnostics.Process]::GetCurrentProcess().WorkingSet64";

    private const string After = """
        "milliseconds $($watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture))"
        "peak $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)"
        "growth $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 - $before)"
        """;

    private string Address => $"{server.Address}/api/v4/process/{Events.ProcessId}/0/event";

    /// <summary>The module: every event, as objects.</summary>
    public Contender Module => Whole("Get-CbProcessEvent > $null", "> $null");

    /// <summary>The same with a cmdlet behind it, which costs PowerShell more than the events cost us.</summary>
    public Contender ModulePiped => Whole("Get-CbProcessEvent | Out-Null", "| Out-Null");

    /// <summary>The module until the first event is there, in a fresh process; the rest of the answer is cancelled.</summary>
    public Contender ModuleFirst => contestants.Connected("Get-CbProcessEvent, first event", $$"""
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Get-CbProcessEvent {{Events.ProcessId}} | Select-Object -First 1 | Out-Null
        "milliseconds $($watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture))"
        """);

    /// <summary>The module, counting what comes out: it is only fast if it is whole.</summary>
    public Contender ModuleCount => contestants.Connected("count", $"(Get-CbProcessEvent {Events.ProcessId} | Where-Object {{ $_.Timestamp -and -not $_.Raw }} | Measure-Object).Count");

    /// <summary>What people write without a module: the whole answer, then each line cut at its pipes.</summary>
    public Contender RestMethod => contestants.PowerShell("Invoke-RestMethod and split", $$"""
        {{Before}}
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $first = $null
        & {
            $process = (Invoke-RestMethod '{{Address}}' -Headers @{ 'X-Auth-Token' = '{{Contestants.Token}}' } -SkipCertificateCheck).process
            $first = $watch.Elapsed.TotalMilliseconds
            "first $($first.ToString([cultureinfo]::InvariantCulture))" | Out-Host
            foreach ($line in $process.modload_complete) { $f = $line.Split('|'); [pscustomobject]@{ Time = [datetime]$f[0]; Md5 = $f[1]; Path = $f[2] } }
            foreach ($line in $process.filemod_complete) { $f = $line.Split('|'); [pscustomobject]@{ Time = [datetime]$f[1]; Operation = [int]$f[0]; Path = $f[2] } }
            foreach ($line in $process.regmod_complete) { $f = $line.Split('|'); [pscustomobject]@{ Time = [datetime]$f[1]; Operation = [int]$f[0]; Path = $f[2] } }
            $process.netconn_complete
            $process.childproc_complete
            foreach ($line in $process.crossproc_complete) { $f = $line.Split('|'); [pscustomobject]@{ Time = [datetime]$f[1]; Path = $f[4]; Access = [int]$f[6] } }
        } | Out-Null
        {{After}}
        """);

    /// <summary>The same answer, fetched and thrown away: what the transfer alone costs.</summary>
    public Contender Curl => new(
        "curl of the same answer", "curl", ["--silent", "--fail", "--cacert", server.CertificateFile, "-H", $"X-Auth-Token: {Contestants.Token}", "-o", "/dev/null", Address]);

    /// <summary>The vendor's Python client, where its folder is given.</summary>
    public Contender? Python => pythonClient is null ? null : Contestants.PythonScript("Python client, all_events", pythonClient, $"""
        import time, resource
        from cbapi.response import CbResponseAPI, Process
        c = CbResponseAPI(url='{server.Address}', token='{Contestants.Token}', ssl_cert_file='{server.CertificateFile}')
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begin = time.perf_counter()
        first = None
        n = 0
        for e in c.select(Process, '{Events.ProcessId}').all_events:
            first = first or time.perf_counter()
            n += 1
        print('milliseconds', (time.perf_counter() - begin) * 1000)
        print('first', (first - begin) * 1000)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print('peak', peak * 1024)
        print('growth', (peak - before) * 1024)
        print('events', n)
        """);

    private Contender Whole(string name, string end) => contestants.Connected(name, $$"""
        {{Before}}
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Get-CbProcessEvent {{Events.ProcessId}} {{end}}
        {{After}}
        """);
}
