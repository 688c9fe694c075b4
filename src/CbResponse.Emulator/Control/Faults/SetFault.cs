namespace CbResponse.Emulator;

/// <summary>A fault on the board: what is left of it.</summary>
internal sealed class SetFault(int id, Fault fault)
{
    private readonly TaskCompletionSource _removed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Id => id;

    public Fault Fault => fault;

    public int SkipLeft { get; set; } = fault.Skip;

    public int? CountLeft { get; set; } = fault.Count;

    /// <summary>Completes when somebody removes the fault: what it holds up may go on.</summary>
    public Task Removed => _removed.Task;

    public void Remove() => _removed.TrySetResult();
}
