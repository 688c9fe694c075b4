using System.Text.Json;

namespace CbResponse;

/// <summary>Collects the members of a search answer beside its rows.</summary>
internal sealed class SearchMembers(SearchContents contents, string route, ApiToken token)
{
    private readonly Dictionary<string, JsonElement> _unknown = new(StringComparer.Ordinal);
    private bool _hasTotal;

    /// <summary>What has been collected; whole once the answer is complete.</summary>
    public SearchPage Page { get; } = new();

    /// <summary>Whether the answer has rows, be it none.</summary>
    public bool HasResults { get; set; }

    /// <summary>Whether anybody asked for the member: some can be larger than the rows.</summary>
    public bool Wants(string member) => member switch
    {
        "highlights" or "events" => (contents & SearchContents.Highlights) != 0,
        "tagged_pids" => (contents & SearchContents.Tags) != 0,
        "facets" => (contents & SearchContents.Facets) != 0,
        _ => true,
    };

    /// <summary>Takes over a member with its value in JSON.</summary>
    /// <exception cref="CbServerException">The answer tells a failure.</exception>
    /// <exception cref="JsonException">The member has another shape.</exception>
    public void Take(string member, byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(JsonCopy.Mend(json));
        JsonElement value = document.RootElement;
        bool isNull = value.ValueKind == JsonValueKind.Null;
        if (member == "errorMessage")
            throw ServerErrors.InSuccess(isNull ? "no message" : value.ToString(), route, token);
        if (Wants(member))
            SearchPageReader.Take(Page, member, value, _unknown);
        _hasTotal |= member == "total_results" && !isNull;
    }

    /// <summary>The answer is at its end. Without rows and total it may be anything, and would pass for a search that found nothing.</summary>
    /// <exception cref="CbUnexpectedResponseException">Rows or total are missing.</exception>
    public void Complete()
    {
        if (!HasResults || !_hasTotal)
            throw JsonBody.Wrong(HasResults ? "total_results" : "results", "is missing", route);
        if (_unknown.Count > 0)
            Page.AdditionalFields = new AdditionalFields(_unknown);
    }
}
