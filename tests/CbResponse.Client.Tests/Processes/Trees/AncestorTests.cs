namespace CbResponse.Client.Tests;

public sealed class AncestorTests
{
    private static readonly ProcessTreeScope Up = new() { Descendants = false };

    [Fact]
    public async Task A_chain_leads_to_the_oldest_ancestor_with_a_request_for_every_second_generation()
    {
        using Family family = new();
        family.Chain(9);
        Process known = await RowAsync(family, 9, 8);

        List<ProcessTreeNode> nodes = await family.ReadAsync(9, Up, known);

        Assert.Equal(["-8 p1.exe", "-7 p2.exe", "-6 p3.exe", "-5 p4.exe", "-4 p5.exe", "-3 p6.exe", "-2 p7.exe", "-1 p8.exe", "0 p9.exe"], nodes.Select(Family.Line));
        Assert.Equal([family.Request(8, 1), family.Request(6, 1), family.Request(4, 1), family.Request(2, 1), family.Request(1, 1)], family.Server.Requests);
        Assert.Equal("p9.exe", nodes[^2].Children.Single().ProcessName);
        Assert.Null(nodes[0].GetParent());
        Assert.Empty(family.Observer.Warnings);
    }

    [Fact]
    public async Task The_second_walk_sends_nothing_until_a_minute_has_passed()
    {
        using Family family = new();
        family.Chain(9);
        Process known = await RowAsync(family, 9, 8);
        await family.ReadAsync(9, Up, known);
        int first = family.Server.Requests.Count;

        await family.ReadAsync(9, Up, known);
        Assert.Equal(first, family.Server.Requests.Count);

        family.Clock.Advance(TimeSpan.FromSeconds(61));
        await family.ReadAsync(9, Up, known);
        Assert.Equal(2 * first, family.Server.Requests.Count);
    }

    [Fact]
    public async Task A_walk_from_an_identifier_asks_for_the_process_first()
    {
        using Family family = new();
        family.Chain(5);

        Assert.Equal(5, (await family.ReadAsync(5, Up)).Count);
        Assert.Equal([family.Request(5, 1), family.Request(3, 1), family.Request(1, 1)], family.Server.Requests);
    }

    [Fact]
    public async Task An_ancestor_without_a_document_ends_the_chain_and_says_so()
    {
        using Family family = new();
        family.Knows(3);
        family.Answer(3, 2);
        Process known = await RowAsync(family, 4, 3);

        List<ProcessTreeNode> nodes = await family.ReadAsync(4, Up, known);
        await family.ReadAsync(4, Up, known);

        Assert.Equal(["-2 p2.exe", "-1 p3.exe", "0 p4.exe"], nodes.Select(Family.Line));
        Assert.Equal((ProcessNodeState.NoDocument, 2, "ws-07"), (nodes[0].State, nodes[0].Pid, nodes[0].HostName!));
        Assert.Equal([family.Request(3, 1), family.Request(2, 1)], family.Server.Requests);
        Assert.Empty(family.Observer.Warnings);
    }

    [Theory]
    [InlineData("""{"id": "00000007-0000-0009-01da-6ec35ac00009", "sensor_id": 7, "parent_unique_id": "00000007-ffff-ffff-0000-000000000000-000000000001"}""")]
    [InlineData("""{"id": "00000007-0000-0009-01da-6ec35ac00009", "sensor_id": 7, "parent_id": "-1", "parent_unique_id": ""}""")]
    public async Task A_placeholder_is_no_parent(string row)
    {
        using Family family = new();
        family.Answer(9, null);

        Assert.Single(await family.ReadAsync(9, Up, await RowAsync(family, row)));
        Assert.DoesNotContain(family.Server.Requests, request => request.Contains("ffff", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_unique_id_of_another_sensor_is_not_believed()
    {
        using Family family = new();
        family.Answer(8, null);
        Process row = await RowAsync(family, $$"""
            {"id": "{{Family.Id(9)}}", "sensor_id": 7, "parent_id": "{{Family.Id(8)}}", "parent_unique_id": "00000001-0000-0004-01da-6ec35ac00001-000000000001"}
            """);

        Assert.Equal(["-1 p8.exe", "0 "], (await family.ReadAsync(9, Up, row)).Select(Family.Line));
    }

    [Fact]
    public async Task A_row_that_does_not_tell_its_parent_is_asked_for_itself()
    {
        using Family family = new();
        family.Chain(3);
        Process row = await RowAsync(family, $$"""{"id": "{{Family.Id(3)}}", "parent_id": null, "parent_unique_id": ""}""");

        Assert.Equal(["-2 p1.exe", "-1 p2.exe", "0 "], (await family.ReadAsync(3, Up, row)).Select(Family.Line));
        Assert.Equal([family.Request(3, 1), family.Request(1, 1)], family.Server.Requests);
    }

    [Fact]
    public async Task A_process_that_is_its_own_ancestor_ends_the_chain()
    {
        using Family family = new();
        family.Knows(1, 2);
        family.Answer(1, 2);
        family.Answer(2, 1);

        List<ProcessTreeNode> nodes = await family.ReadAsync(1, Up);

        Assert.Equal(["-2 p1.exe", "-1 p2.exe", "0 p1.exe"], nodes.Select(Family.Line));
        Assert.Equal(ProcessNodeState.Repeated, nodes[0].State);
    }

    [Fact]
    public async Task A_depth_ends_the_chain_and_says_so()
    {
        using Family family = new();
        family.Chain(5);

        Assert.Equal(["-2 p3.exe", "-1 p4.exe", "0 p5.exe"], (await family.ReadAsync(5, new ProcessTreeScope { Descendants = false, Depth = 2 })).Select(Family.Line));
        Assert.Equal("The tree of p5.exe (5) is not complete: the parent of p3.exe (3) was not asked for.", Assert.Single(family.Observer.Warnings).Message);
    }

    [Fact]
    public async Task Siblings_stand_below_the_parent_and_are_not_followed()
    {
        using Family family = new();
        family.Has(1, (2, 0), (3, 5), (4, 0)).Knows(1).Answers(1, 2);

        List<ProcessTreeNode> nodes = await family.ReadAsync(2, new ProcessTreeScope { Descendants = false, Siblings = true });

        Assert.Equal(["-1 p1.exe", "0 p2.exe", "0 p3.exe", "0 p4.exe"], nodes.Select(Family.Line));
        Assert.Equal([false, true, false, false], nodes.Select(node => node.IsTarget));
        Assert.Equal([family.Request(2, 1), family.Request(1, 1), family.Request(1)], family.Server.Requests);
        Assert.Empty(family.Observer.Warnings);
    }

    [Fact]
    public async Task A_tree_goes_both_ways_unless_told_otherwise()
    {
        using Family family = new();
        family.Has(1, (2, 1)).Has(2, (3, 1)).Has(3, (4, 1)).Knows(1, 2, 3, 4).Answers(1, 2, 3, 4);

        Assert.Equal(["-1 p1.exe", "0 p2.exe", "1 p3.exe", "2 p4.exe"], (await family.ReadAsync(2)).Select(Family.Line));
        Assert.Equal([family.Request(2), family.Request(1, 1), family.Request(3), family.Request(4)], family.Server.Requests);
    }

    private static Task<Process> RowAsync(Family family, int number, int parent) => RowAsync(family, Family.Document(number, parent, 0));

    /// <summary>A process as a search brings it.</summary>
    private static async Task<Process> RowAsync(Family family, string row)
    {
        family.Server.On("GET /api/v1/process?cb.urlver=1&q=&rows=100&start=0&sort=last_update%20desc", Reply.Json($$"""{"total_results": 1, "results": [{{row}}]}"""));
        List<Process> rows = [];
        await foreach (Process process in family.Client.Processes.SearchAsync(new ProcessSearch(), null, TestContext.Current.CancellationToken))
            rows.Add(process);
        family.Server.Clear();
        return rows.Single();
    }
}
