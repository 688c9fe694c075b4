using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Completes names of fields whose values the server counts, of the index that <c>-Index</c> names.</summary>
public sealed class FacetFieldCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => Completion.Of(
            FieldCatalog.For(BoundIndex.Of(fakeBoundParameters)).Fields.Where(field => field.IsFacet).Select(field => (field.Name, field.Description)),
            wordToComplete);
}
