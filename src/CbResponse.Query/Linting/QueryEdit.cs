namespace CbResponse.Query;

/// <summary>A change of a query's text: a stretch of it is replaced.</summary>
/// <param name="Position">Index of the first character that goes, counted from 0.</param>
/// <param name="Length">How many characters go.</param>
/// <param name="Text">What comes in their place.</param>
public sealed record QueryEdit(int Position, int Length, string Text)
{
    internal int End => Position + Length;
}
