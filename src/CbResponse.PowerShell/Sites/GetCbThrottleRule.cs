using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets the rules for how fast the sensors of sites may send.</summary>
[Cmdlet(VerbsCommon.Get, "CbThrottleRule", DefaultParameterSetName = ByObject)]
[OutputType(typeof(ThrottleRule))]
public sealed class GetCbThrottleRule : CbSessionCmdlet
{
    private const string ByObject = "InputObject";
    private const string ById = "Id";

    /// <summary>Sites whose rules are meant, each of its own server; all sites when it is left out.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Site[] Site { get; set; } = [];

    /// <summary>Numbers of rules.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById)]
    [ValidateNotNullOrEmpty]
    public int[] Id { get; set; } = [];

    private NamedTargets<ThrottleRule, int>? _rules;

    private NamedTargets<ThrottleRule, int> Rules => _rules ??= new NamedTargets<ThrottleRule, int>(
        "throttle rule", session => Await(ct => session.Client.Sites.ListThrottleRulesAsync(Observer, ct)), rule => (rule.Id, null), WriteError);

    private protected override void Process()
    {
        if (Site.Length == 0)
            WriteOf(null, session => Id.Length == 0 ? Rules.All(session) : Rules.Keyed(session, Id));
        foreach (Site site in Site)
            WriteOf(site, session => Rules.All(session).Where(rule => rule.SiteId == site.Id));
    }

    private void WriteOf(Site? site, Func<CbSession, IEnumerable<ThrottleRule>> find)
    {
        try
        {
            if ((site is null ? ResolveSession() : ResolveOwnSession(site)) is { } session)
                Rules.Each(find(session), session, (rule, _, _) => WriteObject(rule));
        }
        catch (CbException e)
        {
            Report(e, site);
        }
    }
}
