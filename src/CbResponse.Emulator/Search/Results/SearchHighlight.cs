namespace CbResponse.Emulator;

/// <summary>A text that matched, with markers, and the documents that hold it.</summary>
internal sealed record SearchHighlight(string Name, IReadOnlyList<string> Ids);
