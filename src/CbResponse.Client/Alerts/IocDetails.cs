using System.Net;
using System.Text.Json;

namespace CbResponse;

/// <summary>What exactly an indicator hit: the server sends it as a text that holds JSON, of other members for each kind of indicator.</summary>
public sealed class IocDetails
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "highlights", "protocol", "direction", "local_ip", "local_port", "remote_ip", "remote_port", "dns_name",
        "hit_field_md5", "hit_field_path", "hit_field_result",
    };

    private readonly Dictionary<string, JsonElement> _members;

    private IocDetails(string raw, Dictionary<string, JsonElement> members)
    {
        Raw = raw;
        _members = members;
    }

    /// <summary>What a query hit, with the places of the hits.</summary>
    public IReadOnlyList<MarkedText> Highlights => _members.TryGetValue("highlights", out JsonElement list) && list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(item => MarkedText.Parse(item.ToString()))]
        : [];

    /// <summary>Protocol of the connection: 6 for TCP, 17 for UDP, or the server's own word.</summary>
    public string? Protocol => Text("protocol");

    /// <summary>Direction of the connection, in the server's own word.</summary>
    public string? Direction => Text("direction");

    /// <summary>Address of the host's end of the connection.</summary>
    public IPAddress? LocalIP => Address("local_ip");

    /// <summary>Port of the host's end.</summary>
    public int? LocalPort => Number("local_port");

    /// <summary>Address of the other end of the connection.</summary>
    public IPAddress? RemoteIP => Address("remote_ip");

    /// <summary>Port of the other end.</summary>
    public int? RemotePort => Number("remote_port");

    /// <summary>Name of the other end.</summary>
    public string? DomainName => Text("dns_name");

    /// <summary>MD5 of the file that was blocked.</summary>
    public string? BlockedMd5 => Text("hit_field_md5");

    /// <summary>Path of the file that was blocked.</summary>
    public string? BlockedPath => Text("hit_field_path");

    /// <summary>What came of the block.</summary>
    public string? BlockResult => Text("hit_field_result");

    /// <summary>The JSON as the server sent it.</summary>
    public string Raw { get; }

    /// <summary>What the server sent beyond the members above.</summary>
    public AdditionalFields AdditionalFields => new(_members.Where(member => !Known.Contains(member.Key)).ToDictionary(member => member.Key, member => member.Value));

    /// <summary>The hit, as short as it can be told.</summary>
    public override string ToString()
        => Highlights.Count > 0 ? string.Join("; ", Highlights)
            : Protocol is not null || RemoteIP is not null ? FormattableString.Invariant($"{Protocol} {Direction} {DomainName ?? RemoteIP?.ToString()}:{RemotePort}").Trim()
            : DomainName ?? BlockedPath ?? Raw;

    /// <summary>Reads what an alert says; null when it says nothing, or nothing that could be understood.</summary>
    internal static IocDetails? Parse(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return new IocDetails(value.GetRawText(), Members(value));
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: > 0 } text)
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? new IocDetails(text, Members(document.RootElement)) : null;
        }
        catch (JsonException)
        {
            // Not for this alone would one lose the alert: its text stays readable beside this.
            return null;
        }
    }

    private static Dictionary<string, JsonElement> Members(JsonElement value)
    {
        Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in value.EnumerateObject())
            members[member.Name] = member.Value.Clone();
        return members;
    }

    private string? Text(string name)
        => _members.TryGetValue(name, out JsonElement value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value.ToString() : null;

    private IPAddress? Address(string name) => Text(name) is { } text ? WireAddress.FromText(text) : null;

    private int? Number(string name) => int.TryParse(Text(name), System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out int number) ? number : null;
}
