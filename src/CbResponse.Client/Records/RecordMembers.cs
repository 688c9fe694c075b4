using System.Collections;
using System.Text.Json;

namespace CbResponse;

/// <summary>Members of a record that are to be set, by the names that the server has for them.</summary>
internal sealed class RecordMembers : IEnumerable<KeyValuePair<string, JsonElement>>
{
    private readonly List<KeyValuePair<string, JsonElement>> _members = [];
    private readonly HashSet<string> _unseen = [];
    private readonly HashSet<string> _foreign = [];
    private readonly List<Secret> _secrets = [];

    /// <summary>How many.</summary>
    public int Count => _members.Count;

    /// <summary>Adds a member that is not there yet. Null means that it is not to be set.</summary>
    public void Add(string name, object? value)
    {
        if (value is not null && !Has(name))
            _members.Add(new KeyValuePair<string, JsonElement>(name, ToElement(value)));
    }

    /// <summary>Whether there are members that no server shows again, so that nobody can tell whether a record has them.</summary>
    public bool HasUnseen => _unseen.Count > 0;

    /// <summary>What of the members is secret.</summary>
    public IReadOnlyList<Secret> Secrets => _secrets;

    /// <summary>Adds a member that is sent and not looked for afterwards: the server shows it in another form, or not at all.</summary>
    public void AddUnseen(string name, object? value)
    {
        if (value is null)
            return;
        Add(name, value);
        _unseen.Add(name);
    }

    /// <summary>Adds a member that is sent and never shown.</summary>
    public void Add(string name, Secret? secret)
    {
        if (secret is null)
            return;
        AddUnseen(name, secret.RevealForBody());
        _secrets.Add(secret);
    }

    /// <summary>Adds a member that is not there yet, as the server wrote it.</summary>
    public void Add(JsonProperty member)
    {
        if (!Has(member.Name))
            _members.Add(new KeyValuePair<string, JsonElement>(member.Name, member.Value));
    }

    /// <summary>Adds a member that is not there yet, as another server wrote it. This one may have no such member, and is not held to it.</summary>
    public void AddForeign(JsonProperty member)
    {
        if (Has(member.Name))
            return;
        Add(member);
        _unseen.Add(member.Name);
        _foreign.Add(member.Name);
    }

    /// <summary>Those of another server that a record does not show.</summary>
    public IEnumerable<string> ForeignMissingIn(JsonElement record)
        => _members.Where(member => _foreign.Contains(member.Key) && !IsIn(record, member)).Select(member => member.Key);

    public bool Has(string name) => _members.Exists(member => member.Key == name);

    /// <summary>Writes a record of these members.</summary>
    public byte[] ToJson() => RecordBody.Write(json =>
    {
        foreach (KeyValuePair<string, JsonElement> member in _members)
            Write(json, member);
    });

    /// <summary>
    /// Writes a record with these members set. The others go back as they came, also those that this version does not know: a server may
    /// take what is missing for what is to be emptied.
    /// </summary>
    public byte[] ToJson(JsonElement record) => RecordBody.Write(json =>
    {
        foreach (JsonProperty member in record.EnumerateObject().Where(member => !Has(member.Name)))
            member.WriteTo(json);
        foreach (KeyValuePair<string, JsonElement> member in _members)
            Write(json, member);
    });

    /// <summary>Those that would change a record, as far as anybody can tell.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> ChangesTo(JsonElement record)
        => _members.Where(member => _unseen.Contains(member.Key)).Concat(MissingIn(record));

    /// <summary>Those that a record does not show.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> MissingIn(JsonElement record)
        => _members.Where(member => !_unseen.Contains(member.Key) && !IsIn(record, member));

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsIn(JsonElement record, KeyValuePair<string, JsonElement> member)
        => record.TryGetProperty(member.Key, out JsonElement actual) && RecordComparison.Shows(actual, member.Value);

    private static JsonElement ToElement(object value)
    {
        using JsonDocument document = JsonDocument.Parse(PlainJson.ToUtf8(value));
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter json, KeyValuePair<string, JsonElement> member)
    {
        json.WritePropertyName(member.Key);
        member.Value.WriteTo(json);
    }
}
