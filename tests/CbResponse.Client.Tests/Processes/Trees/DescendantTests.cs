using System.Net;

namespace CbResponse.Client.Tests;

public sealed class DescendantTests
{
    private static readonly ProcessTreeScope Down = new() { Ancestors = false };

    [Fact]
    public async Task A_tree_holds_all_children_and_costs_a_request_for_each_process_that_has_some()
    {
        using Family family = new();
        family.Has(1, [.. Enumerable.Range(10, 20).Select(number => (number, number == 12 ? 3 : 0))]).Has(12, (50, 0), (51, 1)).Has(51, (60, 0)).Answers(1, 12, 51);
        family.Finds([.. Enumerable.Range(10, 20).Where(number => number != 12)]).Finds([50]).Finds([60]);

        List<ProcessTreeNode> nodes = await family.ReadAsync(1, Down);

        Assert.Equal(24, nodes.Count);
        Assert.Equal(["0 p1.exe", "1 p10.exe", "1 p11.exe", "1 p12.exe", "2 p50.exe", "2 p51.exe", "3 p60.exe", "1 p13.exe"], nodes.Take(8).Select(Family.Line));
        Assert.Equal([family.Request(1), family.Request(12), family.Request(51)], family.Server.Requests.Where(request => request.Contains("children=", StringComparison.Ordinal)));
        Assert.All(nodes, node => Assert.Equal(ProcessNodeState.Document, node.State));
        Assert.Equal(["p50.exe", "p51.exe"], nodes[3].Children.Select(node => node.ProcessName));
        Assert.Same(nodes[3], nodes[4].GetParent());
        Assert.Equal(nodes[3].Id, nodes[4].ParentId);
        Assert.Equal("edr.example", nodes[6].Server);
        Assert.Empty(family.Observer.Warnings);
        Assert.True(nodes[0].IsTarget);
        Assert.DoesNotContain(nodes.Skip(1), node => node.IsTarget);
    }

    [Fact]
    public async Task Children_that_the_summary_leaves_out_are_taken_from_the_events()
    {
        using Family family = new();
        family.Server.On(family.Request(1), Reply.Json($$"""{"process": {{Family.Document(1, null, 3)}}, "parent": {}, "siblings": [], "children": []}"""));
        family.Server.On($"GET /api/v4/process/{Family.Id(1)}/0/event", Reply.Json($$"""
            {"elapsed": 0.1, "process": {"id": "{{Family.Id(1)}}", "childproc_complete": [
              {"type": "start", "start": "2024-03-05T06:07:10.000001Z", "processId": "{{Family.Id(3)}}-000000000001", "pid": 3, "path": "c:\\p3.exe", "md5": "0123456789abcdef0123456789abcdef"},
              {"type": "start", "start": "2024-03-05T06:07:09.000001Z", "processId": "{{Family.Id(2)}}-000000000001", "pid": 2, "path": "c:\\a\\p2.exe", "is_suppressed": true, "commandLine": "p2 /x"},
              {"type": "end", "end": "2024-03-05T06:07:11.000001Z", "processId": "{{Family.Id(3)}}-000000000001", "pid": 3, "path": "c:\\p3.exe"},
              {"type": "end", "end": "2024-03-05T06:07:12.000001Z", "processId": "{{Family.Id(4)}}-000000000001", "pid": 4, "path": "c:\\p4.exe"} ] } }
            """));
        family.Has(3, (5, 0)).Answers(3).Finds([5]);

        List<ProcessTreeNode> nodes = await family.ReadAsync(1, Down);

        Assert.Equal(["0 p1.exe", "1 p2.exe", "1 p3.exe", "2 p5.exe"], nodes.Select(Family.Line));
        Assert.Equal((ProcessNodeState.Suppressed, "p2 /x", 2), (nodes[1].State, nodes[1].CommandLine, nodes[1].Pid));
        Assert.Equal(ProcessNodeState.Document, nodes[2].State);
        Assert.DoesNotContain(family.Server.Requests, request => request.Contains(Family.Id(2), StringComparison.Ordinal) && request.Contains("children=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_process_that_counts_no_child_in_one_of_its_documents_is_looked_up_in_the_others()
    {
        using Family family = new();
        family.Has(1, (2, 0), (3, 0)).Has(3, (4, 0)).Answers(1, 3).Finds([2, 3], 3).Finds([4]);

        List<ProcessTreeNode> nodes = await family.ReadAsync(1, Down);

        Assert.Equal(["0 p1.exe", "1 p2.exe", "1 p3.exe", "2 p4.exe"], nodes.Select(Family.Line));
        Assert.Equal([family.Request(1), Family.Check(2, 3), family.Request(3), Family.Check(4)], family.Server.Requests);
    }

    [Fact]
    public async Task When_the_server_refuses_that_search_each_process_is_asked()
    {
        using Family family = new();
        family.Has(1, (2, 0), (3, 0)).Has(3, (4, 1)).Answers(1, 2, 3, 4);
        family.Server.On(Family.Check(2, 3), Reply.Json(HttpStatusCode.BadRequest, """{"reason": "query_syntax_error"}"""));

        List<ProcessTreeNode> nodes = await family.ReadAsync(1, Down);

        Assert.Equal(["0 p1.exe", "1 p2.exe", "1 p3.exe", "2 p4.exe"], nodes.Select(Family.Line));
        Assert.Empty(family.Observer.Warnings);
    }

    [Theory]
    [InlineData(200, """{"total_results": 0, "results": [], "incomplete_results": true}""")]
    [InlineData(504, "")]
    public async Task When_that_search_does_not_come_to_its_end_each_process_is_asked(int status, string body)
    {
        using Family family = new();
        family.Has(1, (2, 0), (3, 0)).Has(3, (4, 1)).Answers(1, 2, 3, 4);
        family.Server.On(Family.Check(2, 3), Reply.Json((HttpStatusCode)status, body));

        List<ProcessTreeNode> nodes = await family.ReadAsync(1, Down);

        Assert.Equal(["0 p1.exe", "1 p2.exe", "1 p3.exe", "2 p4.exe"], nodes.Select(Family.Line));
        Assert.Empty(family.Observer.Warnings);
    }

    [Fact]
    public async Task Sixty_four_processes_are_looked_up_in_one_search()
    {
        using Family family = new();
        family.Has(1, [.. Enumerable.Range(100, 130).Select(number => (number, 0))]).Answers(1);
        family.Finds([.. Enumerable.Range(100, 64)]).Finds([.. Enumerable.Range(164, 64)]).Finds([228, 229]);

        Assert.Equal(131, (await family.ReadAsync(1, Down)).Count);
        Assert.Equal(4, family.Server.Requests.Count);
    }

    [Fact]
    public async Task Forks_are_not_searched_for_so_each_process_of_other_systems_is_asked()
    {
        using Family family = new();
        family.Lists(1, Family.Document(2, 1, 0).Replace("windows", "linux", StringComparison.Ordinal)).Has(2, (3, 1)).Answers(1, 2, 3);

        Assert.Equal(["0 p1.exe", "1 p2.exe", "2 p3.exe"], (await family.ReadAsync(1, Down)).Select(Family.Line));
        Assert.Equal([family.Request(1), family.Request(2), family.Request(3)], family.Server.Requests);
    }

    [Fact]
    public async Task Before_6_0_the_only_segment_of_a_process_tells_the_truth()
    {
        using Family family = new("5.2.0");
        string Record(int number, long segment, int modules) => Family.Document(number, 1, 0, $"\"modload_count\": {modules},")
            .Replace("1709619002500", $"{segment}", StringComparison.Ordinal);
        family.Lists(1, Record(2, 1, 50)).Lists(1, Record(3, 2, 50)).Lists(1, Record(4, 1, 9_999)).Lists(1, Record(5, 1, 10_000)).Answers(1, 3, 5);

        Assert.Equal(5, (await family.ReadAsync(1, Down)).Count);
        Assert.Equal([family.Request(1), family.Request(3), family.Request(5)], family.Server.Requests);
        Assert.All(family.Server.Requests, request => Assert.Contains("/1?children", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_suppressed_child_is_built_from_its_record_and_never_asked_for()
    {
        using Family family = new();
        family.Lists(1, $$"""{"id": "{{Family.Id(2)}}", "is_suppressed": true, "process_name": "conhost.exe", "cmdline": "conhost 0x4", "childproc_count": 4}""").Answers(1);

        ProcessTreeNode child = (await family.ReadAsync(1, Down))[1];

        Assert.Equal((ProcessNodeState.Suppressed, "conhost 0x4", "ws-07"), (child.State, child.CommandLine!, child.HostName!));
        Assert.Equal([family.Request(1)], family.Server.Requests);
    }

    [Fact]
    public async Task A_child_that_has_aged_out_says_so_and_does_not_fail_the_walk()
    {
        using Family family = new();
        family.Lists(1, $$"""{"id": "{{Family.Id(2)}}", "segment_id": 1}""").Has(1, (3, 1), (4, 1)).Has(4, (5, 1)).Answers(1, 4, 5);

        List<ProcessTreeNode> nodes = await family.ReadAsync(1, Down);

        Assert.Equal([ProcessNodeState.NoDocument, ProcessNodeState.NoDocument, ProcessNodeState.Document], nodes[0].Children.Select(node => node.State));
        Assert.Equal("p3.exe", nodes[0].Children[1].ProcessName);
        Assert.Equal(2, nodes[0].Children[0].Pid);
        Assert.Equal("2 p5.exe", Family.Line(nodes[^1]));
        Assert.Empty(family.Observer.Warnings);
    }

    [Fact]
    public async Task Children_without_an_identifier_stand_in_the_tree_and_are_not_asked_for()
    {
        using Family family = new();
        family.Lists(1, """{"process_name": "lost.exe"}""").Lists(1, """{"id": "00000007-ffff-ffff-0000-000000000000", "process_name": "nobody"}""").Answers(1);

        List<ProcessTreeNode> nodes = await family.ReadAsync(1, Down);

        Assert.Equal([("lost.exe", ProcessNodeState.NoDocument), ("nobody", ProcessNodeState.NoDocument)], nodes.Skip(1).Select(node => (node.ProcessName!, node.State)));
        Assert.Single(family.Server.Requests);
    }

    [Fact]
    public async Task A_child_that_is_listed_for_its_start_and_for_its_end_stands_once()
    {
        using Family family = new();
        family.Has(1, (2, 1)).Lists(1, Family.Document(2, 1, 1, "\"terminated\": true,")).Answers(1, 2);

        Assert.Equal(2, (await family.ReadAsync(1, Down)).Count);
    }

    [Fact]
    public async Task A_cycle_is_shown_and_not_followed()
    {
        using Family family = new();
        family.Has(1, (2, 1)).Has(2, (3, 1)).Has(3, (1, 1), (2, 1)).Answers(1, 2, 3);

        List<ProcessTreeNode> nodes = await family.ReadAsync(1, Down);

        Assert.Equal(["0 p1.exe", "1 p2.exe", "2 p3.exe", "3 p1.exe", "3 p2.exe"], nodes.Select(Family.Line));
        Assert.Equal([ProcessNodeState.Repeated, ProcessNodeState.Repeated], nodes.Skip(3).Select(node => node.State));
        Assert.Equal(3, family.Server.Requests.Count);
    }

    [Fact]
    public async Task A_depth_ends_the_walk_and_the_warning_names_what_is_missing()
    {
        using Family family = new();
        family.Has(1, (2, 1), (3, 0)).Has(2, (4, 2)).Answers(1, 2, 4).Finds([3]);

        List<ProcessTreeNode> nodes = await family.ReadAsync(1, new ProcessTreeScope { Ancestors = false, Depth = 2 });

        Assert.Equal(["0 p1.exe", "1 p2.exe", "2 p4.exe", "1 p3.exe"], nodes.Select(Family.Line));
        Assert.Equal([false, false, true, false], nodes.Select(node => node.IsCut));
        CbWarning warning = Assert.Single(family.Observer.Warnings);
        Assert.Equal(CbWarningKind.PartMissing, warning.Kind);
        Assert.Equal("The tree of p1.exe (1) is not complete: children of p4.exe (4) are missing or were not asked for.", warning.Message);
    }

    [Fact]
    public async Task A_number_of_processes_ends_the_walk_with_the_nearest_ones()
    {
        using Family family = new();
        family.Has(1, (2, 1), (3, 1)).Has(2, (4, 1), (5, 1)).Has(3, (6, 1)).Answers(1, 2, 3);

        List<ProcessTreeNode> nodes = await family.ReadAsync(1, new ProcessTreeScope { Ancestors = false, MaxNodes = 4 });

        Assert.Equal(["0 p1.exe", "1 p2.exe", "2 p4.exe", "1 p3.exe"], nodes.Select(Family.Line));
        Assert.Equal([true, true, true], nodes.Where(node => node.Id != Family.Id(1)).Select(node => node.IsCut));
        Assert.Contains("p2.exe (2), p4.exe (4), p3.exe (3)", Assert.Single(family.Observer.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_reaches_its_limit_is_asked_for_with_a_larger_one()
    {
        using Family family = new();
        string[] many = [.. Enumerable.Range(0, 10_000).Select(number => $$"""{"id": "00000007-0000-{{number & 0xffff:x4}}-01da-6ec35b0{{number:x5}}", "is_suppressed": true}""")];
        string Body(IEnumerable<string> children) => $$"""{"process": {{Family.Document(1, null, 1)}}, "parent": {}, "children": [{{string.Join(',', children)}}]}""";
        family.Server.On(family.Request(1), Reply.Json(Body(many)))
            .On(family.Request(1, 100_000), Reply.Json(Body([.. many, $$"""{"id": "{{Family.Id(2)}}", "is_suppressed": true}"""])));

        Assert.Equal(10_002, (await family.ReadAsync(1, Down)).Count);
        Assert.Empty(family.Observer.Warnings);
    }

    [Fact]
    public async Task A_failure_at_one_process_leaves_the_rest_and_is_named()
    {
        using Family family = new();
        family.Has(1, (2, 1), (3, 1)).Has(3, (4, 1)).Answers(1, 3, 4);
        family.Server.On(family.Request(2), Reply.Text(HttpStatusCode.InternalServerError, "Unhandled exception. Check logs for details."));

        List<ProcessTreeNode> nodes = await family.ReadAsync(1, Down);

        Assert.Equal(["0 p1.exe", "1 p2.exe", "1 p3.exe", "2 p4.exe"], nodes.Select(Family.Line));
        Assert.True(nodes[1].IsCut);
        string message = Assert.Single(family.Observer.Warnings).Message;
        Assert.Contains("children of p2.exe (2) could not be read", message, StringComparison.Ordinal);
        Assert.Contains("Unhandled exception", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_every_request_would_meet_ends_the_walk()
    {
        using Family family = new();
        family.Has(1, (2, 1), (3, 1)).Answers(1, 3);
        family.Server.On(family.Request(2), Reply.Html(HttpStatusCode.Unauthorized, "<title>401 Unauthorized</title>"));

        CbServerException error = await Assert.ThrowsAsync<CbServerException>(() => family.ReadAsync(1, Down));

        Assert.Equal(CbErrorKind.AuthenticationFailed, error.Kind);
    }

    [Fact]
    public async Task An_unknown_process_is_not_found()
    {
        using Family family = new();

        Assert.Equal(CbErrorKind.ObjectNotFound, (await Assert.ThrowsAsync<CbServerException>(() => family.ReadAsync(1, Down))).Kind);
        Assert.Equal(CbErrorKind.ObjectNotFound, (await Assert.ThrowsAsync<CbException>(() => family.ReadAsync(1, new ProcessTreeScope { Descendants = false }))).Kind);
    }

    [Fact]
    public async Task Six_calls_run_at_once_when_they_last()
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int running = 0;
        Task<int[]> work = BoundedWork.RunAsync<int, int>([.. Enumerable.Range(0, 20)], async (item, _) =>
        {
            Interlocked.Increment(ref running);
            await gate.Task;
            return item * 2;
        }, TestContext.Current.CancellationToken);

        Assert.Equal(6, Volatile.Read(ref running));
        gate.SetResult();
        Assert.Equal(Enumerable.Range(0, 20).Select(item => item * 2), await work);
    }

    [Fact]
    public async Task A_walk_can_be_cancelled()
    {
        using Family family = new();
        family.Has(1, (2, 1), (3, 1)).Answers(1);
        family.Server.On(family.Request(2), Reply.Never()).On(family.Request(3), Reply.Never());
        using CancellationTokenSource cancel = new();
        Task<List<ProcessTreeNode>> walk = family.ReadAsync(1, Down, cancellationToken: cancel.Token);
        while (family.Server.Requests.Count < 3)
            await Task.Yield();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => walk);
    }

    [Fact]
    public async Task Progress_tells_how_far_the_walk_is()
    {
        using Family family = new();
        family.Has(1, (2, 1), (3, 1)).Answers(1, 2, 3);

        await family.ReadAsync(1, Down);

        Assert.Equal([(1, 3), (2, 4)], family.Observer.Progress);
    }
}
