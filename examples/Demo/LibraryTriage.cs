using CbResponse.Query;

namespace CbResponse.Demo;

/// <summary>The triage of Triage.ps1 through the client library, for machines without PowerShell.</summary>
internal sealed class LibraryTriage(EmulatorProcess emulator)
{
    public async Task RunAsync()
    {
        CbServerOptions options = new(ServerAddress.Parse(emulator.Url), new ApiToken(emulator.Token))
        {
            Tls = new TlsOptions { CertificateAuthorityPath = emulator.AuthorityFile },
        };
        using CbClient client = new(options);
        ServerInfo info = await client.Server.GetInfoAsync();
        Console.WriteLine($"Connected to {info.Server}, version {info.Version}.\n");

        Title("Somebody mounted an internal share with net.exe");
        await ShowAsync(client, new ProcessSearch { Query = @"process_name:net.exe cmdline:\\test\blah", GroupBy = "id" });

        Title("The last two days, by host and by user");
        List<Process> recent = [];
        CbQuery lastDays = new ProcessFilter { StartedAfter = DateTimeOffset.UtcNow.AddDays(-2) }.ToQuery();
        await foreach (Process process in client.Processes.SearchAsync(new ProcessSearch { Query = lastDays.Text, GroupBy = "id" }))
            recent.Add(process);
        ShowCounts(recent.Select(process => process.HostName));
        ShowCounts(recent.Select(process => process.UserName));

        Title("Office should not start a shell");
        CbQuery office = new ProcessFilter
        {
            ParentName = ["winword.exe", "excel.exe", "outlook.exe"],
            ProcessName = ["powershell.exe", "cmd.exe"],
            StartedAfter = DateTimeOffset.UtcNow.AddDays(-7),
        }.ToQuery();
        Process? first = await ShowAsync(client, new ProcessSearch { Query = office.Text, GroupBy = "id" });
        if (first is not { Start: { } started, HostName: { } host })
            return;
        DateTimeOffset start = new(started);

        Title($"What ran on {host} in the hour after");
        CbQuery after = new ProcessFilter { HostName = [host], StartedAfter = start, StartedBefore = start.AddHours(1) }.ToQuery();
        await ShowAsync(client, new ProcessSearch { Query = after.Text, GroupBy = "id", Sort = "start asc", Range = new SearchRange { First = 10 } });
    }

    /// <summary>Prints what a search finds, and gives the earliest of it.</summary>
    private static async Task<Process?> ShowAsync(CbClient client, ProcessSearch search)
    {
        Process? first = null;
        Console.WriteLine($"  query: {search.Query}");
        await foreach (Process process in client.Processes.SearchAsync(search))
        {
            first = first is null || process.Start < first.Start ? process : first;
            Console.WriteLine($"  {process.Start:u}  {process.HostName,-16}  {process.UserName,-26}  {process.ProcessName} ({process.Pid})  {process.CommandLine}");
        }

        Console.WriteLine();
        return first;
    }

    private static void ShowCounts(IEnumerable<string?> values)
    {
        foreach (IGrouping<string?, string?> group in values.GroupBy(value => value).OrderByDescending(group => group.Count()).Take(5))
            Console.WriteLine($"  {group.Count(),5}  {group.Key}");
        Console.WriteLine();
    }

    private static void Title(string text) => Console.WriteLine($"--- {text}");
}
