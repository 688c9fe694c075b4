namespace CbResponse.Emulator;

/// <summary>How results are ordered.</summary>
internal readonly record struct SortOrder(string Field, bool Descending)
{
    /// <exception cref="RejectedRequestException">The text is not <c>field asc</c> or <c>field desc</c>.</exception>
    public static SortOrder Read(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var field, var direction] when direction.Equals("asc", StringComparison.OrdinalIgnoreCase) => new SortOrder(field, false),
            [var field, var direction] when direction.Equals("desc", StringComparison.OrdinalIgnoreCase) => new SortOrder(field, true),
            _ => throw RejectedRequestException.Text(400, $"Can't determine a Sort Order (asc or desc) in sort spec '{text}'"),
        };
    }
}
