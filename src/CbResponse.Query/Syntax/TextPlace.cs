namespace CbResponse.Query;

/// <summary>Turns an index of a text into line and column, both counted from 1.</summary>
internal static class TextPlace
{
    public static (int Line, int Column) Of(string text, int position)
    {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < position && i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
        }

        return (line, position - lineStart + 1);
    }
}
