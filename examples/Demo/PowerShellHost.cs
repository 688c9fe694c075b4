using System.Diagnostics;
using SystemProcess = System.Diagnostics.Process;

namespace CbResponse.Demo;

/// <summary>The first PowerShell on PATH: PowerShell 7 before Windows PowerShell.</summary>
internal sealed record PowerShellHost(string Path)
{
    public static PowerShellHost? Find()
    {
        string[] names = OperatingSystem.IsWindows() ? ["pwsh.exe", "powershell.exe"] : ["pwsh"];
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator);
        string? path = names
            .SelectMany(name => folders.Where(folder => folder.Length > 0).Select(folder => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        return path is null ? null : new PowerShellHost(path);
    }

    /// <summary>Shows the script's statements with their output. The token goes through the environment: arguments are for all to see.</summary>
    public async Task<int> ShowAsync(string script, string module, EmulatorProcess emulator)
    {
        string show = System.IO.Path.Combine(AppContext.BaseDirectory, "Show-Script.ps1");
        List<string> arguments = ["-NoLogo", "-NoProfile", "-NonInteractive"];
        if (OperatingSystem.IsWindows())
            arguments.AddRange(["-ExecutionPolicy", "Bypass"]);
        arguments.AddRange(["-File", show, "-Path", script, "-Module", module]);
        ProcessStartInfo start = new(Path, arguments);
        start.Environment["CBAPI_URL"] = emulator.Url;
        start.Environment["CBAPI_TOKEN"] = emulator.Token;
        start.Environment["CB_DEMO_AUTHORITY"] = emulator.AuthorityFile;
        using SystemProcess process = SystemProcess.Start(start) ?? throw new InvalidOperationException($"'{Path}' did not start.");
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
