namespace CbResponse.Query;

/// <summary>Fields that hold the file name of a program without its path.</summary>
internal static class FileNameFormat
{
    private static readonly string[] Fields = ["process_name", "parent_name", "childproc_name", "crossproc_name"];

    private static readonly string[] PathFields = ["path", "process_path"];

    public static FormatProblem? Check(string value, string field, FieldCatalog catalog)
    {
        int separator = value.LastIndexOfAny(['\\', '/']);
        if (separator < 0 || !Fields.Contains(field, StringComparer.OrdinalIgnoreCase))
            return null;
        string name = value.Substring(separator + 1);
        string? path = field.Equals("process_name", StringComparison.OrdinalIgnoreCase)
            ? PathFields.FirstOrDefault(candidate => catalog.Find(candidate) is not null)
            : null;
        string byPath = path is null ? string.Empty : $" For a path use {path}.";
        return new FormatProblem(
            $"'{field}' holds file names without a path",
            name.Length == 0 ? byPath.Trim() : $"Write {field}:{FieldQuery.WriteValue(name)}.{byPath}");
    }
}
