namespace CbResponse;

/// <summary>A process of Linux or macOS made a copy of itself (edr-api.md 4.6).</summary>
public sealed class ForkEvent : ChildProcEvent
{
    internal ForkEvent()
    {
    }

    /// <inheritdoc/>
    public override EventType Type => EventType.Fork;
}
