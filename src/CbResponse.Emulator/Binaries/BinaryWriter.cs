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
            json.WriteKnown(name + "_facet", BinaryFields.Source(name).Texts(binary).FirstOrDefault());
        json.WriteTexts("observed_filename_facet", binary.ObservedPaths);
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
        json.WriteNumber("cb_version", version.DocumentNumber);
        json.WriteNumber("host_count", binary.Hosts.Count);
        json.WriteTexts("endpoint", binary.Endpoints);
        json.WriteTexts("group", binary.Groups);
        json.WriteTexts("observed_filename", binary.ObservedPaths);
        WriteIndex(json, binary);
        WriteFile(json, binary);
        WriteSignature(json, binary);
        WriteVersionResource(json, binary);
        WriteTimes(json, binary);
        HitTagWriter.Write(json, binary.FeedHits);
        HitTagWriter.Write(json, binary.WatchlistHits, version, segments: null);
    }

    /// <summary>What only the server's own index needs.</summary>
    private void WriteIndex(Utf8JsonWriter json, Binary binary)
    {
        if (!version.IsSixOrLater)
            return;
        json.WriteNumber("facet_id", binary.FacetId);
        json.WriteStartArray("event_partition_id");
        json.WriteNumberValue(EventPartitions.FirstWriter);
        json.WriteEndArray();
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
        json.WriteKnown("digsig_publisher", binary.Publisher);
        json.WriteKnown("digsig_issuer", binary.Issuer);
        json.WriteKnown("digsig_subject", binary.Subject);
        json.WriteKnown("digsig_prog_name", binary.ProgramName);
        if (binary.SignedAt is { } signed)
            json.WriteString("digsig_sign_time", WireTime.Seconds(signed));
    }

    private static void WriteVersionResource(Utf8JsonWriter json, Binary binary)
    {
        json.WriteKnown("company_name", binary.CompanyName);
        json.WriteKnown("product_name", binary.ProductName);
        json.WriteKnown("product_version", binary.ProductVersion);
        json.WriteKnown("file_version", binary.FileVersion);
        json.WriteKnown("file_desc", binary.FileDescription);
        json.WriteKnown("internal_name", binary.InternalName);
        json.WriteKnown("original_filename", binary.OriginalFileName);
        json.WriteKnown("legal_copyright", binary.Copyright);
        json.WriteKnown("legal_trademark", binary.Trademark);
        json.WriteKnown("comments", binary.Comments);
    }

    private static void WriteTimes(Utf8JsonWriter json, Binary binary)
    {
        json.WriteString("timestamp", WireTime.Document(binary.FirstSeen));
        json.WriteString("server_added_timestamp", WireTime.Document(binary.FirstSeen));
        if (binary.LastSeen is { } seen)
            json.WriteString("last_seen", WireTime.Document(seen));
    }
}
