using System.Text.Json;

namespace CbResponse;

/// <summary>
/// A value that a server told under a name. What some routes tell is not documented and differs by version: each value comes with the
/// path to it, such as <c>storage.cores[0].documents</c>.
/// </summary>
public sealed class NamedValue : CbObject
{
    internal NamedValue(CbClient client, string? subject, string name, object? value)
    {
        Client = client;
        Subject = subject;
        Name = name;
        Value = value;
    }

    /// <summary>What it is about, such as a feed; null for the server itself.</summary>
    public string? Subject { get; }

    /// <summary>The names of members on the way to it, with dots between, and places in lists in brackets.</summary>
    public string Name { get; }

    /// <summary>Text, number, true or false; null for nothing, and for lists and objects that are empty.</summary>
    public object? Value { get; }

    /// <summary>Name and value.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} = {Value}");

    /// <summary>All values in an answer, in its order.</summary>
    internal static IReadOnlyList<NamedValue> Read(CbClient client, string? subject, JsonElement answer)
    {
        List<NamedValue> values = [];
        Add(string.Empty, answer);
        return values;

        void Add(string name, JsonElement value)
        {
            int before = values.Count;
            if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty member in value.EnumerateObject())
                    Add(name.Length == 0 ? member.Name : $"{name}.{member.Name}", member.Value);
            }
            else if (value.ValueKind == JsonValueKind.Array)
            {
                int place = 0;
                foreach (JsonElement item in value.EnumerateArray())
                    Add(FormattableString.Invariant($"{name}[{place++}]"), item);
            }

            // A scalar, or nothing in a list or an object, is a value itself.
            if (values.Count == before)
                values.Add(new NamedValue(client, subject, name, value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? null : PlainJson.FromElement(value)));
        }
    }
}
