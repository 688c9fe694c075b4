using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets logins to the console, and failed ones, the newest first.</summary>
[Cmdlet(VerbsCommon.Get, "CbUserActivity", DefaultParameterSetName = "InputObject")]
[OutputType(typeof(UserActivity))]
public sealed class GetCbUserActivity : CbSessionCmdlet
{
    private readonly Dictionary<CbSession, IReadOnlyList<UserActivity>> _lists = [];

    /// <summary>Users whose logins are meant, each of its own server; everybody when it is left out.</summary>
    [Parameter(ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [ValidateNotNull]
    public User[] InputObject { get; set; } = [];

    /// <summary>Names that were given, also of nobody; wildcards may stand for several.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Name", ValueFromPipeline = true)]
    [Alias("UserName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Only logins that failed, or that did not.</summary>
    [Parameter]
    public bool? Failed { get; set; }

    /// <summary>Only from then on.</summary>
    [Parameter]
    [Moment]
    public DateTimeOffset? After { get; set; }

    /// <summary>Only until then.</summary>
    [Parameter]
    [Moment]
    public DateTimeOffset? Before { get; set; }

    private protected override void Begin() => RequireOrder(After, Before, nameof(After), nameof(Before));

    private protected override void Process()
    {
        if (InputObject.Length + Name.Length == 0)
            Write(ResolveSession(), null, _ => true);
        foreach (User user in InputObject)
        {
            if (ResolveOwnSession(user) is { } session)
                Write(session, user, item => string.Equals(item.UserName, user.UserName, StringComparison.OrdinalIgnoreCase));
        }

        foreach (string name in Name)
        {
            WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            Write(ResolveSession(), name, item => pattern.IsMatch(item.UserName ?? string.Empty));
        }
    }

    private void Write(CbSession session, object? target, Func<UserActivity, bool> isMeant)
    {
        if (!_lists.TryGetValue(session, out IReadOnlyList<UserActivity>? all))
        {
            if (!TryAwait(target, ct => session.Client.Users.ListActivityAsync(Observer, ct), out all))
                return;
            _lists.Add(session, all);
        }

        WriteObject(all.Where(item => isMeant(item) && IsWanted(item)).OrderByDescending(item => item.Timestamp), enumerateCollection: true);
    }

    private bool IsWanted(UserActivity item)
        => (Failed is null || (item.IsSuccess is { } success && Failed != success))
            && (After is null || item.Timestamp >= After.Value.UtcDateTime) && (Before is null || item.Timestamp <= Before.Value.UtcDateTime);
}
