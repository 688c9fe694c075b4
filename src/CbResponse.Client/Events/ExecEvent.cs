namespace CbResponse;

/// <summary>A process of Linux or macOS went on as another program, with the same process number (edr-api.md 4.6).</summary>
public sealed class ExecEvent : ChildProcEvent
{
    internal ExecEvent()
    {
    }

    /// <inheritdoc/>
    public override EventType Type => EventType.Exec;
}
