using System.Text;

namespace CbResponse;

/// <summary>Writes URL parameters. A plus stays a plus (<c>%2B</c>) and a blank is <c>%20</c>.</summary>
internal static class QueryString
{
    // Uri.EscapeDataString refuses long text on .NET Framework; no single value of ours comes near this.
    private const int LongestChunk = 30_000;

    public static void Append(StringBuilder text, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            text.Append(i == 0 ? '?' : '&').Append(Escape(parameters[i].Key)).Append('=').Append(Escape(parameters[i].Value));
        }
    }

    /// <summary>How many characters of an address the parameters need.</summary>
    public static int Length(IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        StringBuilder text = new();
        Append(text, parameters);
        return text.Length;
    }

    private static string Escape(string text)
    {
        if (text.Length <= LongestChunk)
            return Uri.EscapeDataString(text);
        StringBuilder escaped = new(text.Length * 2);
        int start = 0;
        while (start < text.Length)
        {
            int length = Math.Min(LongestChunk, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            escaped.Append(Uri.EscapeDataString(text.Substring(start, length)));
            start += length;
        }

        return escaped.ToString();
    }
}
