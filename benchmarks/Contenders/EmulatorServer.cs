using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace CbResponse.Benchmarks.Contenders;

/// <summary>The emulator in a process of its own: its data has trees, and it counts what it is asked.</summary>
internal sealed class EmulatorServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private EmulatorServer(Process process, JsonElement state)
    {
        _process = process;
        Address = state.GetProperty("url").GetString()!;
        Token = state.GetProperty("adminToken").GetString()!;
        CertificateFile = state.GetProperty("caFile").GetString()!;
        SocketsHttpHandler handler = new();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(CertificateFile) },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        _http = new HttpClient(handler) { BaseAddress = new Uri(Address) };
        _http.DefaultRequestHeaders.Add("X-Auth-Token", Token);
    }

    public string Address { get; }

    public string Token { get; }

    public string CertificateFile { get; }

    public static async Task<EmulatorServer> StartAsync(string folder, string emulator, params string[] options)
    {
        string state = Path.Combine(folder, Path.GetRandomFileName() + ".json");
        Process process = Process.Start(new ProcessStartInfo("dotnet", [emulator, "--port", "0", "--state-file", state, "--exit-with-parent", .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        while (!File.Exists(state))
        {
            if (process.HasExited)
                throw new InvalidOperationException("The emulator ended early.");
            await Task.Delay(50);
        }

        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(state));
        return new EmulatorServer(process, document.RootElement.Clone());
    }

    /// <summary>The identifier of the first process that a search finds.</summary>
    public async Task<string> FindAsync(string query)
    {
        using JsonDocument answer = JsonDocument.Parse(await _http.GetStringAsync($"/api/v1/process?rows=1&sort=start%20asc&q={Uri.EscapeDataString(query)}"));
        return answer.RootElement.GetProperty("results")[0].GetProperty("id").GetString()!;
    }

    /// <summary>How many requests about processes have come since the last call.</summary>
    public async Task<int> TakeRequestsAsync()
    {
        using JsonDocument log = JsonDocument.Parse(await _http.GetStringAsync("/emulator/requests"));
        int count = log.RootElement.EnumerateArray().Count(request => request.GetProperty("path").GetString()!.StartsWith("/api/v", StringComparison.Ordinal)
            && !request.GetProperty("path").GetString()!.EndsWith("/partition", StringComparison.Ordinal));
        using HttpResponseMessage cleared = await _http.DeleteAsync("/emulator/requests");
        return count;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
