namespace CbResponse.Query;

/// <summary>One <c>name=value</c> of a stored query.</summary>
public sealed class StoredPair
{
    internal StoredPair(string text)
    {
        Text = text;
        int equals = text.IndexOf('=');
        HasValue = equals >= 0;
        Name = PercentEncoding.Decode(equals < 0 ? text : text.Substring(0, equals));
        Value = equals < 0 ? string.Empty : PercentEncoding.Decode(text.Substring(equals + 1));
    }

    internal StoredPair(string name, string value)
    {
        Text = $"{name}={PercentEncoding.Encode(value)}";
        HasValue = true;
        Name = name;
        Value = value;
    }

    /// <summary>The name, decoded.</summary>
    public string Name { get; }

    /// <summary>The value, decoded; empty when there is no equals sign.</summary>
    public string Value { get; }

    /// <summary>The pair as it is stored.</summary>
    public string Text { get; }

    /// <summary>Whether there is an equals sign.</summary>
    internal bool HasValue { get; }

    /// <summary>The pair as it is stored.</summary>
    public override string ToString() => Text;
}
