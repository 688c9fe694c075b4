namespace CbResponse.Emulator;

/// <summary>Reports of a feed matched a document.</summary>
/// <param name="Feed">The feed's short name in lower case.</param>
/// <param name="Score">The highest score, -100 to 100.</param>
/// <param name="Reports">Identifiers of the reports.</param>
/// <param name="Link">Where to read about it.</param>
/// <param name="Updated">When the document was tagged.</param>
internal sealed record FeedHit(string Feed, int Score, IReadOnlyList<string> Reports, string Link, DateTime Updated);
