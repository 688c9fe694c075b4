using System.Text.Json;

namespace CbResponse;

/// <summary>The license of a server. A new one is looked at before it is reported.</summary>
public sealed class LicenseClient
{
    private const string Path = "/api/v1/license";

    private readonly CbClient _client;

    internal LicenseClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Gets the license.</summary>
    /// <exception cref="CbException">The server refused, or did not answer with a license.</exception>
    public async Task<License> GetAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        License license = await _client.Connection
            .GetJsonAsync(ApiRequest.Get(Path), CbJsonContext.Default.License, observer, cancellationToken).ConfigureAwait(false)
            ?? throw JsonBody.Wrong("license_valid", "is missing", $"GET {Path}");
        license.Client = _client;
        license.EndDate = WireTime.NotNever(license.EndDate);
        license.DaysLeft = license.EndDate is { } end ? (end.Date - _client.Connection.Clock.UtcNow.UtcDateTime.Date).Days : null;
        return license;
    }

    /// <summary>Gives the server another license.</summary>
    /// <param name="block">The block from the vendor, as it is.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The license as the server has it now.</returns>
    /// <exception cref="CbException">The server refused, or has no valid license afterwards.</exception>
    public async Task<License> SetAsync(string block, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = new(HttpMethod.Post, Path) { Body = new RecordMembers { { "license", block } }.ToJson(), NeededRight = RequiredRights.GlobalAdmin };
        JsonElement? answer = await _client.Connection.ChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        if (answer is { ValueKind: JsonValueKind.Object } said && said.TryGetProperty("status", out JsonElement status) && status.ToString() is { Length: > 0 } word && word != "success")
            throw ServerErrors.InSuccess(word, request.Route, _client.Options.Token);
        License license = await GetAsync(observer, cancellationToken).ConfigureAwait(false);
        return license.IsValid == true
            ? license
            : throw JsonBody.Wrong("license_valid", "is not true, although the server reported success", $"GET {Path}");
    }
}
