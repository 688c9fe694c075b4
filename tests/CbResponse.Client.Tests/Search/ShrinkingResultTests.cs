using System.Globalization;

namespace CbResponse.Client.Tests;

/// <summary>Whoever closes the alerts that he reads takes them out of the search that he reads them from.</summary>
public sealed class ShrinkingResultTests
{
    private const int Alerts = 2_000;

    private readonly RecordingObserver _observer = new();

    [Theory]
    [InlineData("created_time desc", 3, 0, 0)]
    [InlineData("created_time desc", 3, 2, 0)]
    [InlineData("created_time desc", 3, 5, 4)]
    [InlineData("created_time asc", 3, 0, 0)]
    [InlineData("created_time asc", 1, 3, 7)]
    [InlineData("created_time desc", 170, 0, 0)]
    [InlineData("created_time desc", 170, 3, 2)]
    [InlineData("created_time asc", 2_000, 1, 0)]
    [InlineData("created_time desc", 1_000, 40, 0)]
    [InlineData("alert_severity desc", 3, 0, 0)]
    [InlineData("alert_severity desc", 40, 2, 3)]
    [InlineData("alert_severity asc", 1_000, 2, 0)]
    public async Task Every_alert_comes_and_none_twice(string sort, int together, int delay, int incoming)
    {
        using ShrinkingServer server = new(Alerts) { Together = together, Delay = delay, Incoming = incoming };
        List<int> numbers = await ReadAsync(server, new AlertSearch { Query = "status:Unresolved", Sort = sort, Range = new SearchRange { PageSize = 50, First = 2 * Alerts } });
        Assert.Equal(Enumerable.Range(0, Alerts), numbers.Where(number => number < Alerts).Order());
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.Empty(_observer.Warnings);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Every_report_comes_and_none_twice(int delay)
    {
        using ShrinkingServer server = new(Alerts) { Delay = delay };
        using CbClient client = Connect(server);
        List<string> ids = [];
        ThreatReportSearch search = new() { Query = "is_ignored:false", Range = new SearchRange { PageSize = 50 } };
        await foreach (ThreatReport report in client.Reports.SearchAsync(search, _observer, TestContext.Current.CancellationToken))
        {
            ids.Add(report.Id!);
            server.Close(int.Parse(report.Id!, CultureInfo.InvariantCulture));
        }

        Assert.Equal(Alerts, ids.Distinct().Count());
        Assert.Equal(Alerts, ids.Count);
        Assert.Empty(_observer.Warnings);
    }

    [Fact]
    public async Task A_result_that_stays_is_read_by_the_numbers_of_its_rows()
    {
        using ShrinkingServer server = new(Alerts) { Together = 1 };
        Assert.Equal(Enumerable.Range(0, Alerts).Reverse(), await ReadAsync(server, new AlertSearch { Query = "status:Unresolved" }, closes: false));
        Assert.Equal(["status:Unresolved"], server.Queries.Distinct());
    }

    [Fact]
    public async Task The_rest_is_asked_for_by_time_beside_the_query()
    {
        using ShrinkingServer server = new(Alerts);
        await ReadAsync(server, new AlertSearch { Query = "a or b", Range = new SearchRange { PageSize = 50 } });
        Assert.StartsWith("(a or b) created_time:[* TO 2024-03-05T06:0", server.Queries[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status:Unresolved", "hostname asc", false)]
    [InlineData("status:Unresolved", "created_time desc", true)]
    [InlineData("status:(", "created_time desc", false)]
    public async Task What_cannot_be_read_so_is_told(string query, string sort, bool isDisordered)
    {
        using ShrinkingServer server = new(Alerts) { IsDisordered = isDisordered };
        List<int> numbers = await ReadAsync(server, new AlertSearch { Query = query, Sort = sort, Range = new SearchRange { PageSize = 50 } });
        Assert.True(numbers.Count < Alerts);
        CbWarning warning = Assert.Single(_observer.Warnings);
        Assert.Equal(CbWarningKind.ChangedWhileReading, warning.Kind);
        Assert.EndsWith("Rows may be missing. In the order of created_time or alert_severity a search whose alerts are closed meanwhile is read in full.", warning.Message, StringComparison.Ordinal);
    }

    private static CbClient Connect(ShrinkingServer server) => new(Session.Options(retries: 0), new ManualClock(), server);

    private async Task<List<int>> ReadAsync(ShrinkingServer server, AlertSearch search, bool closes = true)
    {
        using CbClient client = Connect(server);
        List<int> numbers = [];
        await foreach (Alert alert in client.Alerts.SearchAsync(search, _observer, TestContext.Current.CancellationToken))
        {
            int number = int.Parse(alert.Id!, CultureInfo.InvariantCulture);
            numbers.Add(number);
            if (closes)
                server.Close(number);
        }

        return numbers;
    }
}
