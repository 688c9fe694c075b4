using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace CbResponse.PowerShell;

/// <summary>Completes names of what a cmdlet is about, where a server has told some lately: those of sensor groups, and of groups that share data.</summary>
public sealed class NameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => commandName.EndsWith("CbSensorGroup", StringComparison.OrdinalIgnoreCase) || commandName.EndsWith("CbDataSharing", StringComparison.OrdinalIgnoreCase)
            ? new SensorGroupCompleter().CompleteArgument(commandName, parameterName, wordToComplete, commandAst, fakeBoundParameters)
            : [];
}
