namespace CbResponse.Query;

/// <summary>The flags of a field, as the data files name them.</summary>
[Flags]
internal enum FieldFlags
{
    None = 0,
    Default = 1,
    Join = 2,
    Facet = 4,
    Sort = 8,
    FacetOnly = 16,
    Many = 32,
    Common = 64,
    Unsure = 128,
    Numbered = 256,
}
