namespace CbResponse.Query;

/// <summary>A stretch of a query's text.</summary>
/// <param name="Start">Index of the first character, counted from 0.</param>
/// <param name="Length">Number of UTF-16 characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Index of the character after the last one.</summary>
    public int End => Start + Length;

    internal static TextSpan FromBounds(int start, int end) => new(start, end - start);
}
