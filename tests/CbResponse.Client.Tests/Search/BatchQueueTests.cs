namespace CbResponse.Client.Tests;

public sealed class BatchQueueTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_queue_holds_its_producer_back_until_there_is_room()
    {
        using BatchQueue<int> queue = new(2);
        await queue.AddAsync([1], Token);
        await queue.AddAsync([2], Token);

        Task third = queue.AddAsync([3], Token).AsTask();
        Assert.False(third.IsCompleted);
        Assert.Equal([1], (await queue.TakeAsync(Token))!);
        await third;

        Assert.Equal([2], (await queue.TakeAsync(Token))!);
        Assert.Equal([3], (await queue.TakeAsync(Token))!);
    }

    [Fact]
    public async Task A_failure_comes_behind_the_batches()
    {
        using BatchQueue<int> queue = new(2);
        await queue.AddAsync([1], Token);
        queue.Complete(new InvalidDataException("broken"));

        Assert.Equal([1], (await queue.TakeAsync(Token))!);
        await Assert.ThrowsAsync<InvalidDataException>(() => queue.TakeAsync(Token).AsTask());
    }

    [Fact]
    public async Task The_end_comes_behind_the_batches()
    {
        using BatchQueue<int> queue = new(2);
        await queue.AddAsync([1], Token);
        queue.Complete();

        Assert.Equal([1], (await queue.TakeAsync(Token))!);
        Assert.Null(await queue.TakeAsync(Token));
    }

    [Fact]
    public async Task Waiting_on_either_side_can_be_cancelled()
    {
        using BatchQueue<int> queue = new(1);
        using CancellationTokenSource cancel = new();
        Task<List<int>?> take = queue.TakeAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => take);

        await queue.AddAsync([1], Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queue.AddAsync([2], cancel.Token).AsTask());
    }
}
