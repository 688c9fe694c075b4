using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that change or remove tagged events. A number alone does not find one: servers list events by investigation.</summary>
public abstract class TaggedEventCmdlet : NamedObjectCmdlet
{
    private protected TaggedEventCmdlet()
    {
    }

    /// <summary>Tagged events, each of its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [ValidateNotNull]
    public TaggedEvent[] InputObject { get; set; } = [];

    /// <summary>Numbers of tagged events.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Id")]
    [ValidateNotNullOrEmpty]
    public int[] Id { get; set; } = [];

    /// <summary>Name or number of the investigation that they are in; the default one when it is left out.</summary>
    [Parameter(ParameterSetName = "Id")]
    [ValidateNotNullOrEmpty]
    public string Investigation { get; set; } = "1";

    private protected sealed override void Process()
    {
        foreach (TaggedEvent item in InputObject)
        {
            if (ResolveOwnSession(item) is { } session)
                Handle(item, session);
        }

        if (Id.Length == 0)
            return;
        CbSession own = ResolveSession();
        if (FindInvestigation(own, Investigation) is not { Id: { } investigation }
            || !TryAwait(Investigation, ct => own.Client.Investigations.ListEventsAsync(investigation, Observer, ct), out IReadOnlyList<TaggedEvent> events))
            return;
        foreach (int id in Id)
        {
            if (events.FirstOrDefault(item => item.Id == id) is { } found)
                Handle(found, own);
            else
                WriteError(ErrorRecords.NotFound(FormattableString.Invariant($"The investigation '{Investigation}' has no tagged event {id}."), id));
        }
    }

    /// <summary>What to do for each event.</summary>
    private protected abstract void Handle(TaggedEvent item, CbSession session);
}
