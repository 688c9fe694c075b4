namespace CbResponse;

/// <summary>Something the caller should know about a result that is otherwise good.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">One or two sentences for a person.</param>
public sealed record CbWarning(CbWarningKind Kind, string Message)
{
    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
