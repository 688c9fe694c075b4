using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Deletes filters that throw events away. What they have thrown away stays lost.</summary>
[Cmdlet(VerbsCommon.Remove, "CbIngressFilter", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCbIngressFilter : NamedTargetCmdlet<IngressFilter, string>
{
    /// <summary>Identifiers of filters.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id")]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    private protected override string[] Keys => Id;

    private protected override NamedTargets<IngressFilter, string> Targets => IngressFilters;

    private protected override void Handle(IngressFilter item, string key, CbSession session)
    {
        if (ShouldProcess($"Ingress filter '{item.Name}' ({key}) on {session.Uri.Authority}", "Delete"))
            TryAwait(item.Name, ct => session.Client.IngressFilters.RemoveAsync(key, Observer, ct));
    }
}
