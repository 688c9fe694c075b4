using System.Net;
using System.Text;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// Finds the server's own words in the body of a refusal, which may be JSON, a page or plain text (edr-api.md 1.5), and makes
/// them fit to be shown: not too long, and without the token.
/// </summary>
internal static class ServerText
{
    private const int Longest = 2_000;
    private const string Cut = "...";

    /// <summary>A member of a JSON object, the first item of a JSON array, the title of a page, or plain text; null when there is none.</summary>
    /// <param name="body">The body.</param>
    /// <param name="token">The token, which must not be shown.</param>
    /// <param name="isWhole">Whether all of it is wanted, however long.</param>
    public static string? Find(string body, ApiToken token, bool isWhole = false)
    {
        string text = body.TrimStart('\uFEFF').Trim();
        string? words = text.Length == 0 ? null : text[0] switch
        {
            '{' or '[' or '"' => FromJson(text) ?? text,
            '<' => FromPage(text),
            _ => text,
        };
        if (string.IsNullOrEmpty(words))
            return null;
        return isWhole ? token.Redact(words!) : Show(words!, token);
    }

    /// <summary>Masks the token, and then cuts: the other way round would leave a part of a token that stands at the cut.</summary>
    public static string Show(string text, ApiToken token)
    {
        string masked = token.Redact(text);
        return masked.Length <= Longest ? masked : masked.Substring(0, Longest - Cut.Length) + Cut;
    }

    /// <summary>Whether the server refuses a query; it spells the reason in two ways.</summary>
    public static bool IsQueryReason(string body)
    {
        string text = body.TrimStart('\uFEFF').TrimStart();
        return text.StartsWith("{", StringComparison.Ordinal) && text.Contains("\"reason\"") && text.Contains("query_");
    }

    private static string? FromJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(JsonCopy.Mend(Encoding.UTF8.GetBytes(text)));
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array)
                return root.GetArrayLength() > 0 ? root[0].ToString() : null;
            return root.ValueKind == JsonValueKind.Object ? FromMembers(root) : root.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? FromMembers(JsonElement root)
    {
        foreach (string name in (string[])["reason", "errorMessage", "message", "error", "result"])
        {
            if (root.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String)
                return member.GetString();
        }

        return null;
    }

    private static string FromPage(string text)
        => WebUtility.HtmlDecode(WithoutRunsOfBlanks(Title(text) ?? WithoutTags(text))).Trim(' ');

    private static string? Title(string text)
    {
        int tag = text.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        int start = tag < 0 ? -1 : text.IndexOf('>', tag) + 1;
        int end = start <= 0 ? -1 : text.IndexOf("</title", start, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? null : text.Substring(start, end - start);
    }

    private static string WithoutTags(string text)
    {
        StringBuilder words = new(text.Length);
        bool inTag = false;
        foreach (char c in text)
        {
            if (c == '<')
                words.Append(' ');
            else if (!inTag)
                words.Append(c);
            inTag = c == '<' || (inTag && c != '>');
        }

        return words.ToString();
    }

    private static string WithoutRunsOfBlanks(string text)
        => string.Join(" ", text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
