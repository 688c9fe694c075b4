using System.Diagnostics;

namespace CbResponse.PowerShell.Tests.Engine;

/// <summary>The PowerShell that runs the engine suite: the first one on PATH that is new enough and has Pester.</summary>
internal sealed record EngineHost(string Path, string Version)
{
    private static readonly Lazy<(EngineHost? Host, string Reason)> Found = new(Find);

    /// <summary>The host, or null when there is none; <see cref="WhyNone"/> then says why.</summary>
    public static EngineHost? Current => Found.Value.Host;

    public static string WhyNone => Found.Value.Reason;

    /// <summary>Runs the host and gives what it wrote.</summary>
    public static (int ExitCode, string Output, string Error) Run(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? folder = null)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? Repository.Root,
        };
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static (EngineHost? Host, string Reason) Find()
    {
        string[] names = OperatingSystem.IsWindows() ? ["pwsh.exe", "powershell.exe"] : ["pwsh"];
        List<string> reasons = [];
        foreach (string name in names)
        {
            string? path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator)
                .Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);
            if (path is null)
            {
                reasons.Add($"no {name} on PATH");
                continue;
            }

            (EngineHost? host, string? reason) = Probe(path);
            if (host is not null)
                return (host, string.Empty);
            reasons.Add(reason!);
        }

        return (null, "The engine suite needs PowerShell 7.4 or later (or Windows PowerShell 5.1) with Pester 5 or later: " + string.Join("; ", reasons));
    }

    private static (EngineHost? Host, string? Reason) Probe(string path)
    {
        const string script = "$v = $PSVersionTable.PSVersion; \"$v\"; if ($v -ge [version]'7.4' -or ($v.Major -eq 5 -and $v.Minor -ge 1)) { 'supported' }; "
            + "if (Get-Module -ListAvailable Pester | Where-Object { $_.Version -ge [version]'5.0' }) { 'pester' }";
        (int exitCode, string output, string error) = Run(path, ["-NoProfile", "-NonInteractive", "-Command", script]);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (exitCode != 0 || lines.Length == 0)
            return (null, $"{path} does not run: {error.Trim()}");
        if (!lines.Contains("supported"))
            return (null, $"{path} is version {lines[0]}");
        return lines.Contains("pester") ? (new EngineHost(path, lines[0]), null) : (null, $"{path} has no Pester 5 or later");
    }
}
