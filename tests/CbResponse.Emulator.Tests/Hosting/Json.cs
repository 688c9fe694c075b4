using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>Reads the answers to searches.</summary>
internal static class Json
{
    /// <summary>A search; parameters are escaped here.</summary>
    public static Task<JsonElement> FindAsync(this ApiClient client, string route, string query, params (string Name, string Value)[] parameters)
        => client.GetAsync(route + "?" + ApiClient.Encode([("q", query), .. parameters]));

    public static int Total(this JsonElement answer) => answer.GetProperty("total_results").GetInt32();

    public static JsonElement[] Rows(this JsonElement answer) => [.. answer.GetProperty("results").EnumerateArray()];

    public static string? Text(this JsonElement item, string name) => item.GetProperty(name).GetString();

    public static string[] Texts(this JsonElement item, string name)
        => [.. item.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    public static string[] Names(this JsonElement item) => [.. item.EnumerateObject().Select(member => member.Name)];
}
