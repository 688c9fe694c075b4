using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Goes the way to a server step by step and names the one that fails.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CbConnection", DefaultParameterSetName = ByProfile)]
[OutputType(typeof(ConnectionStepResult), typeof(bool))]
public sealed class TestCbConnection : ServerCmdlet
{
    private const string BySession = "Session";

    /// <summary>A session to test: an object or a name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BySession)]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public SessionIdentity? Session { get; set; }

    /// <summary>Write only whether all steps passed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void End()
    {
        bool passed = true;
        ConnectionTest test = new(ChooseClient());
        Stream(test.RunAsync(Observer, StopToken), "Testing the connection", result =>
        {
            passed &= result.Outcome != ConnectionStepOutcome.Failed;
            if (!Quiet)
                WriteObject(result);
        });
        if (Quiet)
            WriteObject(passed);
    }

    /// <summary>Without any parameter the default session is tested, when there is one.</summary>
    private CbClient ChooseClient()
    {
        string? given = MyInvocation.BoundParameters.Keys
            .FirstOrDefault(name => name is not (nameof(Session) or nameof(Quiet)) && !CommonParameters.Contains(name));
        if (Session is null)
            return given is null && SessionList.Current.Default is { } session ? RequireOpen(session).Client : CreateClient();
        if (given is not null)
            ThrowInvalidArgument($"A session is tested with its own settings; -{given} has no meaning beside -Session.", Session.Name);
        return FindSession(Session).Client;
    }
}
