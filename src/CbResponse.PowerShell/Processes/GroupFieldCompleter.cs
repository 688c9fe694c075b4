using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Completes fields by which processes can be grouped, <c>id</c> first.</summary>
public sealed class GroupFieldCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => Completion.Of(
            FieldCatalog.Process.Fields
                .Where(field => field.Name == "id" || (field.IsSortable && field.Type is FieldType.Keyword or FieldType.Md5))
                .OrderBy(field => field.Name != "id")
                .Select(field => (field.Name, field.Description)),
            wordToComplete);
}
