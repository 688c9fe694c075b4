namespace CbResponse.Emulator;

/// <summary>Writes the lists of events of one document. Kinds without events are left out (edr-api.md 3.2).</summary>
internal sealed class ProcessEventsWriter(ServerData data, int api, EventPage page)
{
    private readonly IReadOnlyList<EventKind> _kinds = EventKind.For(data.Version, api);
    private readonly EventWriter _events = new(data.Version, api);
    private readonly MentionedBinaries _binaries = new(data.Binaries);

    public async Task WriteAsync(JsonAnswer answer, ProcessDocument document)
    {
        if (api == 5)
            await WriteSortedAsync(answer, document);

        // Whether v5 repeats the events in the older lists is not known (edr-api.md 4.1): 7.1 does, 7.6 does not.
        if (api < 5 || !data.Version.Has(7, 2))
            await WriteListsAsync(answer, document);
        _binaries.Write(answer.Writer);
    }

    private async Task WriteSortedAsync(JsonAnswer answer, ProcessDocument document)
    {
        answer.Writer.WriteStartArray("sorted_events"u8);
        foreach ((EventKind kind, ProcessEvent item) in Wanted(document))
        {
            _binaries.Add(item);
            answer.Writer.WriteStartObject();
            answer.Writer.WriteString("type"u8, kind.Name);
            answer.Writer.WriteString("time"u8, EventWriter.TimeOf(item));
            answer.Writer.WritePropertyName("data"u8);
            _events.Write(answer.Writer, kind, item);
            answer.Writer.WriteEndObject();
            await answer.SendSomeAsync();
        }

        answer.Writer.WriteEndArray();
    }

    private async Task WriteListsAsync(JsonAnswer answer, ProcessDocument document)
    {
        if (page.IsEverything)
        {
            foreach (EventKind kind in _kinds)
                await WriteListAsync(answer, kind, kind.Of(document));
            return;
        }

        foreach (IGrouping<EventKind, ProcessEvent> list in Wanted(document).GroupBy(pair => pair.Kind, pair => pair.Event))
            await WriteListAsync(answer, list.Key, list);
    }

    private async Task WriteListAsync(JsonAnswer answer, EventKind kind, IEnumerable<ProcessEvent> events)
    {
        bool open = false;
        foreach (ProcessEvent item in events)
        {
            if (!open)
                answer.Writer.WriteStartArray(kind.Name + "_complete");
            open = true;
            _binaries.Add(item);
            _events.Write(answer.Writer, kind, item);
            await answer.SendSomeAsync();
        }

        if (open)
            answer.Writer.WriteEndArray();
    }

    private IEnumerable<(EventKind Kind, ProcessEvent Event)> Wanted(ProcessDocument document)
    {
        IEnumerable<(EventKind Kind, ProcessEvent Event)> from = EventMerger.Merge(_kinds, document).Skip(page.Start);
        return page.Count is { } count ? from.Take(count) : from;
    }
}
