using System.Globalization;
using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>How the fields of a binary are read. Many names are joins of a process search too (edr-api.md 2.3, 2.5).</summary>
internal static class BinaryFields
{
    private static readonly Dictionary<string, FieldSource<Binary>> Sources = new(StringComparer.OrdinalIgnoreCase)
    {
        ["comments"] = Text(binary => binary.Comments),
        ["company_name"] = Text(binary => binary.CompanyName),
        ["copied_mod_len"] = Number(binary => binary.CopiedSize),
        ["digsig_issuer"] = Text(binary => binary.Issuer),
        ["digsig_prog_name"] = Text(binary => binary.ProgramName),
        ["digsig_publisher"] = Text(binary => binary.Publisher),
        ["digsig_result"] = Text(binary => binary.Signature),
        ["digsig_result_code"] = Text(binary => binary.SignatureCode.ToString(CultureInfo.InvariantCulture)),
        ["digsig_sign_time"] = new TimeSource<Binary>(binary => binary.SignedAt),
        ["digsig_subject"] = Text(binary => binary.Subject),
        ["file_desc"] = Text(binary => binary.FileDescription),
        ["file_version"] = Text(binary => binary.FileVersion),
        ["group"] = new ManyTexts<Binary>(binary => binary.Groups),
        ["host_count"] = Number(binary => binary.Hosts.Count),
        ["hostname"] = new ManyTexts<Binary>(binary => binary.Hosts.Select(host => host.Name)),
        ["internal_name"] = Text(binary => binary.InternalName),
        ["is_64bit"] = new FlagSource<Binary>(binary => binary.Is64Bit),
        ["is_executable_image"] = new FlagSource<Binary>(binary => binary.IsExecutable),
        ["last_seen"] = new TimeSource<Binary>(binary => Cut(binary.LastSeen)),
        ["legal_copyright"] = Text(binary => binary.Copyright),
        ["legal_trademark"] = Text(binary => binary.Trademark),
        ["md5"] = Text(binary => binary.Hash.Md5.ToUpperInvariant()),
        ["observed_filename"] = new ManyTexts<Binary>(binary => binary.ObservedPaths),
        ["orig_mod_len"] = Number(binary => binary.Size),
        ["original_filename"] = Text(binary => binary.OriginalFileName),
        ["os_type"] = Text(binary => binary.Os.InBinaries()),
        ["product_name"] = Text(binary => binary.ProductName),
        ["product_version"] = Text(binary => binary.ProductVersion),
        ["server_added_timestamp"] = new TimeSource<Binary>(binary => Cut(binary.FirstSeen)),
        ["sha256"] = Text(binary => binary.Hash.Sha256.ToUpperInvariant()),
        ["signed"] = Text(binary => binary.Signature),
        ["timestamp"] = new TimeSource<Binary>(binary => Cut(binary.FirstSeen)),

        // Nothing in the made-up data has touched a sensor's own files, and no version resource has these parts.
        ["tampered"] = new FlagSource<Binary>(_ => false),
        ["private_build"] = Text(_ => null),
        ["product_desc"] = Text(_ => null),
        ["special_build"] = Text(_ => null),
    };

    /// <summary>Fields with a twin that holds the whole value: <c>product_name_facet</c>.</summary>
    public static IReadOnlyList<string> CountedWhole { get; } =
        ["product_name", "product_version", "file_version", "company_name", "digsig_publisher", "observed_filename"];

    public static FieldSource<Binary> Source(string name) => Sources[name];

    /// <summary>The field that a process search joins by that name, or null.</summary>
    public static PlainField<Binary>? FindJoin(string name)
        => FieldCatalog.Process.Find(name) is { IsJoin: true } info && Sources.TryGetValue(name, out FieldSource<Binary>? source)
            ? new PlainField<Binary>(info.Name, info.Type, source)
            : null;

    private static SingleText<Binary> Text(Func<Binary, string?> read) => new(read);

    private static SingleNumber<Binary> Number(Func<Binary, long?> read) => new(read);

    private static DateTime? Cut(DateTime? time) => time is { } known ? WireTime.Cut(known) : null;
}
