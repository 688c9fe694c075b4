using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>A field that can stand in a query.</summary>
internal abstract class SearchField<T>(string name, FieldType type)
{
    public string Name { get; } = name;

    /// <summary>How values are matched.</summary>
    public FieldType Type { get; } = type;

    /// <summary>Whether finding a match means looking at other records too (edr-api.md 2.5).</summary>
    public virtual bool IsJoin => false;

    /// <summary>The condition that the field has that value; null when the value makes no sense there.</summary>
    public abstract Condition<T>? Match(QueryValue value, SearchScope scope);
}
