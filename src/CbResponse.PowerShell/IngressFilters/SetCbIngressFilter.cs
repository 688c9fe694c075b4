using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Changes filters that throw events away, and leaves alone what is not named.</summary>
[Cmdlet(VerbsCommon.Set, "CbIngressFilter", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(IngressFilter))]
public sealed class SetCbIngressFilter : IngressFilterSettingsCmdlet
{
    /// <summary>The filters themselves, each of its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [ValidateNotNull]
    public IngressFilter[] InputObject { get; set; } = [];

    /// <summary>Names of filters; wildcards may stand for several.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Name", ValueFromPipeline = true)]
    [Name]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Identifiers of filters.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id")]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>The new name, for one filter.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NewName { get => Settings.Name; set => Settings.Name = value; }

    /// <summary>What to write about it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Description { get => Settings.Description; set => Settings.Description = value; }

    /// <summary>Whether it is in force.</summary>
    [Parameter]
    public bool? Enabled { get => Settings.IsEnabled; set => Settings.IsEnabled = value; }

    /// <summary>Write the filters as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin()
    {
        if (Settings.IsEmpty && Group is null)
            ThrowInvalidArgument("Nothing is to be changed. Give -Enabled, -PathFilter or another setting.", null);
    }

    private protected override void Process() => HandleEach(IngressFilters, InputObject, Name, Id, Change);

    private void Change(IngressFilter filter, string id, CbSession session)
    {
        if ((NewName is not null && !IsFree(IngressFilters, session, NewName, "ingress filter", known => known.Id, id)) || !TryComplete(session))
            return;
        string change = string.Join(", ", Changes());
        if (!ShouldProcess($"Ingress filter '{filter.Name}' ({id}) on {session.Uri.Authority}", $"Set {change}")
            || !TryAwait(filter.Name, ct => session.Client.IngressFilters.UpdateAsync(id, Settings, Observer, ct), out filter))
            return;
        if (NewName is not null)
            IngressFilters.Forget(session);
        if (PassThru)
            WriteObject(filter);
    }

    /// <summary>What is to be changed, as it was typed.</summary>
    private IEnumerable<string> Changes() => MyInvocation.BoundParameters
        .Where(parameter => parameter.Key is not ("InputObject" or "Name" or "Id" or "PassThru" or "Session")
            && !CommonParameters.Contains(parameter.Key) && !OptionalCommonParameters.Contains(parameter.Key))
        .Select(parameter => $"{parameter.Key} = {(parameter.Value is Array list ? string.Join(" + ", list.Cast<object?>()) : parameter.Value)}");
}
