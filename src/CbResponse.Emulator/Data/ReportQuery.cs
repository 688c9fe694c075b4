namespace CbResponse.Emulator;

/// <summary>A search that a threat report asks for.</summary>
/// <param name="IndexType"><c>events</c> for processes, <c>modules</c> for binaries.</param>
/// <param name="SearchQuery">A piece of a URL's query string (edr-api.md 2.8).</param>
internal sealed record ReportQuery(string IndexType, string SearchQuery);
