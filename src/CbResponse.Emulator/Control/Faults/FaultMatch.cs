namespace CbResponse.Emulator;

/// <summary>Which requests a fault is for. What is null matches all.</summary>
/// <param name="Method">The method, in any case.</param>
/// <param name="Path">The path, with <c>*</c> for any run of characters.</param>
/// <param name="Query">A part of the decoded query string.</param>
internal sealed record FaultMatch(string? Method, string? Path, string? Query)
{
    public bool Matches(string method, string path, string query)
        => (Method is null || method.Equals(Method, StringComparison.OrdinalIgnoreCase))
            && (Path is null || Wildcard.IsMatch(path, Path))
            && (Query is null || query.Contains(Query, StringComparison.OrdinalIgnoreCase));
}
