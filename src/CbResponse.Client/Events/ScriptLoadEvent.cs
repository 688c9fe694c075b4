namespace CbResponse;

/// <summary>A script ran without a file (edr-api.md 4.8). Since 7.2, on Windows, where the sensor group collects them.</summary>
public sealed class ScriptLoadEvent : ProcessEvent
{
    /// <inheritdoc/>
    public override EventType Type => EventType.ScriptLoad;

    /// <summary>A number between time and hash. Its meaning is not documented.</summary>
    public long? Code { get; internal set; }

    /// <summary>SHA-256 of the script.</summary>
    public string? Sha256 { get; internal set; }

    /// <summary>The script. Servers cut it after 65,535 characters.</summary>
    public string? Script { get; internal set; }
}
