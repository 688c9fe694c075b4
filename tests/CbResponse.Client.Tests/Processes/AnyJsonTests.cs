using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CbResponse.Client.Tests;

/// <summary>Whatever a server sends: objects, or an exception of ours. Never another one, and never a row lost before it.</summary>
public sealed class AnyJsonTests
{
    private static readonly string[] RowFields =
    [
        .. Enum.GetNames<ProcessField>(), "watchlist_5", "watchlist_x", "alliance_score_a", "alliance_data_a", "alliance_link_a", "alliance_updated_a", "new",
    ];

    private static readonly string[] Members =
    [
        "results", "total_results", "start", "elapsed", "terms", "facets", "tagged_pids", "highlights", "events", "incomplete_results",
        "comprehensive_search", "all_segments", "filtered", "new",
    ];

    private static readonly byte[] Valid = Fixture.Bytes("process-search-6x.invented.json");

    private static Gen<string> Row { get; } = JsonGenerators.ObjectOf(RowFields, JsonGenerators.Value);

    [Fact]
    public void Any_row_is_read_or_complained_of_with_the_rows_before_it()
        => Properties.Hold(
            Row,
            row =>
            {
                string body = $$"""{"results": [{{Search.Row(0)}}, {{row}}], "total_results": 2}""";
                (int rows, Exception? failure) = SearchFor(Encoding.UTF8.GetBytes(body));
                return failure is null ? rows == 2 : rows == 1 && failure is CbUnexpectedResponseException { Path: not null, IsCutShort: false };
            },
            times: 1_000);

    [Fact]
    public void Any_answer_is_read_or_complained_of()
        => Properties.Hold(
            JsonGenerators.ObjectOf(Members, JsonGenerators.Value),
            body => IsOurs(SearchFor(Encoding.UTF8.GetBytes(body)).Failure) && IsOurs(FacetsOf(body)),
            times: 1_000);

    [Fact]
    public void Any_value_is_an_answer_or_complained_of()
        => Properties.Hold(
            JsonGenerators.Value,
            body => IsOurs(SearchFor(Encoding.UTF8.GetBytes(body)).Failure) && IsOurs(SummaryOf(body)) && IsOurs(InfoOf(body)) && IsOurs(RawOf(body)),
            times: 500);

    [Fact]
    public void Any_summary_is_read_or_complained_of()
        => Properties.Hold(
            JsonGenerators.ObjectOf(["process", "parent", "children", "siblings"], Gen.OneOf(Row, JsonGenerators.Value, Row.ArrayOf(3).Select(rows => $"[{string.Join(",", rows)}]"))),
            body => IsOurs(SummaryOf(body)),
            times: 400);

    [Fact]
    public void Any_info_is_read_or_complained_of()
        => Properties.Hold(
            JsonGenerators.ObjectOf(["version", "version_release", "cblrEnabled", "maxSearchResultRows", "features", "errorMessage"], JsonGenerators.Value),
            body => IsOurs(InfoOf(body)) && IsOurs(RawOf(body)),
            times: 500);

    [Fact]
    public void Any_damage_to_an_answer_is_survived()
        => Properties.Hold(
            from position in Gen.Choose(0, Valid.Length - 1)
            from length in Gen.Choose(0, 3)
            from replacement in Gen.OneOf(
                ArbMap.Default.GeneratorFor<byte[]>(),
                Gen.Elements<byte[]>([0xFF], [0xC3], "\""u8.ToArray(), "}"u8.ToArray(), "]"u8.ToArray(), "\\"u8.ToArray(), "\\ud800"u8.ToArray(), [0]))
            select (byte[])[.. Valid[..position], .. replacement, .. Valid[Math.Min(position + length, Valid.Length)..]],
            body => IsOurs(SearchFor(body).Failure),
            times: 2_000);

    private static bool IsOurs(Exception? failure) => failure is null or CbException;

    private static (int Rows, Exception? Failure) SearchFor(byte[] body)
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.OnInfo().On(Search.Request(0, 2), Reply.Bytes(HttpStatusCode.OK, body));
        (List<Process> rows, Exception? failure) = Reading.Now(Reading.UntilFailureAsync(Search.Run(session, new SearchRange { First = 2 })));
        LookAt(rows);
        return (rows.Count, failure);
    }

    private static Exception? FacetsOf(string body)
    {
        using Session session = new();
        session.Server.OnInfo().On("GET /api/v1/process?cb.urlver=1&q=&rows=0&start=0&facet=true", Reply.Json(body));
        return Reading.Now(Record.ExceptionAsync(async () =>
        {
            SearchPage page = await session.Client.Processes.GetFacetsAsync(new ProcessSearch(), []);
            _ = page.AdditionalFields.Count;
        }).AsTask());
    }

    private static Exception? SummaryOf(string body)
    {
        using Session session = new();
        session.Server.OnInfo().On("GET /api/v1/process/2032659773721368929/0?children=10000", Reply.Json(body));
        return Reading.Now(Record.ExceptionAsync(async () =>
        {
            ProcessSummary summary = await session.Client.Processes.GetSummaryAsync(ProcessId.Parse("2032659773721368929")!);
            LookAt([summary.Process, .. summary.Children, .. summary.Siblings]);
        }).AsTask());
    }

    private static Exception? InfoOf(string body)
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Json(body));
        return Reading.Now(Record.ExceptionAsync(async () => _ = (await session.Client.Server.GetInfoAsync()).AdditionalFields.Count).AsTask());
    }

    private static Exception? RawOf(string body)
    {
        using Session session = new();
        session.Server.On("GET /api/x", Reply.Json(body));
        return Reading.Now(Record.ExceptionAsync(() => session.Client.Raw.SendAsync("GET", "/api/x")).AsTask());
    }

    /// <summary>Much is read only when it is looked at.</summary>
    private static void LookAt(IEnumerable<Process> processes)
    {
        foreach (Process process in processes)
        {
            foreach (System.Reflection.PropertyInfo property in typeof(Process).GetProperties())
                _ = property.GetValue(process)?.ToString();
        }
    }
}
