namespace CbResponse.Emulator;

/// <summary>A stretch of time of the event store.</summary>
/// <param name="Name"><c>writer</c>, or <c>cbevents_</c> and the time it was begun.</param>
/// <param name="Status"><c>hot</c>, <c>warm</c> or <c>cold</c>.</param>
/// <param name="Id">Its number.</param>
/// <param name="From">Its first moment.</param>
/// <param name="To">Its end, or null for the one that is written to.</param>
/// <param name="Documents">Number of documents.</param>
/// <param name="IsUserMounted">Whether somebody loaded it.</param>
internal sealed record StoragePartition(string Name, string Status, long Id, DateTime From, DateTime? To, long Documents, bool IsUserMounted = false);
