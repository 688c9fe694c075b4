namespace CbResponse.Emulator;

/// <summary>Groups that every document belongs to one of.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Of">Number of a document's group.</param>
internal sealed record DocumentGroups(int Count, Func<int, int> Of);
