using System.Globalization;

namespace CbResponse;

/// <summary>One reading of the events of a process: finds its documents, chooses the route, reads each answer, and feeds a queue.</summary>
internal sealed class EventRun(CbClient client, ProcessId id, EventSearch search, ICallObserver? observer, BatchQueue<ProcessEvent> queue)
{
    /// <summary>Events that a page of the paged form holds: what the server has to merge at once.</summary>
    private const int PageEvents = 10_000;

    /// <summary>The form that comes in pages.</summary>
    private const int PagedApiVersion = 5;

    private const int MostOfOddText = 200;

    private readonly List<ProcessEvent>? _held = search.SortByTime ? [] : null;
    private EventDecoder? _decoder;
    private long? _remaining = search.First;
    private long _delivered;
    private int _apiVersion;

    private bool IsDone => _remaining <= 0;

    private bool IsPaged => _apiVersion >= PagedApiVersion;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (IsDone)
            return;
        try
        {
            ServerInfo info = await client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
            _apiVersion = client.EventRoutes.Choose(search.ApiVersion ?? EventRequests.ApiVersionOf(info.Version));
            foreach (long segment in await FindSegmentsAsync(info.Version, cancellationToken).ConfigureAwait(false))
            {
                await ReadSegmentAsync(segment, cancellationToken).ConfigureAwait(false);
                if (IsDone)
                    break;
            }
        }
        catch (CbException e) when (_delivered > 0)
        {
            throw WithCount(e);
        }
        finally
        {
            TellOfOddEvents();
        }
    }

    /// <summary>Since 6.0 the server puts the documents of a process together by itself; before, they are found by search (edr-api.md 3.2).</summary>
    private async Task<IReadOnlyList<long>> FindSegmentsAsync(ServerVersion version, CancellationToken cancellationToken)
    {
        long segment = search.SegmentId ?? id.SegmentId ?? 0;
        if (segment != 0 || version.IsAtLeast(6))
            return [segment];
        List<long> segments = [];
        ProcessSearch documents = new() { Query = $"process_id:{id.Id}", Sort = "segment_id asc" };
        await foreach (Process document in client.Processes.SearchAsync(documents, observer, cancellationToken).ConfigureAwait(false))
            segments.Add(document.SegmentId);

        // Whether there is such a process is said by the route itself.
        return segments.Count == 0 ? [1] : [.. segments.Distinct()];
    }

    private async Task ReadSegmentAsync(long segment, CancellationToken cancellationToken)
    {
        _decoder ??= new EventDecoder { Source = new EventSource(client, id.Id, segment) };
        _decoder.Source = new EventSource(client, id.Id, segment);
        long start = 0;
        byte[]? previous = null;
        while (true)
        {
            using OpenPage page = await OpenAsync(segment, start, cancellationToken).ConfigureAwait(false);
            using BodyReader body = new(page.Body, page.Request.Route);
            EventAnswerReader answer = new(body, _decoder, search, countsAll: IsPaged, page.Request.Route, client.Options.Token);
            await ReadAnswerAsync(answer, start, previous, page.Request.Route, cancellationToken).ConfigureAwait(false);
            start += answer.Received;
            previous = answer.FirstItem;

            // A server may hold back from a page what it likes, so that only an empty one is the last.
            if (IsDone || !IsPaged || answer.Received == 0 || answer.Received > PageEvents)
                break;
        }

        await DeliverHeldAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadAnswerAsync(EventAnswerReader answer, long start, byte[]? previous, string route, CancellationToken cancellationToken)
    {
        while (!IsDone || _held is not null)
        {
            List<ProcessEvent> batch = await answer.ReadRowsAsync(EventClient.BatchEvents, cancellationToken).ConfigureAwait(false);
            if (previous is not null && answer.FirstItem is { } first && first.AsSpan().SequenceEqual(previous))
            {
                throw new CbUnexpectedResponseException(
                    $"The server sends the same events again for event {start.ToString(CultureInfo.InvariantCulture)} and on: it does not page.", "process")
                {
                    Route = route,
                    Advice = "Ask for another form of events, with -ApiVersion 4.",
                };
            }

            if (batch.Count == 0)
                break;
            if (_held is null)
                await DeliverAsync(batch, answer.Announced, cancellationToken).ConfigureAwait(false);
            else
                _held.AddRange(batch);
        }

        if (answer.PartialFlag is { } flag)
            TellOfPart(flag, start + answer.Received, answer.Announced);
    }

    private async Task DeliverAsync(List<ProcessEvent> batch, long announced, CancellationToken cancellationToken)
    {
        if (_remaining is { } remaining)
        {
            if (batch.Count > remaining)
                batch.RemoveRange((int)remaining, batch.Count - (int)remaining);
            _remaining = remaining - batch.Count;
        }

        // Once they are handed over they are the consumer's.
        int count = batch.Count;
        await queue.AddAsync(batch, cancellationToken).ConfigureAwait(false);
        _delivered += count;
        MemoryPace.Keep();
        observer?.OnProgress(_delivered, Math.Max(announced, _delivered));
    }

    private async Task DeliverHeldAsync(CancellationToken cancellationToken)
    {
        if (_held is null)
            return;
        ProcessEvent[] sorted = [.. _held.OrderBy(item => item.Ticks == 0 ? long.MaxValue : item.Ticks)];
        _held.Clear();
        for (int i = 0; i < sorted.Length && !IsDone; i += EventClient.BatchEvents)
        {
            List<ProcessEvent> batch = [.. sorted.Skip(i).Take(EventClient.BatchEvents)];
            await DeliverAsync(batch, sorted.Length, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Opens the route of the chosen form. One that the server does not have gives way to the next older one.</summary>
    private async Task<OpenPage> OpenAsync(long segment, long start, CancellationToken cancellationToken)
    {
        int wanted = _apiVersion;
        while (true)
        {
            ApiRequest request = EventRequests.Events(id, segment, _apiVersion, IsPaged ? start : null, IsPaged ? PageEvents : null);
            try
            {
                OpenPage page = await OpenPage.SendAsync(client.Connection, request, start, PageEvents, observer, cancellationToken).ConfigureAwait(false);
                if (_apiVersion < wanted)
                    TellOfOlderRoute(wanted);
                return page;
            }
            catch (CbServerException e) when (e.Kind == CbErrorKind.ObjectNotFound && _apiVersion > 1 && start == 0)
            {
                if (_apiVersion == wanted && !await IsThereAsync(segment, cancellationToken).ConfigureAwait(false))
                    throw;
                _apiVersion--;
            }
        }
    }

    /// <summary>
    /// Remembers that the server lacks the newer routes. Only once an older one has answered: where none does the events are missing, and not
    /// the routes, and every later reading would lose what the older forms do not have.
    /// </summary>
    private void TellOfOlderRoute(int wanted)
    {
        client.EventRoutes.Miss(_apiVersion + 1);
        observer?.OnWarning(new CbWarning(
            CbWarningKind.OlderRoute,
            $"The server has no events of API version {wanted.ToString(CultureInfo.InvariantCulture)}; those of version {_apiVersion.ToString(CultureInfo.InvariantCulture)} are read."));
    }

    /// <summary>Whether the server knows the document: the same status says that it does not, and that it has no such route.</summary>
    private async Task<bool> IsThereAsync(long segment, CancellationToken cancellationToken)
    {
        try
        {
            await client.Processes.GetAsync(id, segment, observer, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (CbServerException e) when (e.Kind == CbErrorKind.ObjectNotFound)
        {
            return false;
        }
    }

    private void TellOfPart(string flag, long received, long announced) => observer?.OnWarning(new CbWarning(
        CbWarningKind.Incomplete,
        string.Format(
            CultureInfo.InvariantCulture,
            "The server sent only a part of the events of process {0} and says so ('{1}'): {2:N0} came{3}. Read its segments one by one, or a shorter time.",
            id.Id,
            flag,
            received,
            announced > 0 ? string.Format(CultureInfo.InvariantCulture, ", the process has {0:N0} by its own counts", announced) : string.Empty)));

    private void TellOfOddEvents()
    {
        if (_decoder is not { OddCount: > 0 and var count, FirstOdd: { } first })
            return;
        observer?.OnWarning(new CbWarning(
            CbWarningKind.NotUnderstood,
            string.Format(
                CultureInfo.InvariantCulture,
                "{0:N0} events of process {1} are not in a form that is known. They came out with the server's text in Raw; the first is: {2}",
                count,
                id.Id,
                first.Length <= MostOfOddText ? first : first.Substring(0, MostOfOddText) + "...")));
    }

    /// <summary>The same failure, with what came out before it.</summary>
    private CbException WithCount(CbException failure)
    {
        string message = string.Format(CultureInfo.InvariantCulture, "{0} {1:N0} events came out before.", failure.Message, _delivered);
        return failure switch
        {
            CbUnexpectedResponseException cut => new CbUnexpectedResponseException(message, cut.Path, cut.IsCutShort, cut) { Route = cut.Route, Advice = cut.Advice },
            CbTimeoutException silence => new CbTimeoutException(message, silence.Limit, silence) { Route = silence.Route, Advice = silence.Advice },
            _ => failure,
        };
    }
}
