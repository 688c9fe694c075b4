namespace CbResponse.Smoke;

/// <summary>
/// Asks a server a little of everything that is different on .NET Framework: JSON, streams, and failures. Without TLS, since Mono reads
/// no certificates with elliptic curves, which the emulator has.
/// </summary>
internal static class Walk
{
    public static async Task RunAsync(string url, string token)
    {
        Console.WriteLine($"runtime {Environment.Version}, {(Type.GetType("Mono.Runtime") is null ? ".NET Framework" : "Mono")}");
        using (CbClient client = Connect(url, token))
        {
            ServerInfo info = await client.Server.GetInfoAsync();
            Console.WriteLine($"version {info.Version}");
            Process? shell = null;
            int processes = 0;
            await foreach (Process process in client.Processes.SearchAsync(new ProcessSearch { Query = "process_name:powershell.exe", GroupBy = "id" }))
            {
                shell ??= process;
                processes++;
            }

            Console.WriteLine($"processes {processes}");
            int events = 0;
            await foreach (ProcessEvent _ in client.Events.ReadAsync(ProcessId.Parse(shell!.Id)!))
                events++;
            Console.WriteLine($"events {events}");
        }

        await ShowFailureAsync("wrong token", url, new string('0', token.Length));
        await ShowFailureAsync("no server", "http://127.0.0.1:1", token);
    }

    private static async Task ShowFailureAsync(string title, string url, string token)
    {
        using CbClient client = Connect(url, token);
        try
        {
            _ = await client.Server.GetInfoAsync();
            Console.WriteLine($"{title}: no failure");
        }
        catch (CbException failure)
        {
            Console.WriteLine($"{title}: {failure.Kind}");
        }
    }

    private static CbClient Connect(string url, string token)
        => new(new CbServerOptions(ServerAddress.Parse(url), new ApiToken(token)) { MaximumRetryCount = 0 });
}
