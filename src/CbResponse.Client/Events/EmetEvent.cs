namespace CbResponse;

/// <summary>EMET reported an attack (edr-api.md 4.8). The form is not documented; <see cref="ProcessEvent.Raw"/> always has the server's text.</summary>
public sealed class EmetEvent : ProcessEvent
{
    /// <inheritdoc/>
    public override EventType Type => EventType.Emet;

    /// <summary>The protection that struck, where the field after the time is its number; null otherwise.</summary>
    public EmetMitigation? Mitigation { get; internal set; }
}
