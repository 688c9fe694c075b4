using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Changes what tagged events say.</summary>
[Cmdlet(VerbsCommon.Set, "CbTaggedEvent", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(TaggedEvent))]
public sealed class SetCbTaggedEvent : TaggedEventCmdlet
{
    /// <summary>What happened, in the analyst's words.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>When it happened.</summary>
    [Parameter]
    [Moment]
    public DateTimeOffset? Time { get; set; }

    /// <summary>Write the events as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin()
    {
        if (Description is null && Time is null)
            ThrowInvalidArgument("Nothing is to be changed. Give -Description or -Time.", null);
    }

    private protected override void Handle(TaggedEvent item, CbSession session)
    {
        if (ShouldProcess(FormattableString.Invariant($"Tagged event '{item}' ({item.Id}) of {session.Uri.Authority}"), Description is null ? "Set its time" : $"Set to '{Description}'")
            && TryAwait(item.Id, ct => session.Client.Investigations.UpdateAsync(item, Time, Description, Observer, ct), out TaggedEvent now) && PassThru)
            WriteObject(now);
    }
}
