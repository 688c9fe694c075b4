namespace CbResponse.Emulator;

/// <summary>What the server finds when it downloads a feed: the emulator itself reaches nothing outside.</summary>
/// <param name="Status">Status of the answer.</param>
/// <param name="Body">The feed file, or what stands in its place.</param>
internal sealed record FeedPage(int Status, string Body);
