namespace CbResponse;

/// <summary>A text in which the query matched, and the documents that hold it.</summary>
public sealed class Highlight
{
    /// <summary>The text, and the parts of it that matched.</summary>
    public MarkedText Marked { get; internal set; } = MarkedText.Parse(string.Empty);

    /// <summary>The text.</summary>
    public string Text => Marked.Text;

    /// <summary>Unique ids (for binaries: MD5) of the documents; they may repeat.</summary>
    public IReadOnlyList<string> Ids { get; internal set; } = [];

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
