using System.Text.Json;

namespace CbResponse;

/// <summary>Fields that nobody may see: older servers send tokens and the like along with what was asked for.</summary>
internal static class SecretFields
{
    private static readonly string[] Parts = ["password", "token", "secret"];

    /// <summary>Takes them out.</summary>
    public static void Remove(Dictionary<string, JsonElement>? fields)
    {
        foreach (string name in (fields?.Keys ?? Enumerable.Empty<string>()).ToArray())
        {
            if (Parts.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0))
                fields!.Remove(name);
        }
    }
}
