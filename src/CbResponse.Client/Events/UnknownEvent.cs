namespace CbResponse;

/// <summary>An event of a kind that this version does not know. <see cref="ProcessEvent.Raw"/> has the server's text.</summary>
public sealed class UnknownEvent : ProcessEvent
{
    /// <inheritdoc/>
    public override EventType Type => EventType.Unknown;

    /// <summary>The kind's name at the server.</summary>
    public string Kind { get; internal set; } = string.Empty;
}
