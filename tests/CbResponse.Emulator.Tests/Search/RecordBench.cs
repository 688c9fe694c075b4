namespace CbResponse.Emulator.Tests;

/// <summary>A handful of records with names, and searches over them that answer with the names.</summary>
internal sealed class RecordBench<T>(FieldTable<T> fields, Func<T, string> name, params IReadOnlyList<T> records)
{
    public ServerVersion Version { get; init; } = ServerVersion.V76;

    /// <summary>Names of the matching records in the order of the answer, separated by blanks.</summary>
    public string Find(string query, params (string Name, string Value)[] parameters)
        => string.Join(' ', Run(query, parameters).Page.Select(number => name(records[number])));

    /// <summary>Names of the matching records in the order in which they were given.</summary>
    public string FindAny(string query)
        => string.Join(' ', Run(query).Page.Order().Select(number => name(records[number])));

    public Facet Count(string field, string query = "")
        => Assert.Single(Run(query, ("facet", "true"), ("facet.field", field)).Facets);

    public SearchResult Run(string query, params (string Name, string Value)[] parameters)
    {
        SearchParameters read = new();
        read.Add("q", query);
        foreach ((string parameter, string value) in parameters)
            read.Add(parameter, value);
        if (read.One("rows") is null)
            read.Add("rows", "1000");
        SearchRequest request = SearchRequest.Read(read);
        SearchScope scope = new(Version, SearchBench.Now, request.IsStrict);
        return new IndexSearch<T>(new RecordIndex<T>(records), fields, scope, SearchLimit<T>.None, TestContext.Current.CancellationToken)
            .Run(request, SearchDistortion.None);
    }
}
