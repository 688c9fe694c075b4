using System.Globalization;
using System.Text.Json;

namespace CbResponse;

/// <summary>Investigations, and the events that are tagged in them. Every change is looked for in the investigation before it is reported.</summary>
public sealed class InvestigationClient
{
    private const string Route = "/api/tagged_event";

    private readonly CbClient _client;

    internal InvestigationClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Lists all investigations.</summary>
    public Task<IReadOnlyList<Investigation>> ListAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _client.ListAsync(ApiRequest.Get("/api/investigations"), CbJsonContext.Default.ListInvestigation, observer, cancellationToken);

    /// <summary>Lists the events of an investigation.</summary>
    /// <exception cref="CbException">The server refused.</exception>
    public async Task<IReadOnlyList<TaggedEvent>> ListEventsAsync(int investigationId, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<TaggedEvent> events = await _client
            .ListAsync(List(investigationId), CbJsonContext.Default.ListTaggedEvent, observer, cancellationToken).ConfigureAwait(false);
        foreach (TaggedEvent item in events)
            item.InvestigationId ??= investigationId;
        return events;
    }

    /// <summary>Lists the events of a process, in whichever investigation they are tagged.</summary>
    /// <param name="processId">Identifier of the process.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<IReadOnlyList<TaggedEvent>> ListProcessEventsAsync(string processId, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _client.ListAsync(
            ApiRequest.Get($"/api/tagged_events/{Uri.EscapeDataString(processId)}"), CbJsonContext.Default.ListTaggedEvent, observer, cancellationToken);

    /// <summary>Tags an event.</summary>
    /// <param name="investigationId">The investigation that it is for.</param>
    /// <param name="time">When it happened.</param>
    /// <param name="description">What happened.</param>
    /// <param name="source">The event of a process; null for one that no sensor has seen.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The event as the investigation has it.</returns>
    /// <exception cref="CbException">The server refused, or the investigation does not have the event.</exception>
    public async Task<TaggedEvent> TagAsync(
        int investigationId, DateTimeOffset time, string description, ProcessEvent? source, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        HashSet<int?> before = [.. (await ListEventsAsync(investigationId, observer, cancellationToken).ConfigureAwait(false)).Select(item => item.Id)];
        RecordMembers members = new()
        {
            { "investigation_id", investigationId },
            { "start_date", Text(time) },
            { "event_data", new Dictionary<string, object?> { ["description"] = description } },
            { "event_type", source is null ? null : Lower(source.Type.ToString()) },
            { "unique_id", source?.ProcessId },
            { "segment_id", source?.SegmentId },
        };
        ApiRequest request = new(HttpMethod.Post, Route) { Body = members.ToJson() };
        await _client.Connection.ChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);

        // What the answer holds is not documented; what is new in the investigation is.
        IReadOnlyList<TaggedEvent> now = await ListEventsAsync(investigationId, observer, cancellationToken).ConfigureAwait(false);
        return now.LastOrDefault(item => !before.Contains(item.Id) && item.Description == description)
            ?? throw JsonBody.Wrong("event_data", "is in none of the events of the investigation, although the server reported success", request.Route);
    }

    /// <summary>Changes an event.</summary>
    /// <param name="item">The event, as it was listed.</param>
    /// <param name="time">When it happened; null to leave it.</param>
    /// <param name="description">What happened; null to leave it.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The event as the investigation has it now.</returns>
    /// <exception cref="CbException">The server refused, or the investigation does not show the change.</exception>
    public async Task<TaggedEvent> UpdateAsync(
        TaggedEvent item, DateTimeOffset? time, string? description, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        DateTimeOffset? wanted = time ?? (item.StartTime is { } start ? new DateTimeOffset(start) : null);
        RecordMembers data = new() { { "description", description } };
        RecordMembers members = new() { { "start_date", wanted is { } moment ? Text(moment) : null } };
        members.Add("event_data", PlainJson.Parse(item.Data.ValueKind == JsonValueKind.Object ? data.ToJson(item.Data) : data.ToJson()));
        ApiRequest request = new(HttpMethod.Put, $"{Route}/{Key(item)}") { Body = members.ToJson(), IsIdempotent = true };
        await _client.Connection.ChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        TaggedEvent now = await FindAsync(item, observer, cancellationToken).ConfigureAwait(false)
            ?? throw new CbException(CbErrorKind.ObjectNotFound, FormattableString.Invariant($"The investigation {item.InvestigationId} has no tagged event {item.Id}.")) { Route = request.Route };
        if (description is not null && now.Description != description)
            throw JsonBody.Wrong("event_data", "is not what was set, although the server reported success", request.Route);
        return time is null || (now.StartTime is { } shown && Math.Abs((shown - time.Value.UtcDateTime).TotalSeconds) < 1)
            ? now
            : throw JsonBody.Wrong("start_date", "is not what was set, although the server reported success", request.Route);
    }

    /// <summary>Takes an event out of its investigation. The event itself stays.</summary>
    /// <param name="item">The event, as it was listed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">The server refused, or the investigation still has it.</exception>
    public async Task RemoveAsync(TaggedEvent item, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = new(HttpMethod.Delete, $"{Route}/{Key(item)}") { IsIdempotent = true };
        await _client.Connection.ChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        if (await FindAsync(item, observer, cancellationToken).ConfigureAwait(false) is not null)
            throw new CbException(CbErrorKind.UnexpectedResponse, FormattableString.Invariant($"The server reported success, and still has the tagged event {item.Id}.")) { Route = request.Route };
    }

    private async Task<TaggedEvent?> FindAsync(TaggedEvent item, ICallObserver? observer, CancellationToken cancellationToken)
        => (await ListEventsAsync(item.InvestigationId ?? 0, observer, cancellationToken).ConfigureAwait(false)).FirstOrDefault(known => known.Id == item.Id);

    private static string Key(TaggedEvent item) => (item.Id ?? 0).ToString(CultureInfo.InvariantCulture);

    private static ApiRequest List(int investigationId) => ApiRequest.Get($"{Route}/{investigationId.ToString(CultureInfo.InvariantCulture)}");

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>The server's words for kinds are in lower case.</summary>
#pragma warning disable CA1308
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}
