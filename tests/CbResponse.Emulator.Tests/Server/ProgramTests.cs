using System.Diagnostics;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>The program as others start it: in a process of its own.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task It_writes_its_state_once_it_answers_and_stops_with_its_parent()
    {
        string file = Path.Combine(Path.GetTempPath(), $"emulator-state-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, "left by an earlier run", TestContext.Current.CancellationToken);
        using Process process = Start("--state-file", file, "--exit-with-parent", "--anchor", "2024-03-05", "--server-version", "6.2",
            "--token", "0123456789012345678901234567890123456789");
        string greeting = string.Empty;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            greeting += line + "\n";
            if (line.Contains("stops it", StringComparison.Ordinal))
                break;
        }

        using JsonDocument state = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        JsonElement root = state.RootElement;
        Assert.Equal(process.Id, root.GetProperty("pid").GetInt32());
        Assert.Equal("6.2", root.GetProperty("serverVersion").GetString());
        Assert.Equal("intrusion", root.GetProperty("scenario").GetString());
        Assert.Equal("0123456789012345678901234567890123456789", root.GetProperty("adminToken").GetString());
        Assert.Equal(64, root.GetProperty("certificateThumbprint").GetString()!.Length);
        Assert.Equal(40, root.GetProperty("certificateThumbprintSha1").GetString()!.Length);
        Assert.DoesNotContain(root.GetProperty("userToken").GetString()!, greeting, StringComparison.Ordinal);
        Assert.Contains(root.GetProperty("url").GetString()!, greeting, StringComparison.Ordinal);
        string authority = root.GetProperty("caFile").GetString()!;
        Assert.True(File.Exists(authority));
        using (ApiClient client = new(root.GetProperty("url").GetString()!,
            System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile(authority),
            root.GetProperty("adminToken").GetString()))
            Assert.StartsWith("6.2.", (await client.GetAsync("/api/info")).GetProperty("version").GetString(), StringComparison.Ordinal);

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.False(File.Exists(file));
        Assert.False(File.Exists(authority));
    }

    [Fact]
    public async Task Without_a_state_file_it_prints_its_tokens()
    {
        using Process process = Start("--http", "--exit-with-parent");
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Matches("admin token +[0-9a-f]{40}", output);
        Assert.Matches("user token +[0-9a-f]{40}", output);
        Assert.Matches("http://127.0.0.1:[0-9]+", output);
    }

    [Theory]
    [InlineData("--bogus")]
    [InlineData("--port=99999")]
    [InlineData("--state-file=/no/such/folder/at/all/state.json")]
    public async Task A_mistake_is_one_line_on_standard_error_and_exit_code_2(string option)
    {
        using Process process = Start(option);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, process.ExitCode);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Help_goes_to_standard_output()
    {
        using Process process = Start("--help");
        Assert.StartsWith("Usage:", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private static Process Start(params string[] arguments)
    {
        string program = typeof(EmulatorHost).Assembly.Location;
        ProcessStartInfo info = new(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host
            : "dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(info) ?? throw new InvalidOperationException("The emulator could not be started.");
    }
}
