namespace CbResponse;

/// <summary>An address that may reach a hosted server (edr-api.md 3.1).</summary>
public sealed class ApprovedAddress : CbObject
{
    internal ApprovedAddress(CbClient client, string address, bool? isEnforced)
    {
        Client = client;
        IPAddress = address;
        IsEnforced = isEnforced;
    }

    /// <summary>The address, or a network.</summary>
    public string IPAddress { get; }

    /// <summary>Whether the server refuses other addresses; null where it does not say.</summary>
    public bool? IsEnforced { get; }

    /// <summary>The address.</summary>
    public override string ToString() => IPAddress;
}
