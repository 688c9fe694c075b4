using System.Globalization;
using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes a binary document (edr-api.md 3.3, A.3). Its hashes are in upper case, unlike those of processes.</summary>
internal sealed class BinaryWriter(ServerVersion version)
{
    /// <summary>A row of a search.</summary>
    public void Write(Utf8JsonWriter json, Binary binary)
    {
        json.WriteStartObject();
        WriteMembers(json, binary);
        json.WriteEndObject();
    }

    /// <summary>The summary, with the icon, which leaks the fields that facets are counted by, and the document's version.</summary>
    public void WriteSummary(Utf8JsonWriter json, Binary binary)
    {
        json.WriteStartObject();
        WriteMembers(json, binary);
        json.WriteNumber("_version_", DocumentVersion.Of(binary.LastSeen ?? binary.FirstSeen, binary.Hash.Md5));
        foreach (string name in BinaryFields.CountedWhole.Where(name => name != "observed_filename"))
            Text(json, name + "_facet", BinaryFields.Source(name).Texts(binary).FirstOrDefault());
        WriteList(json, "observed_filename_facet", binary.ObservedPaths);
        if (BinaryIcon.Of(binary) is { } icon)
            json.WriteBase64String("icon", icon);
        json.WriteEndObject();
    }

    private void WriteMembers(Utf8JsonWriter json, Binary binary)
    {
        json.WriteString("md5", binary.Hash.Md5.ToUpperInvariant());
        if (version.HasSha256)
            json.WriteString("sha256", binary.Hash.Sha256.ToUpperInvariant());
        json.WriteString("os_type", binary.Os.InBinaries());
        json.WriteNumber("cb_version", (version.Number.Major * 100) + (version.Number.Minor * 10));
        json.WriteNumber("host_count", binary.Hosts.Count);
        WriteList(json, "endpoint", binary.Endpoints);
        WriteList(json, "group", binary.Groups);
        WriteList(json, "observed_filename", binary.ObservedPaths);
        WriteFile(json, binary);
        WriteSignature(json, binary);
        WriteVersionResource(json, binary);
        WriteTimes(json, binary);
        WriteTags(json, binary);
    }

    private static void WriteFile(Utf8JsonWriter json, Binary binary)
    {
        json.WriteNumber("orig_mod_len", binary.Size);
        json.WriteNumber("copied_mod_len", binary.CopiedSize);
        json.WriteBoolean("is_executable_image", binary.IsExecutable);
        json.WriteBoolean("is_64bit", binary.Is64Bit);
    }

    private static void WriteSignature(Utf8JsonWriter json, Binary binary)
    {
        json.WriteString("signed", binary.Signature);
        json.WriteString("digsig_result", binary.Signature);
        json.WriteString("digsig_result_code", binary.SignatureCode.ToString(CultureInfo.InvariantCulture));
        Text(json, "digsig_publisher", binary.Publisher);
        Text(json, "digsig_issuer", binary.Issuer);
        Text(json, "digsig_subject", binary.Subject);
        Text(json, "digsig_prog_name", binary.ProgramName);
        if (binary.SignedAt is { } signed)
            json.WriteString("digsig_sign_time", WireTime.Seconds(signed));
    }

    private static void WriteVersionResource(Utf8JsonWriter json, Binary binary)
    {
        Text(json, "company_name", binary.CompanyName);
        Text(json, "product_name", binary.ProductName);
        Text(json, "product_version", binary.ProductVersion);
        Text(json, "file_version", binary.FileVersion);
        Text(json, "file_desc", binary.FileDescription);
        Text(json, "internal_name", binary.InternalName);
        Text(json, "original_filename", binary.OriginalFileName);
        Text(json, "legal_copyright", binary.Copyright);
        Text(json, "legal_trademark", binary.Trademark);
        Text(json, "comments", binary.Comments);
    }

    private static void WriteTimes(Utf8JsonWriter json, Binary binary)
    {
        json.WriteString("timestamp", WireTime.Document(binary.FirstSeen));
        json.WriteString("server_added_timestamp", WireTime.Document(binary.FirstSeen));
        if (binary.LastSeen is { } seen)
            json.WriteString("last_seen", WireTime.Document(seen));
    }

    private void WriteTags(Utf8JsonWriter json, Binary binary)
    {
        foreach (FeedHit hit in binary.FeedHits)
        {
            json.WriteNumber($"alliance_score_{hit.Feed}", hit.Score);
            WriteList(json, $"alliance_data_{hit.Feed}", hit.Reports);
            json.WriteString($"alliance_link_{hit.Feed}", hit.Link);
            json.WriteString($"alliance_updated_{hit.Feed}", WireTime.Seconds(hit.Updated));
        }

        if (binary.WatchlistHits.Count == 0)
            return;
        if (!version.IsSixOrLater)
        {
            foreach (WatchlistHit hit in binary.WatchlistHits)
                json.WriteString($"watchlist_{hit.WatchlistId}", WireTime.Document(hit.Time));
            return;
        }

        json.WriteStartArray("watchlists");
        foreach (WatchlistHit hit in binary.WatchlistHits)
        {
            json.WriteStartObject();
            json.WriteString("wid", hit.WatchlistId.ToString(CultureInfo.InvariantCulture));
            json.WriteString("value", WireTime.Document(hit.Time));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
