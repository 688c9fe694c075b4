using System.Diagnostics.CodeAnalysis;

namespace CbResponse;

/// <summary>Passes over rows, for whoever wants only what an answer says beside them.</summary>
internal sealed class SkippedRows : IRowReader<object>
{
    private static readonly object Passed = new();

    public string? Field => null;

    public string? Identity(object row) => null;

    public bool TryRead(ref JsonCursor cursor, [NotNullWhen(true)] out object? row)
    {
        row = Passed;
        bool isFirst = true;
        while (cursor.TryPeek(out byte next))
        {
            if (next == '}')
            {
                cursor.Take();
                return true;
            }

            if (!isFirst && next != ',')
                throw WireFormat.Malformed();
            if (!isFirst)
                cursor.Take();
            isFirst = false;
            if (!cursor.TryReadName(out _, out _) || !cursor.TrySliceValue(out _))
                return false;
        }

        return false;
    }

    /// <summary>Reads an answer to its end.</summary>
    /// <returns>What it says beside its rows.</returns>
    public static async Task<SearchPage> ReadAsync(
        ServerConnection connection, ApiRequest request, ICallObserver? observer, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await connection.SendAsync(request, observer, cancellationToken).ConfigureAwait(false);
        using Stream stream = await ServerConnection.OpenBodyAsync(response, request, cancellationToken).ConfigureAwait(false);
        using BodyReader body = new(stream, request.Route);
        SearchAnswerReader<object> answer = new(body, new SkippedRows(), SearchContents.All, request.Route, connection.Options.Token);
        while (!answer.IsAtEnd)
            await answer.ReadRowsAsync(SearchPager<object>.BatchRows, cancellationToken).ConfigureAwait(false);
        return answer.Page;
    }
}
