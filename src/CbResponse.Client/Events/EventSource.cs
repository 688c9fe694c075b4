namespace CbResponse;

/// <summary>Where events come from. One object for all events of an answer: there may be hundreds of thousands.</summary>
internal sealed class EventSource(CbClient? client, string processId, long segmentId)
{
    public CbClient? Client => client;

    public string ProcessId => processId;

    public long SegmentId => segmentId;
}
