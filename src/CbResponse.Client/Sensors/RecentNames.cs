namespace CbResponse;

/// <summary>Names that a server has told, the first thousands of them, so that completing a name costs neither a request nor much memory.</summary>
internal sealed class RecentNames
{
    private const int Most = 5_000;

    private readonly object _gate = new();
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return;
        lock (_gate)
        {
            if (_names.Count < Most)
                _names.Add(name!);
        }
    }

    /// <summary>The names in their order.</summary>
    public IReadOnlyList<string> List()
    {
        lock (_gate)
            return [.. _names.OrderBy(name => name, StringComparer.OrdinalIgnoreCase)];
    }
}
