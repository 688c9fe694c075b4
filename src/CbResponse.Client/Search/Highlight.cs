namespace CbResponse;

/// <summary>A text in which the query matched, and the documents that hold it.</summary>
public sealed class Highlight
{
    private const string Before = "PREPREPRE";
    private const string After = "POSTPOSTPOST";

    /// <summary>The text as the server sent it, the match between <c>PREPREPRE</c> and <c>POSTPOSTPOST</c>.</summary>
    public string MarkedText { get; internal set; } = string.Empty;

    /// <summary>The text without marks.</summary>
    public string Text => MarkedText.Replace(Before, string.Empty).Replace(After, string.Empty);

    /// <summary>Unique ids (for binaries: MD5) of the documents; they may repeat.</summary>
    public IReadOnlyList<string> Ids { get; internal set; } = [];

    /// <summary>The text without marks.</summary>
    public override string ToString() => Text;
}
