namespace CbResponse.Packaging;

/// <summary>A file of an archive: its name, with slashes, and what is in it.</summary>
internal sealed record Part(string Name, byte[] Content);
