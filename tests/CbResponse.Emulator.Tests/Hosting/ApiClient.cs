using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>Asks the emulator as any HTTP client would.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    public ApiClient(string url, X509Certificate2? authority, string? token)
    {
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseProxy = false };
        if (authority is not null)
        {
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { authority },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            };
        }

        _http = new HttpClient(handler) { BaseAddress = new Uri(url) };
        if (token is not null)
            _http.DefaultRequestHeaders.Add("X-Auth-Token", token);
    }

    public HttpClient Http => _http;

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, string contentType = "application/json")
    {
        HttpRequestMessage request = new(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(contentType);
        }

        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, path);
        return await ReadAsync(response);
    }

    public async Task<JsonElement> PostAsync(string path, string body, string contentType = "application/json")
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, path, body, contentType);
        return await ReadAsync(response);
    }

    public async Task<(HttpStatusCode Status, string Body)> TryAsync(HttpMethod method, string path, string? body = null)
    {
        using HttpResponseMessage response = await SendAsync(method, path, body);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A process search; parameters are escaped here.</summary>
    public Task<JsonElement> SearchAsync(string query, params (string Name, string Value)[] parameters)
        => GetAsync("/api/v1/process?" + Encode([("q", query), .. parameters]));

    public static string Encode(IEnumerable<(string Name, string Value)> parameters)
        => string.Join('&', parameters.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
