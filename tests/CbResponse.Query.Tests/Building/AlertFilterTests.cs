namespace CbResponse.Query.Tests;

public sealed class AlertFilterTests
{
    [Fact]
    public void No_criterion_matches_everything()
        => Assert.True(new AlertFilter().ToQuery().IsEmpty);

    [Fact]
    public void Each_criterion_has_its_field()
    {
        AlertFilter filter = new()
        {
            Status = ["Unresolved", "In Progress"],
            MinSeverity = 60,
            FeedName = ["contosointel"],
            WatchlistName = ["Updater runs"],
            HostName = ["fin-*"],
            AssignedTo = ["helpdesk"],
            Type = ["watchlist.hit.query.process"],
            ProcessName = ["updater.exe"],
            Md5 = ["d41d8cd98f00b204e9800998ecf8427e"],
            CreatedAfter = new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero),
        };

        Assert.Equal(
            "(status:Unresolved or status:\"In Progress\") alert_severity:[60 TO *] feed_name:contosointel watchlist_name:\"Updater runs\" "
            + "hostname:fin-* assigned_to:helpdesk alert_type:watchlist.hit.query.process process_name:updater.exe "
            + "md5:d41d8cd98f00b204e9800998ecf8427e created_time:[2024-03-05T00:00:00 TO *]",
            filter.ToQuery().Text);
        Assert.Empty(QueryLinter.Check(filter.ToQuery(), QueryIndex.Alert));
    }

    [Fact]
    public void One_end_of_a_range_is_enough()
    {
        Assert.Equal("alert_severity:[* TO 5]", new AlertFilter { MaxSeverity = 5 }.ToQuery().Text);
        Assert.Equal(
            "created_time:[* TO 2024-03-05T00:00:00]",
            new AlertFilter { CreatedBefore = new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero) }.ToQuery().Text);
    }

    [Fact]
    public void A_literal_star_means_itself()
        => Assert.Equal("hostname:\"a*\"", new AlertFilter { HostName = ["a*"], Literal = true }.ToQuery().Text);

    [Fact]
    public void What_can_be_no_criterion_is_a_mistake()
    {
        Assert.Throws<ArgumentException>(() => new AlertFilter { Md5 = [] }.ToQuery());
        Assert.Throws<ArgumentException>(() => new AlertFilter { MinSeverity = 2, MaxSeverity = 1 }.ToQuery());
    }
}
