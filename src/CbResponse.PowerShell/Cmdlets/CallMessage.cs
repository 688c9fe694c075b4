namespace CbResponse.PowerShell;

/// <summary>Something that background work wants written: a request line or a warning.</summary>
internal sealed record CallMessage(RequestRecord? Request, CbWarning? Warning);
