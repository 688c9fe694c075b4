using System.Management.Automation;
using System.Security;

namespace CbResponse.PowerShell;

/// <summary>Changes users of the console, and leaves alone what is not named.</summary>
[Cmdlet(VerbsCommon.Set, "CbUser", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(User))]
public sealed class SetCbUser : UserSettingsCmdlet
{
    /// <summary>The users themselves, each of its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [ValidateNotNull]
    public User[] InputObject { get; set; } = [];

    /// <summary>The names that they log in with; wildcards may stand for several.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Name", ValueFromPipeline = true)]
    [Name]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    [Parameter(ParameterSetName = "InputObject")]
    [Parameter(ParameterSetName = "Name", ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public override string? FirstName { get => Settings.FirstName; set => Settings.FirstName = value; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = "InputObject")]
    [Parameter(ParameterSetName = "Name", ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public override string? LastName { get => Settings.LastName; set => Settings.LastName = value; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = "InputObject")]
    [Parameter(ParameterSetName = "Name", ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public override string? Email { get => Settings.Email; set => Settings.Email = value; }

    /// <summary>The new password.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Password { get => Settings.Password; set => Settings.Password = value; }

    /// <summary>The password until now.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? CurrentPassword { get => Settings.CurrentPassword; set => Settings.CurrentPassword = value; }

    /// <summary>Write the users as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        if (Settings.IsEmpty && Team is null)
            ThrowInvalidArgument("Nothing is to be changed. Give -Team, -Password or another setting.", null);
        HandleEach(Users, InputObject, Name, [], Change);
    }

    private void Change(User user, string name, CbSession session)
    {
        string target = $"User '{name}' on {session.Uri.Authority}";
        if (!TryFindTeams(session) || !ShouldProcess(target, $"Set {string.Join(", ", Describe())}") || (user.IsGlobalAdmin != true && !MayBeAdmin(target))
            || !TryAwait(name, ct => session.Client.Users.UpdateAsync(name, Settings, Observer, ct), out user))
            return;
        Users.Forget(session);
        if (PassThru)
            WriteObject(user);
    }

    /// <summary>What is to be changed, in words that may be shown.</summary>
    private IEnumerable<string> Describe()
    {
        foreach ((string name, object? value) in new (string, object?)[]
        {
            ("first name", FirstName), ("last name", LastName), ("mail", Email), ("global administrator", IsGlobalAdmin),
            ("teams", Settings.Teams is null ? null : string.Join(" + ", Settings.Teams)),
        })
        {
            if (value is not null)
                yield return $"{name} = '{value}'";
        }

        if (Password is not null)
            yield return "password";
    }
}
