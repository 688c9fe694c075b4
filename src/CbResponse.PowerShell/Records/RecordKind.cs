namespace CbResponse.PowerShell;

/// <summary>How records of one kind are listed, got, named and numbered.</summary>
/// <param name="Noun">What a person calls one.</param>
/// <param name="List">Lists all.</param>
/// <param name="Get">Gets one by its number.</param>
/// <param name="Names">The names that one goes by.</param>
/// <param name="Id">The number of one.</param>
internal sealed record RecordKind<TItem>(
    string Noun,
    Func<CbClient, ICallObserver, CancellationToken, Task<IReadOnlyList<TItem>>> List,
    Func<CbClient, int, ICallObserver, CancellationToken, Task<TItem>> Get,
    Func<TItem, string?[]> Names,
    Func<TItem, int?> Id);
