namespace CbResponse;

/// <summary>An event of a preview: its line as the server writes it (edr-api.md part 4), and where the query matched.</summary>
public sealed class PreviewEvent
{
    internal PreviewEvent(string kind, MarkedText line)
    {
        Kind = kind;
        Line = line;
    }

    /// <summary>The kind, as the server names it: <c>modload</c>, <c>filemod</c>, <c>regmod</c>, <c>netconn</c>, <c>childproc</c>, <c>crossproc</c>, ...</summary>
    public string Kind { get; }

    /// <summary>The line: fields between pipes, or JSON for the kinds that the server sends as objects.</summary>
    public MarkedText Line { get; }

    /// <summary>Whether the query matched in the line.</summary>
    public bool IsMatch => Line.Matches.Count > 0;

    /// <summary>Kind and line.</summary>
    public override string ToString() => $"{Kind}: {Line}";
}
