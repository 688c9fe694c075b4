using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Completes inside a query for binaries: fields, and the values of fields that have a closed set of them.</summary>
public sealed class BinaryQueryCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => QueryCompleter.Complete(wordToComplete, commandAst, QueryIndex.Binary);
}
