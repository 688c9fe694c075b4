using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Tags events in an investigation: events of processes, or something that no sensor has seen.</summary>
[Cmdlet(VerbsCommon.New, "CbTaggedEvent", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(TaggedEvent))]
public sealed class NewCbTaggedEvent : NamedObjectCmdlet
{
    /// <summary>Events of processes, each of its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [ValidateNotNull]
    public ProcessEvent[] InputObject { get; set; } = [];

    /// <summary>Name or number of the investigation; the default one when it is left out.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Investigation { get; set; } = "1";

    /// <summary>What happened, in the analyst's words.</summary>
    [Parameter(ParameterSetName = "InputObject")]
    [Parameter(Mandatory = true, ParameterSetName = "Custom")]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>When it happened; an event of a process knows it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Custom")]
    [Moment]
    public DateTimeOffset? Time { get; set; }

    private protected override void Process()
    {
        if (Time is { } time)
            Tag(null, ResolveSession(), time);
        foreach (ProcessEvent item in InputObject)
        {
            if (item.Timestamp is not { } moment)
                WriteError(ErrorRecords.InvalidArgument($"'{item.Description}' has no time, and is not tagged.", item));
            else if (ResolveOwnSession(item) is { } session)
                Tag(item, session, new DateTimeOffset(moment));
        }
    }

    private void Tag(ProcessEvent? item, CbSession session, DateTimeOffset time)
    {
        string description = Description ?? item?.Description ?? string.Empty;
        try
        {
            if (FindInvestigation(session, Investigation) is { Id: { } id } investigation
                && ShouldProcess($"'{description}' in the investigation '{investigation}' of {session.Uri.Authority}", "Tag"))
                WriteObject(Await(ct => session.Client.Investigations.TagAsync(id, time, description, item, Observer, ct)));
        }
        catch (CbException e)
        {
            Report(e, item);
        }
    }
}
