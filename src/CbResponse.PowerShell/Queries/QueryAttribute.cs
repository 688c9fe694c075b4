using System.Collections;
using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>
/// Lets a query parameter take what people have: a text, a stored query, or an object with one, such as a watchlist. What is no query
/// is refused with the column and with what to write instead; by itself PowerShell would say nothing of them to a pipeline.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class QueryAttribute : ArgumentTransformationAttribute
{
    /// <summary>Of a longer query the message shows the beginning.</summary>
    private const int LongestShown = 200;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            // PowerShell has its own words for what is missing.
            null => inputData,
            IList list => list.Cast<object>().Select(item => item is null ? item : Read(item)).ToArray(),
            _ => Read(inputData),
        };
    }

    private static CbQuery Read(object item)
    {
        QueryInput query = QueryInput.From(item) ?? throw new ArgumentTransformationMetadataException(QueryInput.Refusal(item));
        try
        {
            return query.Stored?.ToQuery(query.Index ?? QueryIndex.Process) ?? CbQuery.Parse(query.Text);
        }
        catch (QuerySyntaxException e)
        {
            throw new ArgumentTransformationMetadataException($"'{Shorten(query.Text)}' is not a query. {e.Message}", e);
        }
        catch (NotSupportedException e)
        {
            throw new ArgumentTransformationMetadataException($"'{Shorten(query.Stored!.ToString())}' is more than a query. {e.Message}", e);
        }
    }

    private static string Shorten(string text) => text.Length <= LongestShown ? text : text.Substring(0, LongestShown) + "…";
}
