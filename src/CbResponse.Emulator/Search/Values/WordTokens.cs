namespace CbResponse.Emulator;

/// <summary>Cuts text into words at blanks and punctuation.</summary>
internal static class WordTokens
{
    /// <param name="text">What to cut.</param>
    /// <param name="keepStars">Whether <c>*</c> is part of a word, as in a query.</param>
    public static List<(int Start, int Length)> Cut(string text, bool keepStars = false)
    {
        List<(int, int)> tokens = [];
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) || (keepStars && text[i] == '*'));
            if (inside && start < 0)
                start = i;
            if (inside || start < 0)
                continue;
            tokens.Add((start, i - start));
            start = -1;
        }

        return tokens;
    }
}
