namespace CbResponse.Query;

/// <summary>The value of a criterion. Values are equal when they mean the same.</summary>
public abstract record QueryValue
{
    private protected QueryValue()
    {
    }

    /// <summary>The value as query text in canonical form.</summary>
    public sealed override string ToString() => QueryPrinter.Print(this);
}
