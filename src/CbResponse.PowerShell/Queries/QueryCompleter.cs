using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Completes inside a query: fields, and the values of fields that have a closed set of them.</summary>
public sealed class QueryCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => Complete(wordToComplete, commandAst, BoundIndex.Of(fakeBoundParameters));

    /// <summary>The same for an index that is known.</summary>
    internal static IEnumerable<CompletionResult> Complete(string? wordToComplete, CommandAst commandAst, QueryIndex index)
    {
        if (QueryWord.Find(wordToComplete ?? string.Empty, commandAst, CompletionCursor.Find()) is not { } word)
            yield break;
        foreach (QuerySuggestion suggestion in QueryCompletion.At(word.Text, word.Cursor, index))
        {
            yield return new CompletionResult(
                word.Replace(suggestion.Start, suggestion.Length, suggestion.Text),
                suggestion.Text,
                suggestion.Kind == QuerySuggestionKind.Field ? CompletionResultType.Property : CompletionResultType.ParameterValue,
                suggestion.Description.Length > 0 ? suggestion.Description : suggestion.Text);
        }
    }
}
