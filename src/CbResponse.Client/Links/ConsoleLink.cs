using System.Globalization;
using CbResponse.Query;

namespace CbResponse;

/// <summary>A link into the web console of a server (edr-api.md 5.10): reads such links, and makes them.</summary>
public sealed class ConsoleLink
{
    private ConsoleLink(Uri server, ConsoleLinkKind kind, string rest)
    {
        Server = server;
        Kind = kind;
        Rest = rest;
    }

    /// <summary>The server's address, without a slash at its end.</summary>
    public Uri Server { get; }

    /// <summary>What the link leads to.</summary>
    public ConsoleLinkKind Kind { get; }

    /// <summary>What follows the kind: an identifier, or the parameters of a search as they stand in the link.</summary>
    public string Rest { get; }

    /// <summary>
    /// The process of a link to one, with the document if the link names it; null for other links. Signs that end a sentence are
    /// left out: texts have them behind links.
    /// </summary>
    public (ProcessId Id, long? SegmentId)? Process
    {
        get
        {
            string[] parts = Rest.TrimEnd('.', ',', ';', ')', ']').Split('/');
            if (Kind != ConsoleLinkKind.Process || ProcessId.Parse(parts[0]) is not { } id)
                return null;
            if (parts.Length == 1)
                return (id, null);

            // A document that cannot be read must not become the whole process.
            return long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long segment) ? (id, segment) : null;
        }
    }

    /// <summary>The search of a link to one, in the form in which watchlists keep theirs; null for other links.</summary>
    public StoredQuery? Search => Kind switch
    {
        ConsoleLinkKind.ProcessSearch or ConsoleLinkKind.BinarySearch or ConsoleLinkKind.AlertSearch or ConsoleLinkKind.ThreatReportSearch
            => StoredQuery.Parse(Rest.IndexOf('=') < 0 ? Uri.UnescapeDataString(Rest) : Rest),
        _ => null,
    };

    /// <summary>Reads a link; null when the text is none into a console.</summary>
    public static ConsoleLink? Parse(string? text)
    {
        string link = (text ?? string.Empty).Trim().Trim('<', '>', '"', '\'');
        int hash = link.IndexOf('#');
        if (hash < 0 || !Uri.TryCreate(link.Substring(0, hash), UriKind.Absolute, out Uri? address) || address.Scheme is not ("https" or "http"))
            return null;
        Uri server = new(address.GetLeftPart(UriPartial.Path).TrimEnd('/'));
        string page = link.Substring(hash + 1).TrimStart('/');
        int end = page.IndexOfAny(['/', '?']);
        string name = end < 0 ? page : page.Substring(0, end);
        string rest = end < 0 ? string.Empty : page.Substring(end + 1).TrimStart('?');
        ConsoleLinkKind kind = KindOf(name, rest);
        return new ConsoleLink(server, kind, IsSearch(kind) ? rest : Uri.UnescapeDataString(rest.Split('?')[0].TrimEnd('/')));
    }

    /// <summary>Whether the link leads into the console of that server.</summary>
    public bool IsOf(Uri server)
        => Uri.Compare(Server, server, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>A link to a document of a process.</summary>
    public static Uri ToProcess(Uri server, string id, long segmentId) => Make(server, $"analyze/{Uri.EscapeDataString(id)}/{Number(segmentId)}");

    /// <summary>A link to a sensor.</summary>
    public static Uri ToSensor(Uri server, int id) => Make(server, $"host/{Number(id)}");

    /// <summary>A link to a binary.</summary>
    public static Uri ToBinary(Uri server, string md5)
        => Make(server, $"binary/{Uri.EscapeDataString((md5 ?? throw new ArgumentNullException(nameof(md5))).ToUpperInvariant())}");

    /// <summary>A link to a watchlist.</summary>
    public static Uri ToWatchlist(Uri server, int id) => Make(server, $"watchlist/{Number(id)}");

    /// <summary>A link to a report of a threat feed.</summary>
    public static Uri ToThreatReport(Uri server, int feedId, string reportId)
        => Make(server, $"threat-details/{Number(feedId)}/{Uri.EscapeDataString(reportId)}");

    /// <summary>A link to an investigation.</summary>
    public static Uri ToInvestigation(Uri server, long id) => Make(server, $"investigation/{Number(id)}");

    /// <summary>A link to a search of an index.</summary>
    public static Uri ToSearch(Uri server, QueryIndex index, StoredQuery search) => Make(server, $"{SearchName(index)}?{search}");

    /// <summary>A link to the page where sharing with the vendor's cloud is turned on.</summary>
    public static Uri ToSharing(Uri server) => Make(server, "share");

    /// <summary>Kind and server.</summary>
    public override string ToString() => $"{Kind} on {Server.Authority}";

    private static string SearchName(QueryIndex index) => index switch
    {
        QueryIndex.Process => "search",
        QueryIndex.Binary => "binaries",
        QueryIndex.Alert => "alerts",
        QueryIndex.ThreatReport => "threats",
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    private static ConsoleLinkKind KindOf(string name, string rest) => name.ToLowerInvariant() switch
    {
        "analyze" => ConsoleLinkKind.Process,
        "search" => ConsoleLinkKind.ProcessSearch,
        "binary" => ConsoleLinkKind.Binary,
        "binaries" => ConsoleLinkKind.BinarySearch,
        "host" => ConsoleLinkKind.Sensor,
        "watchlist" => ConsoleLinkKind.Watchlist,
        "alerts" => ConsoleLinkKind.AlertSearch,
        "threat-details" => ConsoleLinkKind.ThreatReport,
        "threats" => ConsoleLinkKind.ThreatReportSearch,
        "investigation" => ConsoleLinkKind.Investigation,
        "account" when rest.StartsWith("token", StringComparison.OrdinalIgnoreCase) => ConsoleLinkKind.ApiToken,
        "share" => ConsoleLinkKind.Sharing,
        _ => ConsoleLinkKind.Other,
    };

    private static bool IsSearch(ConsoleLinkKind kind)
        => kind is ConsoleLinkKind.ProcessSearch or ConsoleLinkKind.BinarySearch or ConsoleLinkKind.AlertSearch or ConsoleLinkKind.ThreatReportSearch;

    private static Uri Make(Uri server, string page) => new($"{server.AbsoluteUri.TrimEnd('/')}/#/{page}");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
