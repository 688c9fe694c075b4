using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace CbResponse.Emulator;

/// <summary>Parameters of a request, from the URL and from a JSON body alike (edr-api.md 1.3). Every one may be repeated.</summary>
internal sealed class SearchParameters
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, List<string>>> Pairs => _values;

    /// <summary>The parameters of a piece of a URL's query string.</summary>
    public static SearchParameters OfText(string text) => Of(new QueryCollection(QueryHelpers.ParseQuery(text)));

    /// <summary>The parameters of a URL.</summary>
    public static SearchParameters Of(IQueryCollection query)
    {
        SearchParameters parameters = new();
        foreach ((string name, StringValues values) in query)
        {
            foreach (string? value in values)
                parameters.Add(name, value);
        }

        return parameters;
    }

    public void Add(string name, string? value)
    {
        if (!_values.TryGetValue(name, out List<string>? values))
            _values.Add(name, values = []);
        values.Add(value ?? string.Empty);
    }

    /// <summary>Takes the members of a JSON object, whose values are scalars or arrays of them.</summary>
    /// <exception cref="RejectedRequestException">The body is no JSON object.</exception>
    public void AddBody(ReadOnlyMemory<byte> body)
    {
        if (body.Span.Trim(" \t\r\n"u8).IsEmpty)
            return;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw RejectedRequestException.Text(400, "The request body must be a JSON object.");
            foreach (JsonProperty member in document.RootElement.EnumerateObject())
                AddMember(member);
        }
        catch (JsonException)
        {
            throw RejectedRequestException.Text(400, "The request body is not valid JSON.");
        }
    }

    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out List<string>? values) ? values : [];

    /// <summary>The last value that is not empty, or null.</summary>
    public string? One(string name) => All(name).LastOrDefault(value => value.Length > 0);

    /// <summary><c>true</c>, <c>True</c> and <c>1</c> are what clients send; the parameter may have two names.</summary>
    public bool Flag(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (All(name).Any(value => value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }

    /// <summary>A whole number of 0 or more, or null when it is not given.</summary>
    /// <exception cref="RejectedRequestException">The value is no such number.</exception>
    public int? Number(string name)
    {
        if (One(name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw RejectedRequestException.Text(400, $"Invalid value for parameter {name}: {text}");
    }

    private void AddMember(JsonProperty member)
    {
        if (member.Value.ValueKind != JsonValueKind.Array)
        {
            Add(member.Name, Scalar(member.Value));
            return;
        }

        foreach (JsonElement element in member.Value.EnumerateArray())
            Add(member.Name, Scalar(element));
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => string.Empty,
        JsonValueKind.String => value.GetString() ?? string.Empty,
        _ => value.GetRawText(),
    };
}
