namespace CbResponse.Query;

/// <summary>Domain names: no scheme, no path, no port.</summary>
internal static class DomainFormat
{
    public static FormatProblem? Check(string value, string field)
    {
        if (value.IndexOfAny(['/', ':', '\\', '@', ' ', ',']) < 0)
            return null;
        int scheme = value.IndexOf("//", StringComparison.Ordinal);
        string name = scheme < 0 ? value : value.Substring(scheme + 2);
        int end = name.IndexOfAny(['/', ':', '\\', ' ', ',']);
        name = end < 0 ? name : name.Substring(0, end);
        return new FormatProblem(
            $"'{field}' holds names of hosts only, without scheme, port and path",
            name.Length > 0 && name.IndexOf('.') > 0 && name.IndexOf('@') < 0 ? $"Write {field}:{name}." : null);
    }
}
