using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Takes events out of investigations. The events themselves stay.</summary>
[Cmdlet(VerbsCommon.Remove, "CbTaggedEvent", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCbTaggedEvent : TaggedEventCmdlet
{
    private protected override void Handle(TaggedEvent item, CbSession session)
    {
        if (ShouldProcess(FormattableString.Invariant($"Tagged event '{item}' ({item.Id}) of {session.Uri.Authority}"), "Remove"))
            TryAwait(item.Id, ct => session.Client.Investigations.RemoveAsync(item, Observer, ct));
    }
}
