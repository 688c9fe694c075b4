using System.Diagnostics;
using System.Text.Json;
using CbResponse.PowerShell.Tests.Engine;
using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Desktop;

/// <summary>The client for .NET Framework, as it is shipped for Windows PowerShell, run by Mono where there is one: the nearest to a .NET Framework off Windows.</summary>
public sealed class MonoTests
{
    [Fact]
    public void The_client_for_Windows_PowerShell_asks_a_server_on_Mono()
    {
        string? mono = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "mono")).FirstOrDefault(File.Exists);
        if (mono is null)
            Assert.Skip("There is no mono on PATH, which runs assemblies for .NET Framework off Windows.");
        string folder = Directory.CreateTempSubdirectory("cb-mono-").FullName;
        try
        {
            // The program among the shipped assemblies, without the settings that its own build gives it.
            foreach (string file in Directory.GetFiles(StagedBuild.Desktop.Folder, "*.dll").Append(Smoke))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            (int exitCode, string output, string error) = Run(mono, folder);
            Assert.True(exitCode == 0, $"exit code {exitCode}\n{output}\n{error}");
            Assert.Empty(error);
            string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Assert.EndsWith(", Mono", lines[0]);
            Assert.StartsWith("version 7.6", lines[1]);
            Assert.Matches("^processes [1-9]", lines[2]);
            Assert.Matches("^events [1-9]", lines[3]);
            Assert.Equal(["wrong token: AuthenticationFailed", "no server: ConnectionFailed"], lines[4..]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Smoke
        => Path.Combine(Repository.Root, "tests", "CbResponse.Client.Smoke", "bin", Repository.Configuration, "net472", "CbResponse.Client.Smoke.exe");

    /// <summary>Runs the program against an emulator that lives as long.</summary>
    private static (int ExitCode, string Output, string Error) Run(string mono, string folder)
    {
        string state = Path.Combine(folder, "emulator.json");
        string emulator = Path.Combine(Repository.Root, "out", "emulator", "CbResponse.Emulator.dll");
        using Process server = Process.Start(new ProcessStartInfo("dotnet", [emulator, "--http", "--port", "0", "--state-file", state, "--exit-with-parent"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;

        // It says how to stop it once it is ready.
        while (server.StandardOutput.ReadLine() is { } line && !line.StartsWith("Ctrl+C", StringComparison.Ordinal))
        {
        }

        try
        {
            using JsonDocument said = JsonDocument.Parse(File.ReadAllText(state));
            return EngineHost.Run(
                mono, [Path.Combine(folder, Path.GetFileName(Smoke)), said.RootElement.GetProperty("url").GetString()!, said.RootElement.GetProperty("adminToken").GetString()!]);
        }
        finally
        {
            server.StandardInput.Close();
            server.WaitForExit();
        }
    }
}
