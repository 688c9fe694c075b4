using CbResponse.Query;

namespace CbResponse;

/// <summary>
/// How to ask for the rows of a search from a row on, whatever became of those before it: by the field that they are ordered by, in whole
/// numbers, so that a row at the edge is within the window rather than lost by a fraction.
/// </summary>
internal sealed class WindowPlan<T>
{
    private readonly WindowField<T> _field;
    private readonly bool _isDescending;
    private readonly CbQuery _query;
    private readonly Func<string, long, int, ApiRequest> _makeRequest;

    private WindowPlan(WindowField<T> field, bool isDescending, CbQuery query, Func<string, long, int, ApiRequest> makeRequest)
    {
        _field = field;
        _isDescending = isDescending;
        _query = query;
        _makeRequest = makeRequest;
    }

    /// <summary>The plan of a search; null when its order is by another field, or its query is one that only the server understands.</summary>
    /// <param name="fields">The fields that go.</param>
    /// <param name="sort">The order, as <c>field desc</c>.</param>
    /// <param name="query">The query.</param>
    /// <param name="makeRequest">Makes the request for a page of a query: first row and number of rows.</param>
    public static WindowPlan<T>? Of(IEnumerable<WindowField<T>> fields, string sort, string query, Func<string, long, int, ApiRequest> makeRequest)
    {
        string[] words = sort.Split(' ');
        if (fields.FirstOrDefault(known => string.Equals(known.Name, words[0], StringComparison.OrdinalIgnoreCase)) is not { } field)
            return null;
        try
        {
            return new WindowPlan<T>(field, string.Equals(words[words.Length - 1], "desc", StringComparison.OrdinalIgnoreCase), CbQuery.Parse(query), makeRequest);
        }
        catch (QuerySyntaxException)
        {
            return null;
        }
    }

    /// <summary>Where a row stands in the order; null when it does not say.</summary>
    public long? Key(T row) => _field.Value(row) is { } value ? (long)(_isDescending ? Math.Ceiling(value) : Math.Floor(value)) : null;

    /// <summary>Whether a row stands before an edge.</summary>
    public bool IsBefore(long key, long edge) => _isDescending ? key > edge : key < edge;

    /// <summary>The request for rows at an edge and behind it.</summary>
    public ApiRequest MakeRequest(long edge, long start, int rows)
    {
        CbQuery range = _isDescending ? _field.Range(null, edge) : _field.Range(edge, null);
        return _makeRequest(_query.And(range).Text, start, rows);
    }
}
