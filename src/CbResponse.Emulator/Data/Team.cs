namespace CbResponse.Emulator;

/// <summary>Users who share their rights.</summary>
internal sealed record Team(int Id, string Name, IReadOnlyList<GroupAccess> Access);
