using System.Text;
using System.Text.Json;

namespace CbResponse;

/// <summary>Tags have the numbers and names of watchlists and feeds in the names of their fields, so that the generated reader does not know them.</summary>
internal static class BinaryTags
{
    /// <summary>Takes the tags of a file out of what its reader did not know.</summary>
    /// <param name="binary">The file.</param>
    /// <param name="field">The field that is being read, for error messages.</param>
    /// <exception cref="JsonException">A tag has another shape.</exception>
    public static void Take(Binary binary, ref string? field)
    {
        TagReader tags = new();
        foreach (KeyValuePair<string, JsonElement> unknown in binary.Unknown?.ToArray() ?? [])
        {
            field = unknown.Key;
            byte[] value = Encoding.UTF8.GetBytes(unknown.Value.GetRawText());
            if (unknown.Key == "watchlists")
                tags.TakeWatchlists(value);
            else if (unknown.Key.Length == 0 || !tags.TryTake(Encoding.UTF8.GetBytes(unknown.Key), value))
                continue;
            binary.Unknown!.Remove(unknown.Key);
        }

        binary.Watchlists = tags.Watchlists;
        binary.FeedHits = tags.Feeds;
    }
}
