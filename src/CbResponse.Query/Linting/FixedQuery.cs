namespace CbResponse.Query;

/// <summary>A query after all safe fixes, and what became of its issues.</summary>
public sealed class FixedQuery
{
    internal FixedQuery(string text, IReadOnlyList<QueryIssue> mended, IReadOnlyList<QueryIssue> remaining)
    {
        Text = text;
        Mended = mended;
        Remaining = remaining;
    }

    /// <summary>The corrected text; the original where nothing could be mended.</summary>
    public string Text { get; }

    /// <summary>The issues that were mended. Each tells its place in the text as it was when its turn came.</summary>
    public IReadOnlyList<QueryIssue> Mended { get; }

    /// <summary>The issues of the corrected text.</summary>
    public IReadOnlyList<QueryIssue> Remaining { get; }

    /// <summary>Whether anything was mended.</summary>
    public bool IsChanged => Mended.Count > 0;

    /// <summary>The corrected text.</summary>
    public override string ToString() => Text;
}
