using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using SystemProcess = System.Diagnostics.Process;

namespace CbResponse.Demo;

/// <summary>The emulator in a process of its own, that ends with this one.</summary>
internal sealed class EmulatorProcess : IAsyncDisposable
{
    private readonly SystemProcess _process;

    private EmulatorProcess(SystemProcess process, JsonElement state)
    {
        _process = process;
        Url = state.GetProperty("url").GetString()!;
        Token = state.GetProperty("adminToken").GetString()!;
        AuthorityFile = state.GetProperty("caFile").GetString()!;
    }

    public string Url { get; }

    public string Token { get; }

    public string AuthorityFile { get; }

    public static async Task<EmulatorProcess> StartAsync(string emulator)
    {
        string stateFile = Path.Combine(Path.GetTempPath(), $"cb-demo-{Guid.NewGuid():N}.json");
        ProcessStartInfo start = new(FindDotnet(), [emulator, "--port", "0", "--scenario", "intrusion", "--state-file", stateFile, "--exit-with-parent"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        SystemProcess process = SystemProcess.Start(start) ?? throw new InvalidOperationException("The emulator did not start.");
        while (!File.Exists(stateFile))
        {
            if (process.HasExited)
                throw new InvalidOperationException("The emulator ended before it was ready. Build it first: dotnet build.");
            await Task.Delay(50);
        }

        using JsonDocument state = JsonDocument.Parse(await File.ReadAllTextAsync(stateFile));
        File.Delete(stateFile);
        return new EmulatorProcess(process, state.RootElement.Clone());
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>The dotnet that runs this program: it need not be on PATH.</summary>
    private static string FindDotnet()
    {
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string dotnet = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(dotnet) ? dotnet : "dotnet";
    }
}
