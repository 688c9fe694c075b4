namespace CbResponse.Client.Tests;

/// <summary>Reads rows to their end, good or bad.</summary>
internal static class Reading
{
    /// <summary>The outcome of a call, for properties: the library that checks them does not await.</summary>
    public static T Now<T>(Task<T> task) => task.GetAwaiter().GetResult();

    /// <summary>The rows, and the failure behind them if there is one.</summary>
    public static async Task<(List<T> Rows, Exception? Failure)> UntilFailureAsync<T>(IAsyncEnumerable<T> source)
    {
        List<T> rows = [];
        try
        {
            await foreach (T row in source)
                rows.Add(row);
            return (rows, null);
        }
#pragma warning disable CA1031 // The failure is what the test looks at.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (rows, e);
        }
    }
}
