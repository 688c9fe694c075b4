using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using CbResponse.PowerShell.Tests.Engine;

namespace CbResponse.PowerShell.Tests.Demo;

/// <summary>The demo as a newcomer runs it: with a PowerShell on PATH, and on a machine that has only .NET.</summary>
public sealed partial class DemoTests
{
    /// <summary>The dotnet that runs these tests: a test hides PATH from the demo, and that one with it.</summary>
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    [Fact]
    public void With_a_PowerShell_the_demo_shows_the_cmdlets()
    {
        if (EngineHost.Current is null)
            Assert.Skip(EngineHost.WhyNone);
        string output = Run(Environment.GetEnvironmentVariable("PATH"));

        // Every statement of the page that a newcomer copies from is shown before what it writes.
        IEnumerable<string> statements = Repository.Read("examples", "Demo", "Triage.ps1").Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#'));
        Assert.All(statements, statement => Assert.Contains("PS> " + statement, output));
        string[] parts = output.Split("PS> ");
        AssertShare(After(parts, "Get-CbProcess 'process_name:net.exe"));
        AssertShell(After(parts, "$hits\n"));
        Assert.Contains("fin-ws-01", After(parts, "$recent | Group-Object HostName"));
        Assert.Contains("anna.m", After(parts, "$recent | Group-Object UserName"));
        Assert.Contains("whoami", After(parts, "Get-CbProcess -HostName $first.HostName"));
    }

    [Fact]
    public void Without_a_PowerShell_the_demo_shows_the_same_triage_and_where_to_get_one()
    {
        string empty = Directory.CreateTempSubdirectory("cb-no-shell-").FullName;
        try
        {
            string output = Run(empty);
            Assert.Contains("No PowerShell was found on PATH", output);
            Assert.Contains("https://aka.ms/powershell", output);
            Assert.DoesNotContain("PS> ", output);
            string[] parts = output.Split("--- ");
            AssertShare(After(parts, "Somebody mounted an internal share"));
            AssertShell(After(parts, "Office should not start a shell"));
            string recent = After(parts, "The last two days");
            Assert.Contains("fin-ws-01", recent);
            Assert.Contains("anna.m", recent);
            Assert.Contains("whoami", After(parts, "What ran on fin-ws-01"));
        }
        finally
        {
            Directory.Delete(empty);
        }
    }

    /// <summary>Runs the demo with a PATH, and checks what holds of it in either way: it succeeds, shows no token, and leaves no server behind.</summary>
    private static string Run(string? path)
    {
        string demo = Path.Combine(Repository.Root, "examples", "Demo", "bin", Repository.Configuration, "net10.0", "Demo.dll");
        Dictionary<string, string?> environment = new() { ["PATH"] = path, ["NO_COLOR"] = "1" };
        (int exitCode, string output, string error) = EngineHost.Run(Dotnet, [demo], environment);
        output = Colour().Replace(output, string.Empty).Replace("\r\n", "\n");
        Assert.True(exitCode == 0, $"exit code {exitCode}\n{output}\n{error}");
        Assert.Empty(error);
        Assert.DoesNotMatch("(?i)\\b[0-9a-f]{40}\\b", output);
        AssertGone(new Uri(Address().Match(output).Groups[1].Value));
        return output;
    }

    private static void AssertGone(Uri server)
    {
        using TcpClient client = new();
        SocketException failure = Assert.Throws<SocketException>(() => client.Connect(server.Host, server.Port));
        Assert.Equal(SocketError.ConnectionRefused, failure.SocketErrorCode);
    }

    /// <summary>Two commands mounted the share, on one host.</summary>
    private static void AssertShare(string part)
    {
        string[] lines = [.. part.Split('\n').Where(line => line.Contains("net  use", StringComparison.Ordinal))];
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Contains("win-ia9nq1gn8oi", line));
        Assert.Contains(lines, line => line.EndsWith(@"net  use y: \\test\blah", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith(@"net  use z: \\test\blah", StringComparison.Ordinal));
    }

    /// <summary>The typed filters find the one shell that an Office program started.</summary>
    private static void AssertShell(string part)
    {
        string line = Assert.Single(part.Split('\n'), line => line.Contains("-NoP -NonI", StringComparison.Ordinal));
        Assert.Contains("fin-ws-01", line);
        Assert.Contains("powershell.exe", line);
    }

    private static string After(string[] parts, string start) => Assert.Single(parts, part => part.StartsWith(start, StringComparison.Ordinal));

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Colour();

    [GeneratedRegex(@"runs at (https://\S+)\.")]
    private static partial Regex Address();
}
