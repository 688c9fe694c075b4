using System.Net;

namespace CbResponse.Client.Tests;

public sealed class JoinTests
{
    private const string Md5 = "79b6d4c5283fc806387c55b8d7c8b762";
    private const string Row = """{"id": "00000003-0000-036c-01d2-2efd3af51186", "sensor_id": 3, "process_md5": "79b6d4c5283fc806387c55b8d7c8b762"}""";
    private const string Sensor = "GET /api/v1/sensor/3";
    private const string Group = "GET /api/v3/group/1";
    private const string Binary = "GET /api/v1/binary/79B6D4C5283FC806387C55B8D7C8B762/summary";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_leads_to_its_sensor_group_and_program_and_the_second_look_costs_nothing()
    {
        using AnsweringServer server = Server();
        using CbClient client = new(Session.Options(), new ManualClock(), server);
        Process process = await ReadAsync(client, server, Row);
        for (int i = 0; i < 3; i++)
        {
            Sensor sensor = (await client.Joins.GetSensorAsync(process, cancellationToken: Stop))!;
            Assert.Equal("Default Group", (await client.Joins.GetGroupAsync(sensor, cancellationToken: Stop))!.Name);
            Assert.Equal("Microsoft Corporation", (await client.Joins.GetBinaryAsync(process, cancellationToken: Stop))!.Publisher);
        }

        Assert.Equal([Sensor, Group, Binary], server.Requests);
    }

    [Fact]
    public async Task Many_readers_at_once_send_one_request()
    {
        using AnsweringServer server = Server();
        using CbClient client = new(Session.Options(), new ManualClock(), server);
        Process process = await ReadAsync(client, server, Row);
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        server.On(Sensor, Reply.Json("""{"id": 3, "group_id": 1}""").After(gate.Task));
        Task<Sensor?>[] readers = [.. Enumerable.Range(0, 40).Select(_ => client.Joins.GetSensorAsync(process, cancellationToken: Stop))];
        gate.SetResult();

        Assert.All(await Task.WhenAll(readers), sensor => Assert.Equal(3, sensor!.Id));
        Assert.Equal([Sensor], server.Requests);
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_asked_for_again()
    {
        using AnsweringServer server = Server();
        using CbClient client = new(Session.Options(), new ManualClock(), server);
        Process process = await ReadAsync(client, server, Row);
        server.On(Binary, Reply.Html(HttpStatusCode.NotFound, string.Empty));
        for (int i = 0; i < 2; i++)
        {
            CbServerException error = await Assert.ThrowsAsync<CbServerException>(() => client.Joins.GetBinaryAsync(process, cancellationToken: Stop));
            Assert.Equal((CbErrorKind.ObjectNotFound, Binary), (error.Kind, error.Route));
        }

        Assert.Equal([Binary, Binary], server.Requests);
    }

    [Fact]
    public async Task What_an_object_does_not_name_is_null_and_costs_nothing()
    {
        using AnsweringServer server = Server();
        using CbClient client = new(Session.Options(), new ManualClock(), server);
        Process kernel = await ReadAsync(client, server, """{"id": "2032659773721368929", "process_md5": ""}""");

        Assert.Null(await client.Joins.GetSensorAsync(kernel, cancellationToken: Stop));
        Assert.Null(await client.Joins.GetBinaryAsync(kernel, cancellationToken: Stop));
        Assert.Null(await client.Joins.GetGroupAsync(new Sensor(), cancellationToken: Stop));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Parent_children_and_siblings_cost_a_request_each_at_most()
    {
        using Family family = new();
        family.Has(1, (2, 1), (3, 0), (4, 0)).Has(2, (5, 0)).Knows(1, 2).Answers(1, 2);
        JoinClient joins = family.Client.Joins;
        Process process = (await joins.Relatives.FindAsync(Family.Id(2), null, Stop)).Document!;
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal("p1.exe", (await joins.GetParentAsync(process, cancellationToken: Stop))!.ProcessName);
            Assert.Equal(["p5.exe"], (await joins.GetChildrenAsync(process, cancellationToken: Stop)).Select(child => child.ProcessName));
            Assert.Equal(["p3.exe", "p4.exe"], (await joins.GetSiblingsAsync(process, cancellationToken: Stop)).Select(child => child.ProcessName));
        }

        Assert.Equal([family.Request(2, 1), family.Request(2), family.Request(1)], family.Server.Requests);
    }

    [Fact]
    public async Task Siblings_of_a_child_whose_parent_has_aged_out_are_those_that_it_lists_itself()
    {
        using Family family = new();
        family.Server.On(family.Request(2), Reply.Json(
            $$"""{"process": {{Family.Document(2, 1, 0)}}, "parent": {}, "siblings": [{{Family.Document(3, 1, 0)}}], "children": []}"""));
        family.Server.On("GET /api/v1/process?cb.urlver=1&q=&rows=100&start=0&sort=last_update%20desc", Reply.Json($$"""{"total_results": 1, "results": [{{Family.Document(2, 1, 0)}}]}"""));
        Process process = await FirstAsync(family.Client);

        Assert.Null(await family.Client.Joins.GetParentAsync(process, cancellationToken: Stop));
        Assert.Equal(["p3.exe"], (await family.Client.Joins.GetSiblingsAsync(process, cancellationToken: Stop)).Select(sibling => sibling.ProcessName));
    }

    [Fact]
    public async Task A_suppressed_process_has_no_children_to_ask_for()
    {
        using AnsweringServer server = Server();
        using CbClient client = new(Session.Options(), new ManualClock(), server);
        Process process = await ReadAsync(client, server, """{"id": "00000003-0000-036c-01d2-2efd3af51186", "is_suppressed": true}""");

        Assert.Empty(await client.Joins.GetChildrenAsync(process, cancellationToken: Stop));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Before_6_0_groups_have_an_address_without_version()
    {
        using AnsweringServer server = new("5.2.0");
        server.On("GET /api/group/4", Reply.Json("""[{"id": 4, "name": "Servers"}]"""));
        using CbClient client = new(Session.Options(), new ManualClock(), server);

        Assert.Equal("Servers", (await client.Joins.GetGroupAsync(4, cancellationToken: Stop)).Name);
    }

    private static AnsweringServer Server() => new AnsweringServer()
        .On(Sensor, Reply.Json("""{"id": 3, "group_id": 1, "computer_name": "WIN-IA9NQ1GN8OI"}"""))
        .On(Group, Reply.Json("""[{"id": 1, "name": "Default Group"}]"""))
        .On(Binary, Reply.Json($$"""{"md5": "{{Md5}}", "digsig_publisher": "Microsoft Corporation"}"""));

    private static async Task<Process> ReadAsync(CbClient client, AnsweringServer server, string row)
    {
        server.On("GET /api/v1/process?cb.urlver=1&q=&rows=100&start=0&sort=last_update%20desc", Reply.Json($$"""{"total_results": 1, "results": [{{row}}]}"""));
        Process process = await FirstAsync(client);
        server.Clear();
        return process;
    }

    private static async Task<Process> FirstAsync(CbClient client)
    {
        List<Process> rows = [];
        await foreach (Process process in client.Processes.SearchAsync(new ProcessSearch(), null, Stop))
            rows.Add(process);
        return rows.Single();
    }
}
