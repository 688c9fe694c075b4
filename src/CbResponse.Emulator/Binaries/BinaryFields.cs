using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>How the fields of a binary are read. The same names are joins of a process search (edr-api.md 2.3, 2.5).</summary>
internal static class BinaryFields
{
    private static readonly Dictionary<string, FieldSource<Binary>> Sources = new(StringComparer.OrdinalIgnoreCase)
    {
        ["company_name"] = Text(binary => binary.CompanyName),
        ["copied_mod_len"] = Number(binary => binary.CopiedSize),
        ["digsig_issuer"] = Text(binary => binary.Issuer),
        ["digsig_prog_name"] = Text(binary => binary.ProgramName),
        ["digsig_publisher"] = Text(binary => binary.Publisher),
        ["digsig_result"] = Text(binary => binary.Signature),
        ["digsig_sign_time"] = new TimeSource<Binary>(binary => binary.SignedAt),
        ["digsig_subject"] = Text(binary => binary.Subject),
        ["file_desc"] = Text(binary => binary.FileDescription),
        ["file_version"] = Text(binary => binary.FileVersion),
        ["internal_name"] = Text(binary => binary.InternalName),
        ["is_64bit"] = new FlagSource<Binary>(binary => binary.Is64Bit),
        ["is_executable_image"] = new FlagSource<Binary>(binary => binary.IsExecutable),
        ["legal_copyright"] = Text(binary => binary.Copyright),
        ["legal_trademark"] = Text(binary => binary.Trademark),
        ["observed_filename"] = new ManyTexts<Binary>(binary => binary.ObservedPaths),
        ["orig_mod_len"] = Number(binary => binary.Size),
        ["original_filename"] = Text(binary => binary.OriginalFileName),
        ["product_name"] = Text(binary => binary.ProductName),
        ["product_version"] = Text(binary => binary.ProductVersion),

        // Parts of a version resource that none of the data has.
        ["private_build"] = Text(_ => null),
        ["product_desc"] = Text(_ => null),
        ["special_build"] = Text(_ => null),
    };

    /// <summary>The field that a process search joins by that name, or null.</summary>
    public static PlainField<Binary>? FindJoin(string name)
        => FieldCatalog.Process.Find(name) is { IsJoin: true } info && Sources.TryGetValue(name, out FieldSource<Binary>? source)
            ? new PlainField<Binary>(info.Name, info.Type, source)
            : null;

    private static SingleText<Binary> Text(Func<Binary, string?> read) => new(read);

    private static SingleNumber<Binary> Number(Func<Binary, long?> read) => new(read);
}
