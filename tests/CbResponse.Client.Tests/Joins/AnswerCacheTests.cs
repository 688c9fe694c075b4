namespace CbResponse.Client.Tests;

public sealed class AnswerCacheTests
{
    private readonly ManualClock _clock = new();
    private int _reads;

    [Fact]
    public async Task An_answer_is_remembered_for_a_minute_whatever_case_is_asked_for()
    {
        AnswerCache<string> cache = new(_clock);
        await AskAsync(cache, "ab");
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("AB 1", await AskAsync(cache, "AB", known: "AB 1"));
        Assert.Equal(1, _reads);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await AskAsync(cache, "AB");
        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task However_many_ask_one_request_is_sent()
    {
        AnswerCache<string> cache = new(_clock);
        TaskCompletionSource gate = new();
        Task<string>[] asking = [.. Enumerable.Range(0, 50).Select(_ => cache.GetAsync("a", ReadAsync, TestContext.Current.CancellationToken))];
        gate.SetResult();

        Assert.All(await Task.WhenAll(asking), answer => Assert.Equal("answer", answer));
        Assert.Equal(1, _reads);

        async Task<string> ReadAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _reads);
            await gate.Task.WaitAsync(cancellationToken);
            return "answer";
        }
    }

    [Fact]
    public async Task A_failure_goes_to_all_who_wait_and_is_not_remembered()
    {
        AnswerCache<string> cache = new(_clock);
        TaskCompletionSource<string> first = new();
        Task<string>[] asking = [.. Enumerable.Range(0, 3).Select(_ => cache.GetAsync("a", _ => first.Task, TestContext.Current.CancellationToken))];
        first.SetException(new InvalidOperationException("no"));
        foreach (Task<string> one in asking)
            await Assert.ThrowsAsync<InvalidOperationException>(() => one);

        Assert.False(cache.TryGet("a", out _));
        Assert.Equal("A 1", await AskAsync(cache, "a"));
    }

    [Fact]
    public async Task Whoever_gives_up_does_not_end_the_request_of_the_others()
    {
        AnswerCache<string> cache = new(_clock);
        TaskCompletionSource<string> answer = new();
        CancellationToken seen = default;
        using CancellationTokenSource impatient = new();
        Task<string> one = cache.GetAsync("a", token => Read(token), impatient.Token);
        Task<string> other = cache.GetAsync("a", token => Read(token), TestContext.Current.CancellationToken);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.False(seen.IsCancellationRequested);
        answer.SetResult("late");

        Assert.Equal("late", await other);

        Task<string> Read(CancellationToken token)
        {
            seen = token;
            return answer.Task;
        }
    }

    [Fact]
    public async Task The_last_who_gives_up_ends_the_request()
    {
        AnswerCache<string> cache = new(_clock);
        TaskCompletionSource ended = new();
        using CancellationTokenSource cancel = new();
        Task<string> one = cache.GetAsync("a", ReadAsync, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal("A 1", await AskAsync(cache, "a"));

        async Task<string> ReadAsync(CancellationToken token)
        {
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                ended.SetResult();
            }

            return "never";
        }
    }

    [Fact]
    public async Task What_was_asked_for_longest_ago_is_forgotten_first()
    {
        AnswerCache<string> cache = new(_clock);
        for (int i = 0; i < AnswerCache<string>.MostEntries; i++)
            await AskAsync(cache, $"{i}");
        await AskAsync(cache, "0");
        await AskAsync(cache, "new");

        Assert.True(cache.TryGet("0", out _));
        Assert.False(cache.TryGet("1", out _));
        Assert.True(cache.TryGet("2", out _));
    }

    [Fact]
    public void Heavy_answers_push_others_out_and_the_newest_stays()
    {
        AnswerCache<string> cache = new(_clock, answer => answer.Length);
        cache.Put("small", "x");
        cache.Put("half", new string('x', AnswerCache<string>.MostWeight / 2));
        Assert.True(cache.TryGet("small", out _));
        cache.Put("whole", new string('x', AnswerCache<string>.MostWeight * 2));

        Assert.False(cache.TryGet("small", out _));
        Assert.False(cache.TryGet("half", out _));
        Assert.True(cache.TryGet("whole", out _));
        cache.Put("whole", "y");
        cache.Put("small", "x");
        Assert.True(cache.TryGet("whole", out string? again));
        Assert.Equal("y", again);
    }

    [Fact]
    public async Task Nothing_is_asked_for_by_who_has_given_up_already()
        => await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new AnswerCache<string>(_clock).GetAsync("a", _ => throw new InvalidOperationException(), new CancellationToken(canceled: true)));

    private Task<string> AskAsync(AnswerCache<string> cache, string key, string? known = null) => cache.GetAsync(
        key, _ => Task.FromResult(known ?? $"{key.ToUpperInvariant()} {Interlocked.Increment(ref _reads)}"), TestContext.Current.CancellationToken);
}
