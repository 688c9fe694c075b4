namespace CbResponse.Emulator.Tests;

public sealed class HitCacheTests
{
    [Fact]
    public void The_lists_used_last_are_kept_within_a_bound_of_documents()
    {
        HitCache cache = new();
        for (int i = 0; i < 9; i++)
            cache.Add($"search {i}", Hits(1_000_000));
        Assert.Null(cache.Find("search 0"));
        Assert.NotNull(cache.Find("search 1"));
        cache.Add("another", Hits(1_000_000));
        Assert.NotNull(cache.Find("search 1"));
        Assert.Null(cache.Find("search 2"));
    }

    [Fact]
    public void A_list_that_is_larger_than_the_bound_is_not_kept()
    {
        HitCache cache = new();
        cache.Add("small", Hits(10));
        cache.Add("huge", Hits(8_000_001));
        Assert.Null(cache.Find("huge"));
        Assert.NotNull(cache.Find("small"));
    }

    private static ListedHits Hits(int count)
    {
        ListedHits hits = new();
        for (int i = 0; i < count; i++)
            hits.Add(i);
        return hits;
    }
}
