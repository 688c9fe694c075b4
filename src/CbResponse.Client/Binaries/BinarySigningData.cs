namespace CbResponse;

/// <summary>What the signature of a file says, and what came of checking it on the endpoint.</summary>
public sealed class BinarySigningData
{
    internal BinarySigningData()
    {
    }

    /// <summary>What came of checking: <c>Signed</c>, <c>Unsigned</c>, <c>Expired</c>, <c>Bad Signature</c> or another word.</summary>
    public string? Result { get; internal init; }

    /// <summary>The same as a number: an HRESULT, unsigned.</summary>
    public long? ResultCode { get; internal init; }

    /// <summary>Who signed.</summary>
    public string? Publisher { get; internal init; }

    /// <summary>Who issued the certificate.</summary>
    public string? Issuer { get; internal init; }

    /// <summary>Whom the certificate names.</summary>
    public string? Subject { get; internal init; }

    /// <summary>The program name in the signature.</summary>
    public string? ProgramName { get; internal init; }

    /// <summary>When it was signed, UTC.</summary>
    public DateTime? SignTime { get; internal init; }

    /// <summary>Outcome and publisher.</summary>
    public override string ToString() => Publisher is null ? $"{Result}" : $"{Result}, {Publisher}";
}
