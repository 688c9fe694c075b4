using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets tagged events: those of all investigations, of some, or of processes.</summary>
[Cmdlet(VerbsCommon.Get, "CbTaggedEvent", DefaultParameterSetName = ByObject)]
[OutputType(typeof(TaggedEvent))]
public sealed class GetCbTaggedEvent : NamedObjectCmdlet
{
    private const string ByObject = "InputObject";

    /// <summary>Investigations, or processes, whose events are meant, each of its own server.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CbObject[] InputObject { get; set; } = [];

    /// <summary>Names of investigations; wildcards may stand for several.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Name", ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Identifiers of processes whose events are meant.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "ProcessId")]
    [ValidateNotNullOrEmpty]
    public string[] ProcessId { get; set; } = [];

    private protected override void Process()
    {
        if (ParameterSetName == ByObject && InputObject.Length == 0)
            WriteAll(ResolveSession());
        HandleEach(Investigations, [], Name, [], Write);
        foreach (CbObject item in InputObject)
        {
            if (item is Investigation investigation)
                HandleEach(Investigations, [investigation], [], [], Write);
            else if (item is CbResponse.Process { Id: { } id })
                WriteOf(ResolveSession(item), id);
            else
                WriteError(ErrorRecords.InvalidArgument($"'{item}' is neither an investigation nor a process.", item));
        }

        foreach (string id in ProcessId)
        {
            if (CbResponse.ProcessId.Parse(id) is { } known)
                WriteOf(ResolveSession(), known.Id);
            else
                WriteError(ErrorRecords.InvalidProcessId(id));
        }
    }

    private void WriteAll(CbSession session)
    {
        try
        {
            Investigations.Each(Investigations.All(session), session, Write);
        }
        catch (CbException e)
        {
            Report(e, session.Name);
        }
    }

    private void Write(Investigation investigation, int id, CbSession session)
    {
        if (TryAwait(investigation.Name, ct => session.Client.Investigations.ListEventsAsync(id, Observer, ct), out IReadOnlyList<TaggedEvent> events))
            WriteObject(events, enumerateCollection: true);
    }

    private void WriteOf(CbSession session, string processId)
    {
        if (TryAwait(processId, ct => session.Client.Investigations.ListProcessEventsAsync(processId, Observer, ct), out IReadOnlyList<TaggedEvent> events))
            WriteObject(events, enumerateCollection: true);
    }
}
