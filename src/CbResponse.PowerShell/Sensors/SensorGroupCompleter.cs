using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace CbResponse.PowerShell;

/// <summary>Completes the names of sensor groups that the session of the command has seen lately. Asks no server.</summary>
public sealed class SensorGroupCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => BoundSession.Of(fakeBoundParameters) is { } session
            ? Completion.Of(session.Client.Groups.RecentNames.List().Select(name => (name, string.Empty)), wordToComplete)
            : [];
}
