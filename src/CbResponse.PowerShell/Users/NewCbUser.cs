using System.Management.Automation;
using System.Security;

namespace CbResponse.PowerShell;

/// <summary>Makes users of the console.</summary>
[Cmdlet(VerbsCommon.New, "CbUser", DefaultParameterSetName = ByPassword, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(User))]
public sealed class NewCbUser : UserSettingsCmdlet
{
    private const string ByPassword = "Password";
    private const string ByCredential = "Credential";

    /// <summary>The name to log in with.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPassword, ValueFromPipelineByPropertyName = true)]
    [Alias("UserName")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The password to log in with.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ByPassword, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public SecureString? Password { get; set; }

    /// <summary>Name and password in one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByCredential, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public override string? FirstName { get => Settings.FirstName; set => Settings.FirstName = value; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public override string? LastName { get => Settings.LastName; set => Settings.LastName = value; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public override string? Email { get => Settings.Email; set => Settings.Email = value; }

    private protected override void Process()
    {
        string name = Credential?.UserName.TrimStart('\\') ?? Name;
        CbSession session = ResolveSession();
        Settings.Password = Credential?.Password ?? Password;
        try
        {
            string target = $"User '{name}' on {session.Uri.Authority}";
            if (!IsFree(Users, session, name, "user", user => user.UserName) || !TryFindTeams(session) || !ShouldProcess(target, "Make") || !MayBeAdmin(target))
                return;
            Users.Forget(session);
            WriteObject(Await(ct => session.Client.Users.CreateAsync(name, Settings, Observer, ct)));
        }
        catch (CbException e)
        {
            Report(e, name);
        }
    }
}
