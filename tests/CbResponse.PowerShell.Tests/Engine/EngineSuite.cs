using System.Text.Json;

namespace CbResponse.PowerShell.Tests.Engine;

/// <summary>
/// Runs the Pester suite in a real PowerShell, each file in a process of its own, and reports each of its tests as a test here:
/// once with the build that this PowerShell loads, once with the desktop build.
/// </summary>
public sealed class EngineSuite
{
    /// <summary>The outcomes of the suite with the build for this PowerShell.</summary>
    public static IEnumerable<TheoryDataRow<string, string, string>> CoreOutcomes() => Run("core");

    /// <summary>The outcomes of the suite with the build for Windows PowerShell.</summary>
    public static IEnumerable<TheoryDataRow<string, string, string>> DesktopOutcomes() => Run("desktop");

    [Theory]
    [MemberData(nameof(CoreOutcomes), DisableDiscoveryEnumeration = true)]
    public void Core(string test, string result, string message) => Report(test, result, message);

    [Theory]
    [MemberData(nameof(DesktopOutcomes), DisableDiscoveryEnumeration = true)]
    public void Desktop(string test, string result, string message) => Report(test, result, message);

    private static void Report(string test, string result, string message)
    {
        if (result == "Skipped")
            Assert.Skip(message.Length > 0 ? message : $"{test} skips itself.");
        Assert.True(result == "Passed", $"{test}: {result}\n{message}");
    }

    private static IEnumerable<TheoryDataRow<string, string, string>> Run(string build)
    {
        if (EngineHost.Current is not { } host)
        {
            yield return new("engine suite", "Skipped", EngineHost.WhyNone);
            yield break;
        }

        // A file spends much of its time waiting for what it starts, so several run beside each other.
        using SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount));
        string[] files = [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "pester"), "*.Tests.ps1").Order(StringComparer.Ordinal)];
        Task<List<Outcome>>[] runs = [.. files.Select(file => Task.Run(async () =>
        {
            await places.WaitAsync();
            try
            {
                return RunFile(host, file, build);
            }
            finally
            {
                places.Release();
            }
        }))];
        for (int i = 0; i < files.Length; i++)
        {
            foreach (Outcome outcome in runs[i].GetAwaiter().GetResult())
                yield return new($"{Path.GetFileName(files[i])}: {outcome.Name}", outcome.Result, outcome.Message ?? string.Empty);
        }
    }

    private static List<Outcome> RunFile(EngineHost host, string file, string build)
    {
        // A temporary folder of its own: what one file leaves is never what another finds.
        string temporary = Directory.CreateTempSubdirectory("cb-").FullName;
        string resultFile = Path.Combine(temporary, "result.json");
        try
        {
            string script = Path.Combine(Repository.Root, "tests", "pester", "Invoke-Suite.ps1");
            (int exitCode, string output, string error) = EngineHost.Run(
                host.Path,
                ["-NoProfile", "-NonInteractive", "-File", script, "-Path", file, "-ResultFile", resultFile],
                new Dictionary<string, string?>
                {
                    ["CBRESPONSE_TEST_BUILD"] = build,
                    ["CBAPI_URL"] = null,
                    ["CBAPI_TOKEN"] = null,
                    ["TMPDIR"] = temporary,
                    ["TMP"] = temporary,
                    ["TEMP"] = temporary,
                });
            string json = File.Exists(resultFile) ? File.ReadAllText(resultFile) : string.Empty;
            if (exitCode != 0 || json.Length == 0)
                return [new Outcome("the file as a whole", "Failed", $"exit code {exitCode}\n{output}\n{error}")];
            List<Outcome> outcomes = JsonSerializer.Deserialize<List<Outcome>>(json, JsonSerializerOptions.Web)!;
            return outcomes.Count > 0 ? outcomes : [new Outcome("the file as a whole", "Failed", "It holds no test.")];
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private sealed record Outcome(string Name, string Result, string? Message);
}
