using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Completes orders of process searches.</summary>
public sealed class SortCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => Complete(FieldCatalog.Process, wordToComplete);

    /// <summary>The same for the fields of any index.</summary>
    internal static IEnumerable<CompletionResult> Complete(FieldCatalog catalog, string? wordToComplete)
        => Completion.Of(
            catalog.Fields.Where(field => field.IsSortable).SelectMany(field => new[]
            {
                ($"{field.Name} asc", field.Description),
                ($"{field.Name} desc", field.Description),
            }),
            wordToComplete);
}
