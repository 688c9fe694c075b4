namespace CbResponse;

/// <summary>The lists that limit bans.</summary>
public enum BanRestrictionKind
{
    /// <summary>What is never banned.</summary>
    Whitelist,

    /// <summary>How bans are restricted.</summary>
    Restriction,
}
