using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Makes filters that throw events away before they are stored.</summary>
[Cmdlet(VerbsCommon.New, "CbIngressFilter", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(IngressFilter))]
public sealed class NewCbIngressFilter : IngressFilterSettingsCmdlet
{
    /// <summary>Name of the filter.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Why it is there.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Description { get; set; } = string.Empty;

    /// <summary>Its identifier; a new one when it is left out.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z0-9-]+$")]
    public string? Id { get; set; }

    /// <summary>Do not put it in force yet.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    private protected override void Process()
    {
        Settings.Name = Name;
        Settings.Description = Description;
        Settings.IsEnabled = !Disabled;
        CbSession session = ResolveSession();
        try
        {
            if (!Settings.NamesProcesses(before: null))
                WriteError(ErrorRecords.InvalidArgument($"The ingress filter '{Name}' names no process, and would throw away the events of all. Give -PathFilter, -CommandLineFilter or -Md5Filter.", Name));
            else if (IsFree(IngressFilters, session, Name, "ingress filter", filter => filter.Id) && TryComplete(session)
                && ShouldProcess($"Ingress filter '{Name}' on {session.Uri.Authority}", $"Make, and {Describe(Settings)}"))
                Create(session);
        }
        catch (CbException e)
        {
            Report(e, Name);
        }
    }

    private void Create(CbSession session)
    {
        IngressFilters.Forget(session);
        WriteObject(Await(ct => session.Client.IngressFilters.CreateAsync(Id ?? $"{Guid.NewGuid()}", Settings, Observer, ct)));
    }
}
