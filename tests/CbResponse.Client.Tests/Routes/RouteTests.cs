namespace CbResponse.Client.Tests;

/// <summary>The table of routes, docs/routes.csv, against what the client really asks: no route is forgotten, in either direction.</summary>
public sealed class RouteTests
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, IReadOnlyCollection<string>>>> Found = new(FindAsync);

    private static readonly HashSet<string> Surprises = [];

    /// <summary>Nothing in the table is reached by a raw call only, but what has a reason in its note.</summary>
    private static readonly string[] Raw = ["POST /api/v6/process/stream"];

    [Fact]
    public async Task Every_call_of_the_client_asks_a_server_something()
    {
        AssertNone((await Found.Value).Where(call => call.Value.Count == 0).Select(call => call.Key));
    }

    [Fact]
    public async Task No_answer_leads_to_a_failure_that_is_none_of_ours()
    {
        await Found.Value;
        AssertNone(Surprises);
    }

    [Fact]
    public async Task Every_route_that_the_client_takes_is_in_the_table()
    {
        string[] routes = [.. (await Found.Value).SelectMany(call => call.Value).Distinct().Order(StringComparer.Ordinal)];
        Assert.NotEmpty(routes);
        AssertNone(routes.Where(route => !RouteRow.All.Any(row => row.IsSent && row.Matches(route))));
    }

    [Fact]
    public async Task Every_route_of_the_table_is_taken_by_the_client()
    {
        string[] routes = [.. (await Found.Value).SelectMany(call => call.Value).Distinct()];
        AssertNone(RouteRow.All.Where(row => row.IsSent && !routes.Any(row.Matches)).Select(row => row.Route));
    }

    [Fact]
    public void Who_takes_another_route_instead_takes_one_of_the_table()
    {
        Assert.Equal(RouteRow.All.Count, RouteRow.All.Select(row => row.Route).Distinct().Count());
        Assert.All(RouteRow.All.Where(row => row.Through.Length > 0), row => Assert.Contains(RouteRow.All, other => other.IsSent && other.Route == row.Through && other.Cmdlets == row.Cmdlets));
        Assert.Equal(Raw, RouteRow.All.Where(row => row.Cmdlets == "Invoke-CbApi").Select(row => row.Route));
    }

    /// <summary>Shows all that there are.</summary>
    private static void AssertNone(IEnumerable<string> items) => Assert.Equal(string.Empty, string.Join('\n', items));

    private static async Task<IReadOnlyDictionary<string, IReadOnlyCollection<string>>> FindAsync()
    {
        Dictionary<string, IReadOnlyCollection<string>> found = [];
        foreach (IGrouping<string, ClientCall> call in ClientCall.All.GroupBy(call => call.ToString()))
        {
            HashSet<string> routes = [];
            foreach (ClientCall overload in call)
                await overload.FindRoutesAsync(routes, Surprises);
            found.Add(call.Key, routes);
        }

        return found;
    }
}
