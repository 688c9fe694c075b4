namespace CbResponse.Emulator;

/// <summary>Brings the events of all kinds into one order of time without holding them.</summary>
internal static class EventMerger
{
    public static IEnumerable<(EventKind Kind, ProcessEvent Event)> Merge(IEnumerable<EventKind> kinds, ProcessDocument document)
    {
        List<(EventKind Kind, IEnumerator<ProcessEvent> Events)> open = [];
        try
        {
            foreach (EventKind kind in kinds)
            {
                IEnumerator<ProcessEvent> events = kind.Of(document).GetEnumerator();
                open.Add((kind, events));
                if (!events.MoveNext())
                    Close(open, open.Count - 1);
            }

            while (open.Count > 0)
            {
                int first = 0;
                for (int i = 1; i < open.Count; i++)
                {
                    if (open[i].Events.Current.Time < open[first].Events.Current.Time)
                        first = i;
                }

                yield return (open[first].Kind, open[first].Events.Current);
                if (!open[first].Events.MoveNext())
                    Close(open, first);
            }
        }
        finally
        {
            foreach ((_, IEnumerator<ProcessEvent> events) in open)
                events.Dispose();
        }
    }

    private static void Close(List<(EventKind Kind, IEnumerator<ProcessEvent> Events)> open, int index)
    {
        open[index].Events.Dispose();
        open.RemoveAt(index);
    }
}
