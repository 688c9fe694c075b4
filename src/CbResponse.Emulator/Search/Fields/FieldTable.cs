namespace CbResponse.Emulator;

/// <summary>The fields of an index as one server version knows them.</summary>
internal abstract class FieldTable<T>
{
    /// <summary>Fields that bare terms are searched in.</summary>
    public abstract IReadOnlyList<SearchField<T>> Defaults { get; }

    /// <summary>How results are ordered when the request does not say.</summary>
    public abstract SortOrder DefaultSort { get; }

    /// <summary>What is counted when facets are wanted and no field is named.</summary>
    public abstract IReadOnlyList<string> StandardFacets { get; }

    /// <summary>The field of that name, or null when the version does not know it or does not search it.</summary>
    public abstract SearchField<T>? FindSearchable(string name);

    /// <summary>The field whose values can be counted, grouped and filtered, or null.</summary>
    public abstract FieldSource<T>? FindFacet(string name);

    /// <summary>The field that results can be ordered by, or null.</summary>
    public abstract FieldSource<T>? FindSort(string name);

    /// <summary>What highlights call a document.</summary>
    public abstract string IdOf(T document);
}
