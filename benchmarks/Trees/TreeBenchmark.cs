using CbResponse.Benchmarks.Contenders;
using CbResponse.Benchmarks.Reports;

namespace CbResponse.Benchmarks.Trees;

/// <summary>Walks a tree of 2,000 processes down and a chain of ten up: time, processes found, requests sent.</summary>
internal sealed class TreeBenchmark(string module, BenchmarkOptions options)
{
    private const string Chain = @"process_name:net.exe cmdline:\\test\blah";

    public async Task RunAsync(string folder)
    {
        string emulator = Path.Combine(module, "..", "emulator", "CbResponse.Emulator.dll");
        await using (EmulatorServer fleet = await EmulatorServer.StartAsync(
            folder, emulator, "--scenario", "fleet", "--sensors", "5", "--processes", "10000", "--events", "10"))
        {
            string root = await fleet.FindAsync("sensor_id:1");
            await ReportAsync(fleet, "Process tree of 2,000 nodes", Descend(fleet, root));
        }

        await using EmulatorServer story = await EmulatorServer.StartAsync(folder, emulator);
        await ReportAsync(story, "Ancestor walk, then once more", Climb(story, await story.FindAsync(Chain)));
    }

    private async Task ReportAsync(EmulatorServer server, string title, IReadOnlyList<Contender> contenders)
    {
        Console.WriteLine($"## {title}, median of {options.Runs}\n");
        Console.WriteLine("| contender | ms | processes | requests |");
        Console.WriteLine("|---|--:|--:|--:|");
        await server.TakeRequestsAsync();
        foreach (Contender contender in contenders)
        {
            Dictionary<Contender, List<Measurement>> results = await Runner.RunAsync([contender], options.Runs);
            int requests = await server.TakeRequestsAsync() / (options.Runs + 1);
            Summary summary = new(contender, results[contender]);
            Console.WriteLine($"| {summary.Name.Replace("|", @"\|", StringComparison.Ordinal)} | {Summary.Number(summary.Inner)} | {results[contender][0].Output} | {requests} |");
        }

        Console.WriteLine();
    }

    private List<Contender> Descend(EmulatorServer server, string root)
    {
        List<Contender> all = [PowerShell(server, "Get-CbProcessTree -Descendants", $"@(Get-CbProcessTree {root} -Descendants).Count")];
        if (options.PythonClient is not null)
        {
            all.Add(Python(server, "Python client, walk_children", $"""
                found = set()
                def visit(p, depth): found.add(p.id)
                c.select(Process, '{root}').walk_children(visit, max_depth=20)
                print(len(found))
                """));
        }

        return all;
    }

    private List<Contender> Climb(EmulatorServer server, string process)
    {
        List<Contender> all = [PowerShell(server, "Get-CbProcessTree -Ancestors", $"1..2 | ForEach-Object {{ Get-CbProcessTree {process} -Ancestors }} | Measure-Object | ForEach-Object Count")];
        if (options.PythonClient is not null)
        {
            all.Add(Python(server, "Python client, walk_parents", $"""
                found = []
                for i in range(2):
                    c.select(Process, '{process}').walk_parents(lambda p, depth: found.append(p.hostname))
                print(len(found))
                """));
        }

        return all;
    }

    private Contender PowerShell(EmulatorServer server, string name, string script) => new(name, options.PowerShell,
    [
        "-NoProfile", "-NonInteractive", "-Command", $$"""
            $ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'
            Import-Module '{{module}}'
            Connect-CbServer {{server.Address}} -Credential ([pscredential]::new('x', (ConvertTo-SecureString '{{server.Token}}' -AsPlainText -Force))) -CertificateAuthority '{{server.CertificateFile}}'
            $watch = [Diagnostics.Stopwatch]::StartNew()
            {{script}}
            "milliseconds $($watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture))"
            """,
    ]);

    private Contender Python(EmulatorServer server, string name, string script) => new(
        name,
        "/usr/bin/python3",
        ["-c", $"""
            import time
            from cbapi.response import CbResponseAPI, Process
            c = CbResponseAPI(url='{server.Address}', token='{server.Token}', ssl_cert_file='{server.CertificateFile}')
            begin = time.perf_counter()

            """ + script + "\nprint('milliseconds', (time.perf_counter() - begin) * 1000)"],
        new Dictionary<string, string> { ["PYTHONPATH"] = options.PythonClient! });
}
