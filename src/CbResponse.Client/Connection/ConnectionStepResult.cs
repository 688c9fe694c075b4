namespace CbResponse;

/// <summary>The outcome of one step of a connection test.</summary>
public sealed class ConnectionStepResult
{
    internal ConnectionStepResult(string server, ConnectionStep step)
    {
        Server = server;
        Step = step;
    }

    /// <summary>Host and port of the server.</summary>
    public string Server { get; }

    /// <summary>The step. A request that fails for another reason than the token names the step that failed in its place.</summary>
    public ConnectionStep Step { get; internal set; }

    /// <summary>How it ended.</summary>
    public ConnectionStepOutcome Outcome { get; internal set; }

    /// <summary>What was found, or what failed.</summary>
    public string Detail { get; internal set; } = string.Empty;

    /// <summary>What to do next; null when nothing needs doing.</summary>
    public string? Advice { get; internal set; }

    /// <summary>How long the step took.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>The certificate that the server showed; only for the TLS step.</summary>
    public PresentedCertificate? Certificate { get; internal set; }

    /// <summary>Step and outcome.</summary>
    public override string ToString() => $"{Step}: {Outcome}. {Detail}";
}
