using System.Net;

namespace CbResponse;

/// <summary>What is to be stored of a feed. What is null is left to the server, or as it is.</summary>
public sealed class FeedSettings
{
    /// <summary>Where the server is to download it, with the scheme http, https or file; needed for a new one.</summary>
    public string? FeedUrl { get; init; }

    /// <summary>Whether it is to be downloaded and used.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Whether to download it through the server's proxy.</summary>
    public bool? UsesProxy { get; init; }

    /// <summary>Whether to check the certificate of the feed's server.</summary>
    public bool? ValidatesServerCertificate { get; init; }

    /// <summary>How much the administrators trust it, 1 to 5.</summary>
    public int? LocalRating { get; init; }

    /// <summary>Who the server is to log in as.</summary>
    public NetworkCredential? Credential { get; init; }

    /// <summary>A certificate that the server is to show, in PEM.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>The key of that certificate, in PEM.</summary>
    public string? ClientKey { get; init; }

    /// <summary>The members of the record that are set, by the names of the route.</summary>
    internal Dictionary<string, object?> ToMembers()
    {
        Dictionary<string, object?> members = [];
        Add(members, "feed_url", FeedUrl);
        Add(members, "enabled", IsEnabled);
        Add(members, "use_proxy", UsesProxy);
        Add(members, "validate_server_cert", ValidatesServerCertificate);
        Add(members, "local_rating", LocalRating);
        Add(members, "username", Credential?.UserName);
        Add(members, "password", Credential?.Password);
        Add(members, "ssl_client_crt", ClientCertificate);
        Add(members, "ssl_client_key", ClientKey);
        return members;
    }

    /// <summary>What a record has that is not as set, in words. Secrets are not compared: not every server tells them.</summary>
    internal IReadOnlyCollection<string> Differences(Feed stored)
    {
        List<string> differences = [];
        if (FeedUrl is not null && FeedUrl != stored.FeedUrl)
            differences.Add($"the address, which is '{stored.FeedUrl}'");
        if (IsEnabled is not null && IsEnabled != stored.IsEnabled)
            differences.Add($"whether it is enabled, which is '{stored.IsEnabled}'");
        if (UsesProxy is not null && UsesProxy != stored.UsesProxy)
            differences.Add($"whether it uses the proxy, which is '{stored.UsesProxy}'");
        if (ValidatesServerCertificate is not null && ValidatesServerCertificate != stored.ValidatesServerCertificate)
            differences.Add($"whether the certificate is checked, which is '{stored.ValidatesServerCertificate}'");
        if (LocalRating is not null && LocalRating != stored.LocalRating)
            differences.Add(FormattableString.Invariant($"the local rating, which is '{stored.LocalRating}'"));
        if (Credential is not null && Credential.UserName != stored.UserName)
            differences.Add($"the user, who is '{stored.UserName}'");
        return differences;
    }

    private static void Add(Dictionary<string, object?> members, string name, object? value)
    {
        if (value is not null)
            members.Add(name, value);
    }
}
