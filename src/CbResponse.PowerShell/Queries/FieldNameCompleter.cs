using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Completes names of fields of the index that <c>-Index</c> names.</summary>
public sealed class FieldNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => Completion.Of(
            FieldCatalog.For(BoundIndex.Of(fakeBoundParameters)).Fields.Select(field => (field.Name, field.Description)),
            wordToComplete);
}
