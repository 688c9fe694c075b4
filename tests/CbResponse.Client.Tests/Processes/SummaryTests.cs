using System.Net;

namespace CbResponse.Client.Tests;

public sealed class SummaryTests
{
    private const string Guid = "00000007-0000-1234-01da-6ec35ac2a480";
    private const string Document = """{"id": "00000007-0000-1234-01da-6ec35ac2a480", "process_name": "a.exe", "ref_segment_id": [1, 2], "min_last_update": "2024-03-05T06:07:08Z"}""";

    private static readonly ProcessId Id = ProcessId.Parse(Guid)!;

    [Theory]
    [InlineData("6.0.0", Guid, null, "/api/v2/process/00000007-0000-1234-01da-6ec35ac2a480/0")]
    [InlineData("7.6.0", Guid, 5L, "/api/v2/process/00000007-0000-1234-01da-6ec35ac2a480/5")]
    [InlineData("7.6.0", Guid + "-018e0d3bbc84", null, "/api/v2/process/00000007-0000-1234-01da-6ec35ac2a480/1709619002500")]
    [InlineData("7.6.0", Guid + "-018e0d3bbc84", 0L, "/api/v2/process/00000007-0000-1234-01da-6ec35ac2a480/0")]
    public async Task A_newer_server_is_asked_for_the_flat_document(string version, string id, long? segment, string path)
    {
        using Session session = new();
        session.Server.OnInfo(version).On("GET " + path, Reply.Json(Document));

        Process process = await session.Client.Processes.GetAsync(ProcessId.Parse(id)!, segment);

        session.Server.AssertDone();
        Assert.Equal(("a.exe", Guid), (process.ProcessName, process.Id));
        Assert.Equal(new DateTime(2024, 3, 5, 6, 7, 8, DateTimeKind.Utc), process.MinLastUpdate);
        Assert.Equal("[1, 2]", process.AdditionalFields.GetRawJson("ref_segment_id"));
        Assert.Equal("edr.example", process.Server);
    }

    [Theory]
    [InlineData(Guid, null, "1")]
    [InlineData(Guid + "-00000003", null, "3")]
    [InlineData("2032659773721368929", 4L, "4")]
    public async Task An_older_server_is_asked_for_the_document_with_its_relatives(string id, long? segment, string asked)
    {
        ProcessId parsed = ProcessId.Parse(id)!;
        using Session session = new();
        session.Server.OnInfo("5.2.0").On($"GET /api/v1/process/{parsed.Id}/{asked}", Reply.Json($$"""{"process": {{Document}}, "parent": {} }"""));

        Process process = await session.Client.Processes.GetAsync(parsed, segment);

        session.Server.AssertDone();
        Assert.Equal("a.exe", process.ProcessName);
    }

    [Fact]
    public async Task Relatives_are_asked_for_beyond_the_servers_own_fifteen()
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v1/process/{Guid}/0?children=20", Reply.Json($$"""
            {"process": {{Document}}, "parent": {"id": "p", "process_name": "services.exe"},
             "siblings": null,
             "children": [{"id": "c1", "child_proc_type": "exec", "is_suppressed": "true"}, {"id": "c2", "child_proc_type": "other exec", "start": -1}]}
            """));

        ProcessSummary summary = await session.Client.Processes.GetSummaryAsync(Id, children: 20);

        session.Server.AssertDone();
        Assert.Equal("services.exe", summary.Parent?.ProcessName);
        Assert.Empty(summary.Siblings);
        Assert.Equal([("c1", "exec", true), ("c2", "other exec", null)], summary.Children.Select(child => (child.Id!, child.ChildType!, child.IsSuppressed)));
        Assert.All(summary.Children, child => Assert.Equal("edr.example", child.Server));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task An_unknown_parent_is_none(string parent)
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v1/process/{Guid}/0?children=10000", Reply.Json($$"""{"process": {{Document}}, "parent": {{parent}}}"""));

        ProcessSummary summary = await session.Client.Processes.GetSummaryAsync(Id);

        Assert.Null(summary.Parent);
        Assert.Empty(summary.Children);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("<h1>not found</h1>", "not found")]
    public async Task An_unknown_process_is_not_found(string body, string said)
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v2/process/{Guid}/0", Reply.Html(HttpStatusCode.NotFound, body));

        CbServerException error = await Assert.ThrowsAsync<CbServerException>(() => session.Client.Processes.GetAsync(Id));

        Assert.Equal((CbErrorKind.ObjectNotFound, $"GET /api/v2/process/{Guid}/0"), (error.Kind, error.Route!));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("[]", "the answer")]
    [InlineData("\"text\"", "the answer")]
    [InlineData("{}", "id")]
    [InlineData("""{"process_name": "a.exe"}""", "id")]
    [InlineData("""{"id": "x", "process_pid": "many"}""", "process_pid")]
    [InlineData("""{"id": "x", "watchlists": [5]}""", "watchlists")]
    [InlineData("<html>", null)]
    public async Task A_flat_document_of_another_shape_names_the_place(string body, string? path)
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v2/process/{Guid}/0", Reply.Json(body));

        CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Processes.GetAsync(Id));

        Assert.Equal(path, error.Path);
        Assert.Equal($"GET /api/v2/process/{Guid}/0", error.Route);
    }

    [Theory]
    [InlineData("{}", "process")]
    [InlineData("""{"process": 5}""", "process")]
    [InlineData("""{"process": {}}""", "process.id")]
    [InlineData("""{"process": {"id": "x", "start": "soon"}}""", "process.start")]
    [InlineData("""{"process": {"id": "x"}, "children": {}}""", "children")]
    [InlineData("""{"process": {"id": "x"}, "children": [{}, 5]}""", "children[1]")]
    [InlineData("""{"process": {"id": "x"}, "siblings": [{"sensor_id": "x"}]}""", "siblings[0].sensor_id")]
    [InlineData("""{"process": {"id": "x"}, "parent": {"terminated": 0.5}}""", "parent.terminated")]
    public async Task A_summary_of_another_shape_names_the_place(string body, string path)
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v1/process/{Guid}/0?children=10000", Reply.Json(body));

        CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Processes.GetSummaryAsync(Id));

        Assert.Equal(path, error.Path);
        Assert.Contains($"'{path}'", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsCutShort);
    }

    [Fact]
    public async Task A_document_without_id_is_known_by_its_unique_id()
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v2/process/{Guid}/0", Reply.Json($$"""{"id": null, "unique_id": "{{Guid}}-018e0d3bbc84"}"""));

        Assert.Equal(Guid, (await session.Client.Processes.GetAsync(Id)).Id);
    }

    [Fact]
    public async Task A_summary_cut_at_any_byte_is_known_to_be_cut()
    {
        string body = $$"""{"process": {{Document}}, "children": [{"id": "c"}]}""";
        for (int length = 1; length < body.Length; length++)
        {
            using Session session = new();
            session.Server.OnInfo().On($"GET /api/v1/process/{Guid}/0?children=10000", Reply.Json(body[..length]));

            CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
                () => session.Client.Processes.GetSummaryAsync(Id));

            Assert.True(error.IsCutShort, body[..length]);
        }
    }

    [Fact]
    public async Task A_summary_is_tried_again_and_can_be_cancelled()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On($"GET /api/v2/process/{Guid}/0", Reply.Empty(HttpStatusCode.BadGateway))
            .On($"GET /api/v2/process/{Guid}/0", Reply.Json(Document))
            .On($"GET /api/v1/process/{Guid}/0?children=10000", Reply.Never());
        using CancellationTokenSource cancel = new();

        Assert.Equal("a.exe", (await session.Client.Processes.GetAsync(Id)).ProcessName);
        Task<ProcessSummary> call = session.Client.Processes.GetSummaryAsync(Id, cancellationToken: cancel.Token);
        await session.Server.AskedAsync(4);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        session.Server.AssertDone();
    }
}
