using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Reads the events of processes, while the server still sends them.</summary>
[Cmdlet(VerbsCommon.Get, "CbProcessEvent", DefaultParameterSetName = ByObject)]
[OutputType(typeof(ProcessEvent), typeof(FileModEvent), typeof(RegModEvent), typeof(NetConnEvent), typeof(ModLoadEvent), typeof(ChildProcEvent))]
[OutputType(typeof(ForkEvent), typeof(ExecEvent), typeof(CrossProcEvent), typeof(ProcessBlockEvent), typeof(EmetEvent), typeof(ScriptLoadEvent), typeof(UnknownEvent))]
public sealed class GetCbProcessEvent : ProcessTargetCmdlet
{
    private const string AllSegments = "All";

    /// <summary>Identifiers of processes: with a segment one document, without the whole process.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProcessId", "UniqueId", "ProcessUniqueId")]
    [ValidateNotNullOrEmpty]
    public override string[] Id { get; set; } = [];

    /// <summary>The document to read in place of the input's own: its number, or All.</summary>
    [Parameter]
    [ValidatePattern("(?i)^(all|[0-9]{1,18})$")]
    public string? Segment { get; set; }

    /// <summary>The kinds that are wanted; all by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public EventType[] Type { get; set; } = [];

    /// <summary>Only events at or after this moment, by the endpoint's clock.</summary>
    [Parameter]
    [Moment]
    public DateTimeOffset? After { get; set; }

    /// <summary>Only events at or before this moment, by the endpoint's clock.</summary>
    [Parameter]
    [Moment]
    public DateTimeOffset? Before { get; set; }

    /// <summary>How many events of each process to bring; the request is cancelled once they are there.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? First { get; set; }

    /// <summary>Merge the kinds by time. The events of a document are held for that.</summary>
    [Parameter]
    public SwitchParameter SortByTime { get; set; }

    /// <summary>The form of events to ask for. By default the one that suits the server's version.</summary>
    [Parameter]
    [ValidateRange(1, EventSearch.NewestApiVersion)]
    public int? ApiVersion { get; set; }

    private protected override void Begin() => RequireOrder(After, Before, nameof(After), nameof(Before));

    private protected override void Handle(ProcessId id, long? segment, CbSession session, string target)
    {
        EventSearch search = new()
        {
            SegmentId = ChooseSegment(segment),
            Types = Type,
            After = After,
            Before = Before,
            First = First,
            SortByTime = SortByTime,
            ApiVersion = ApiVersion,
        };
        WriteBatches(session.Client.Events.ReadBatchesAsync(id, search, Observer, StopToken), "Reading process events", target, ChooseView);
    }

    private long? ChooseSegment(long? own)
    {
        if (Segment is null)
            return own;
        return Segment.Equals(AllSegments, StringComparison.OrdinalIgnoreCase) ? 0 : long.Parse(Segment, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Events are shown in a list of mixed kinds. Where one kind was asked for, its own columns say more: the type name at the head of the
    /// first object chooses the view, and the others follow it.
    /// </summary>
    private void ChooseView(List<ProcessEvent> batch)
    {
        if (Type.Length == 1 && batch.Count > 0)
            PSObject.AsPSObject(batch[0]).TypeNames.Insert(0, batch[0].GetType().FullName + "#Columns");
    }
}
