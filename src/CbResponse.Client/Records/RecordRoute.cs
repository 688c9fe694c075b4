using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CbResponse;

/// <summary>
/// Records under one route that are listed, made, changed and deleted as a whole: sensor groups and sites, users and the like. What the server answers to a
/// change is of no fixed shape (edr-api.md 1.4); what counts is the record, which is read afterwards.
/// </summary>
/// <param name="client">Whose records they are.</param>
/// <param name="path">The route.</param>
/// <param name="kind">What a record is called, for messages.</param>
internal sealed class RecordRoute(CbClient client, string path, string kind)
{
    /// <summary>Where all of them are listed, when that is another route.</summary>
    public string? ListPath { get; init; }

    /// <summary>The member that a record is found by.</summary>
    public string KeyName { get; init; } = "id";

    /// <summary>Who may make and delete records, for the message when the user may not; null when that is not known.</summary>
    public string? NeededRight { get; init; }

    /// <summary>Who else may change a record that is there.</summary>
    public string? NeededRightToChange { get; init; }

    /// <summary>Who may read them; null for any user.</summary>
    public string? NeededRightToRead { get; init; }

    /// <summary>Whether a single record is found in the list only.</summary>
    public bool IsOnlyListed { get; init; }

    /// <summary>Whether what is made is sent as a list.</summary>
    public bool TakesLists { get; init; }

    private ServerConnection Connection => client.Connection;

    public Task<IReadOnlyList<T>> ListAsync<T>(JsonTypeInfo<List<T>> type, ICallObserver? observer, CancellationToken cancellationToken)
        where T : CbObject
        => client.ListAsync(Reading(ListPath ?? path), type, observer, cancellationToken);

    /// <summary>A record as the server wrote it.</summary>
    /// <exception cref="CbException">There is none.</exception>
    public async Task<JsonElement> GetAsync(RecordKey id, ICallObserver? observer, CancellationToken cancellationToken)
        => await FindAsync(id, observer, cancellationToken).ConfigureAwait(false)
            ?? throw new CbException(CbErrorKind.ObjectNotFound, FormattableString.Invariant($"The server knows no {kind} {id}.")) { Route = Get(id).Route };

    /// <summary>The same; null when there is none. One record comes as a list of one, and none as an empty one or as a 404.</summary>
    public async Task<JsonElement?> FindAsync(RecordKey id, ICallObserver? observer, CancellationToken cancellationToken)
    {
        if (IsOnlyListed)
            return await FindListedAsync(id, observer, cancellationToken).ConfigureAwait(false);
        ApiRequest request = Get(id);
        try
        {
            byte[] body = await Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
            if (JsonBody.IsBlank(body))
                throw JsonBody.Wrong(KeyName, "is missing", request.Route);
            JsonElement record = JsonBody.ParseElement(body, request.Route, client.Options.Token);
            if (record.ValueKind == JsonValueKind.Array)
            {
                if (record.GetArrayLength() == 0)
                    return null;
                record = record[0];
            }

            return record.ValueKind == JsonValueKind.Object && record.TryGetProperty(KeyName, out JsonElement key) && key.ToString().Length > 0
                ? record
                : throw JsonBody.Wrong(KeyName, "is missing", request.Route);
        }
        catch (CbServerException e) when (e.Kind == CbErrorKind.ObjectNotFound)
        {
            return null;
        }
    }

    /// <summary>Makes a record.</summary>
    /// <returns>It, read back.</returns>
    /// <exception cref="CbException">The server refused, or does not show what was asked for.</exception>
    public async Task<JsonElement> CreateAsync(RecordMembers members, ICallObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = Change(HttpMethod.Post, path, members, members.ToJson());
        JsonElement? answer = await Connection.ChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        if (answer is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0)
            answer = list[0];
        int id = (answer is { } record ? IdOf(record) : null)
            ?? await FindNamedAsync(members, observer, cancellationToken).ConfigureAwait(false)
            ?? throw JsonBody.Wrong("id", $"is missing, so that the {kind} that was made cannot be told from others", request.Route);
        return await ConfirmAsync(id, members, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a record whose key is the caller's choice.</summary>
    /// <returns>It, read back.</returns>
    /// <exception cref="CbException">The server refused, or does not show what was asked for.</exception>
    public async Task<JsonElement> CreateAsync(RecordKey id, RecordMembers members, ICallObserver? observer, CancellationToken cancellationToken)
    {
        byte[] body = members.ToJson();
        await Connection.ChangeAsync(Change(HttpMethod.Post, path, members, TakesLists ? [(byte)'[', .. body, (byte)']'] : body), observer, cancellationToken).ConfigureAwait(false);
        return await ConfirmAsync(id, members, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes a record: reads it, sets the members, sends all of it, and reads it back. One that is so already is left alone.</summary>
    /// <exception cref="CbException">There is none, the server refused, or does not show what was asked for.</exception>
    public async Task<JsonElement> UpdateAsync(RecordKey id, RecordMembers members, ICallObserver? observer, CancellationToken cancellationToken)
    {
        JsonElement record = await GetAsync(id, observer, cancellationToken).ConfigureAwait(false);
        if (!members.HasUnseen && !members.MissingIn(record).Any())
            return record;
        await Connection.ChangeAsync(Change(HttpMethod.Put, Get(id).Path, members, members.ToJson(record)), observer, cancellationToken).ConfigureAwait(false);
        return await ConfirmAsync(id, members, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a record, and looks whether it is gone.</summary>
    /// <exception cref="CbException">The server refused, or still has it.</exception>
    public async Task RemoveAsync(RecordKey id, ICallObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = new(HttpMethod.Delete, Get(id).Path) { IsIdempotent = true, NeededRight = NeededRight };
        await Connection.ChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        if (await FindAsync(id, observer, cancellationToken).ConfigureAwait(false) is not null)
            throw new CbException(CbErrorKind.UnexpectedResponse, FormattableString.Invariant($"The server reported success, and still has the {kind} {id}.")) { Route = request.Route };
    }

    /// <summary>A record as an object.</summary>
    public T Read<T>(JsonElement record, JsonTypeInfo<T> type, RecordKey id)
        where T : CbObject
    {
        T item = JsonBody.Parse(System.Text.Encoding.UTF8.GetBytes(record.GetRawText()), type, Get(id).Route, client.Options.Token);
        item.Client = client;
        return item;
    }

    /// <summary>The number in a record; null when it has none.</summary>
    public static int? IdOf(JsonElement record)
        => record.ValueKind == JsonValueKind.Object && record.TryGetProperty("id", out JsonElement id)
            && int.TryParse(id.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The request that reads a record.</summary>
    public ApiRequest Get(RecordKey id) => Reading($"{path}/{id.Part}");

    private ApiRequest Reading(string target) => new(HttpMethod.Get, target) { NeededRight = NeededRightToRead };

    private async Task<JsonElement?> FindListedAsync(RecordKey id, ICallObserver? observer, CancellationToken cancellationToken)
    {
        JsonElement[] found = [.. (await ReadListAsync(observer, cancellationToken).ConfigureAwait(false))
            .Where(record => record.TryGetProperty(KeyName, out JsonElement key) && key.ToString() == id.ToString())];
        return found.Length == 0 ? null : found[0];
    }

    /// <summary>The number of a record that was made, where the answer is a bare success: that of the only one with its name.</summary>
    private async Task<int?> FindNamedAsync(RecordMembers members, ICallObserver? observer, CancellationToken cancellationToken)
    {
        JsonElement[] names = [.. members.Where(member => member.Key == "name").Select(member => member.Value)];
        if (names.Length == 0)
            return null;
        JsonElement[] found = [.. (await ReadListAsync(observer, cancellationToken).ConfigureAwait(false))
            .Where(record => record.TryGetProperty("name", out JsonElement name) && RecordComparison.Shows(name, names[0]))];
        return found.Length == 1 ? IdOf(found[0]) : null;
    }

    private async Task<IReadOnlyList<JsonElement>> ReadListAsync(ICallObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = Reading(ListPath ?? path);
        byte[] body = await Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
        if (JsonBody.IsBlank(body))
            return [];
        JsonElement list = JsonBody.ParseElement(body, request.Route, client.Options.Token);
        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(record => record.ValueKind == JsonValueKind.Object)]
            : throw JsonBody.Wrong("the answer", "should be a list", request.Route);
    }

    private ApiRequest Change(HttpMethod method, string target, RecordMembers members, byte[] body)
        => new(method, target)
        {
            Body = body,
            IsIdempotent = method == HttpMethod.Put ? true : null,
            Secrets = members.Secrets,
            NeededRight = method == HttpMethod.Put ? NeededRightToChange ?? NeededRight : NeededRight,
        };

    private async Task<JsonElement> ConfirmAsync(RecordKey id, RecordMembers members, ICallObserver? observer, CancellationToken cancellationToken)
    {
        JsonElement record = await GetAsync(id, observer, cancellationToken).ConfigureAwait(false);
        foreach (KeyValuePair<string, JsonElement> wanted in members.MissingIn(record))
        {
            string actual = record.TryGetProperty(wanted.Key, out JsonElement value) ? value.GetRawText() : "missing";
            throw JsonBody.Wrong(wanted.Key, $"is {client.Options.Token.Redact(actual)} and not {wanted.Value.GetRawText()}, although the server reported success", Get(id).Route);
        }

        return record;
    }
}
