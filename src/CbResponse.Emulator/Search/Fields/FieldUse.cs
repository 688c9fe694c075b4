namespace CbResponse.Emulator;

/// <summary>What a field of an index is good for.</summary>
[Flags]
internal enum FieldUse
{
    None = 0,

    /// <summary>It can stand in a query.</summary>
    Search = 1,

    /// <summary>Bare terms are searched in it.</summary>
    Bare = 2,

    /// <summary>With its name and without.</summary>
    Default = Search | Bare,

    /// <summary>Its values can be counted.</summary>
    Facet = 4,

    /// <summary>Results can be ordered by it.</summary>
    Sort = 8,
}
