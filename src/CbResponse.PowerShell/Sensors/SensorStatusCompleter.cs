using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace CbResponse.PowerShell;

/// <summary>Completes the statuses of sensors that are known. Servers have more words.</summary>
public sealed class SensorStatusCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => Completion.Of([("Online", "The server hears of the sensor."), ("Offline", "The sensor has missed its check-ins.")], wordToComplete);
}
