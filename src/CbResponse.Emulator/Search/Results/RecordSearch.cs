using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>Answers a search through records that fit in a list: binaries, alerts, reports.</summary>
/// <param name="fields">What the records' fields are.</param>
/// <param name="version">The version that is played.</param>
/// <param name="write">Writes one record.</param>
internal sealed class RecordSearch<T>(FieldTable<T> fields, ServerVersion version, Action<Utf8JsonWriter, T> write)
{
    /// <summary>Whether the answer says that it may lack results, which came with 6.0.</summary>
    public bool TellsCompleteness { get; init; }

    /// <param name="context">The request.</param>
    /// <param name="records">What the viewer may find, in the order in which equal ones stand.</param>
    /// <param name="now">The server's time.</param>
    public async Task AnswerAsync(HttpContext context, IReadOnlyList<T> records, DateTime now)
    {
        Stopwatch watch = Stopwatch.StartNew();
        SearchRequest request = SearchRequest.Read(await context.ReadSearchAsync());
        SearchScope scope = new(version, now, request.IsStrict);
        IndexSearch<T> search = new(new RecordIndex<T>(records), fields, scope, SearchLimit<T>.None, context.RequestAborted);
        SearchResult result = search.Run(request, context.Distortion());
        await JsonAnswer.StreamAsync(context, answer => WriteAsync(answer, result, records, watch.Elapsed));
    }

    /// <summary>The records that a stored query finds, all of them: how many rows it asks for means nothing here.</summary>
    /// <param name="query">A piece of a URL's query string.</param>
    /// <param name="records">What may be found.</param>
    /// <param name="now">The server's time.</param>
    /// <exception cref="RejectedRequestException">The query does not parse, or is empty: as the server does, which leaves such a change to nobody.</exception>
    public IReadOnlyList<T> Find(string query, IReadOnlyList<T> records, DateTime now)
    {
        SearchRequest request = SearchRequest.Read(SearchParameters.OfText(query)) with { Rows = int.MaxValue, Start = 0 };
        if (request.Filters.Count == 0 && request.Queries.All(string.IsNullOrWhiteSpace))
            throw RejectedRequestException.Text(400, "An empty query is not allowed");
        IndexSearch<T> search = new(new RecordIndex<T>(records), fields, new SearchScope(version, now, request.IsStrict), SearchLimit<T>.None, CancellationToken.None);
        return [.. search.Run(request, SearchDistortion.None).Page.Select(number => records[number])];
    }

    private async Task WriteAsync(JsonAnswer answer, SearchResult result, IReadOnlyList<T> records, TimeSpan elapsed)
    {
        Utf8JsonWriter json = answer.Writer;
        json.WriteStartObject();
        SearchAnswerWriter.WriteHead(json, result, elapsed);
        if (TellsCompleteness && version.IsSixOrLater)
            json.WriteBoolean("incomplete_results"u8, result.IsIncomplete);
        SearchAnswerWriter.WriteHighlights(json, result.Highlights);
        SearchAnswerWriter.WriteFacets(json, result);
        json.WriteStartArray("results"u8);
        foreach (int number in result.Page)
        {
            write(json, records[number]);
            await answer.SendSomeAsync();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
