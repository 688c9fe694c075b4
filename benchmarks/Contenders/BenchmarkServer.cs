using System.Diagnostics;

namespace CbResponse.Benchmarks.Contenders;

/// <summary>The page server in a process of its own.</summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
    private readonly Process _process;

    private BenchmarkServer(Process process, string address, string certificateFile)
    {
        _process = process;
        Address = address;
        CertificateFile = certificateFile;
    }

    public string Address { get; }

    public string CertificateFile { get; }

    public static async Task<BenchmarkServer> StartAsync(string folder)
    {
        string state = Path.Combine(folder, "server.txt");
        bool isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        string[] arguments = isHosted ? [typeof(BenchmarkServer).Assembly.Location, "serve", folder] : ["serve", folder];
        Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardInput = true,
        })!;
        while (!File.Exists(state))
        {
            if (process.HasExited)
                throw new InvalidOperationException("The page server ended early.");
            await Task.Delay(50);
        }

        string[] lines = await File.ReadAllLinesAsync(state);
        return new BenchmarkServer(process, lines[0], lines[1]);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
