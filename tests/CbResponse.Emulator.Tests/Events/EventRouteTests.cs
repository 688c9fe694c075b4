using System.Text.Json;

namespace CbResponse.Emulator.Tests;

public sealed class EventRouteTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    [Fact]
    public async Task The_whole_document_comes_with_the_events_and_only_kinds_that_occurred()
    {
        JsonElement answer = await server.Admin.GetAsync($"/api/v4/process/{await LoaderAsync()}/0/event");
        JsonElement process = answer.GetProperty("process");
        Assert.Equal("powershell.exe", process.GetProperty("process_name").GetString());
        foreach (string kind in new[] { "modload", "filemod", "netconn", "childproc", "crossproc", "processblock", "fileless_scriptload" })
            Assert.Equal(process.GetProperty(kind + "_count").GetInt32(), process.GetProperty(kind + "_complete").GetArrayLength());
        Assert.False(process.TryGetProperty("regmod_complete", out _));
        JsonProperty binary = process.GetProperty("binaries").EnumerateObject().First();
        Assert.Matches("^[0-9A-F]{32}$", binary.Name);
        Assert.Equal("Signed", binary.Value.GetProperty("digsig_result").GetString());
    }

    [Fact]
    public async Task The_fifth_version_sorts_all_kinds_by_time()
    {
        JsonElement process = (await server.Admin.GetAsync($"/api/v5/process/{await LoaderAsync()}/0/event")).GetProperty("process");
        List<JsonElement> sorted = [.. process.GetProperty("sorted_events").EnumerateArray()];
        List<DateTime> times = [.. sorted.Select(item
            => DateTime.Parse(item.GetProperty("time").GetString()!, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(times.Order(), times);
        Assert.True(sorted.Select(item => item.GetProperty("type").GetString()).Distinct().Count() >= 6);
        Assert.False(process.TryGetProperty("modload_complete", out _));
        Assert.Equal(JsonValueKind.Object, sorted.First(item => item.GetProperty("type").GetString() == "netconn").GetProperty("data")
            .ValueKind);
        Assert.Equal(JsonValueKind.String, sorted.First(item => item.GetProperty("type").GetString() == "modload").GetProperty("data")
            .ValueKind);
    }

    [Fact]
    public async Task Event_pages_count_in_the_order_of_time()
    {
        string id = await LoaderAsync();
        List<string> all = await SortedAsync(id, "");
        Assert.Equal(all[5..15], await SortedAsync(id, "?cb.event_start=5&cb.event_count=10"));
        Assert.Equal(all[^2..], await SortedAsync(id, $"?cb.event_start={all.Count - 2}&cb.event_count=500"));
        Assert.Empty(await SortedAsync(id, "?cb.event_start=100000"));
        JsonElement lists = (await server.Admin.GetAsync($"/api/v4/process/{id}/0/event?cb.event_start=0&cb.event_count=10"))
            .GetProperty("process");
        Assert.Equal(10, lists.EnumerateObject().Where(member => member.Name.EndsWith("_complete", StringComparison.Ordinal))
            .Sum(member => member.Value.GetArrayLength()));
    }

    [Fact]
    public async Task One_segment_has_its_own_events_and_windows_choose_segments()
    {
        JsonElement rows = (await server.Admin.SearchAsync("process_name:adobearmhelper.exe", ("sort", "segment_id asc"), ("rows", "50")))
            .GetProperty("results");
        string id = rows[0].GetProperty("id").GetString()!;
        JsonElement second = (await server.Admin.GetAsync($"/api/v4/process/{id}/{rows[1].GetProperty("segment_id").GetInt64()}/event"))
            .GetProperty("process");
        Assert.Equal(rows[1].GetProperty("netconn_count").GetInt32(), second.GetProperty("netconn_complete").GetArrayLength());
        string from = Uri.EscapeDataString(rows[2].GetProperty("last_update").GetString()!);
        JsonElement later = (await server.Admin.GetAsync($"/api/v4/process/{id}/0/event?cb.min_last_update={from}")).GetProperty("process");
        Assert.Equal(rows.EnumerateArray().Skip(2).Sum(row => row.GetProperty("netconn_count").GetInt32()),
            later.GetProperty("netconn_complete").GetArrayLength());
        JsonElement none = (await server.Admin.GetAsync($"/api/v4/process/{id}/0/event?cb.min_last_update=2300-01-01"))
            .GetProperty("process");
        Assert.DoesNotContain(none.EnumerateObject(), member => member.Name.EndsWith("_complete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forks_and_further_execs_stand_beside_the_children()
    {
        JsonElement fork = (await server.Admin.SearchAsync("cmdline:\"master process /usr/sbin/nginx\"", ("rows", "1")))
            .GetProperty("results")[0];
        Assert.Equal((0, 4), (fork.GetProperty("childproc_count").GetInt32(), fork.GetProperty("fork_children_count").GetInt32()));
        JsonElement process = (await server.Admin.GetAsync($"/api/v4/process/{fork.GetProperty("id").GetString()}/0/event"))
            .GetProperty("process");
        Assert.Equal(4, process.GetProperty("fork_children_complete").GetArrayLength());
        Assert.Equal(JsonValueKind.String, process.GetProperty("fork_children_complete")[0].ValueKind);
        JsonElement exec = (await server.Admin.SearchAsync("cmdline:migrate.sh", ("rows", "1"))).GetProperty("results")[0];
        Assert.Equal(1, exec.GetProperty("exec_events_count").GetInt32());
    }

    [Fact]
    public async Task Both_sides_of_an_access_record_it()
    {
        JsonElement dump = (await server.Admin.SearchAsync("crossproc_name:lsass.exe", ("rows", "1"))).GetProperty("results")[0];
        JsonElement actor = (await server.Admin.GetAsync($"/api/v4/process/{dump.GetProperty("id").GetString()}/0/event"))
            .GetProperty("process");
        string[] fields = actor.GetProperty("crossproc_complete")[0].GetString()!.Split('|');
        Assert.Equal(("ProcessOpen", "2097151", "false"), (fields[0], fields[6], fields[8]));
        JsonElement target = (await server.Admin.GetAsync($"/api/v4/process/{fields[2][..36]}/0/event")).GetProperty("process");
        Assert.Equal("true", target.GetProperty("crossproc_complete")[0].GetString()!.Split('|')[8]);
    }

    private async Task<string> LoaderAsync()
        => (await server.Admin.SearchAsync("watchlist_12:*", ("rows", "1"))).GetProperty("results")[0].GetProperty("id").GetString()!;

    private async Task<List<string>> SortedAsync(string id, string parameters)
    {
        JsonElement process = (await server.Admin.GetAsync($"/api/v5/process/{id}/0/event{parameters}")).GetProperty("process");
        return [.. process.GetProperty("sorted_events").EnumerateArray().Select(item => item.GetRawText())];
    }
}
