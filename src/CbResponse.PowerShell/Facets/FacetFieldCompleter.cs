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
    {
        IReadOnlyList<FieldInfo> fields = FieldCatalog.For(BoundIndex.Of(fakeBoundParameters)).Fields;

        // Which fields of threat reports a server counts, no source says.
        bool isKnown = fields.Any(field => field.IsFacet);
        return Completion.Of(fields.Where(field => field.IsFacet || !isKnown).Select(field => (field.Name, field.Description)), wordToComplete);
    }
}
