using System.Globalization;

namespace CbResponse.Client.Tests;

/// <summary>Requests and answers of a process search over rows that are numbered from 0.</summary>
internal static class Search
{
    private const string Guid = "00000007-0000-1234-01da-6ec35ac2a480";

    /// <summary>The request for a page of the search for <c>x</c>.</summary>
    public static string Request(long start, int rows)
        => string.Create(CultureInfo.InvariantCulture, $"GET /api/v1/process?cb.urlver=1&q=x&rows={rows}&start={start}&sort=last_update%20desc");

    /// <summary>A page that holds the rows from one number on.</summary>
    public static Reply Page(long total, int from, int count) => Reply.Json(Body(total, Enumerable.Range(from, count)));

    /// <summary>The body of a page that holds the rows of these numbers.</summary>
    public static string Body(long total, IEnumerable<int> numbers, string more = "")
        => string.Create(CultureInfo.InvariantCulture, $$"""{"results": [{{string.Join(", ", numbers.Select(Row))}}], "total_results": {{total}}{{more}}}""");

    /// <summary>A row; its number is its segment.</summary>
    public static string Row(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"id": "{{Guid}}", "segment_id": {{number}}, "unique_id": "{{Guid}}-{{number:x12}}"}""");

    /// <summary>Searches for <c>x</c>.</summary>
    public static IAsyncEnumerable<Process> Run(Session session, SearchRange? range = null, CancellationToken cancellationToken = default)
        => session.Client.Processes.SearchAsync(
            new ProcessSearch { Query = "x", Range = range ?? SearchRange.All }, session.Observer, cancellationToken);

    /// <summary>The numbers of rows.</summary>
    public static IEnumerable<int> Numbers(IEnumerable<Process> rows) => rows.Select(row => (int)row.SegmentId);
}
