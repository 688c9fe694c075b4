namespace CbResponse;

/// <summary>A page whose answer has begun to arrive.</summary>
internal sealed class OpenPage(ApiRequest request, HttpResponseMessage response, Stream body, long start, int rows) : IDisposable
{
    public ApiRequest Request => request;

    public Stream Body => body;

    /// <summary>Index of the first row that was asked for.</summary>
    public long Start => start;

    /// <summary>How many rows were asked for.</summary>
    public int Rows => rows;

    /// <summary>Sends the request of a page, and gives it once it begins to arrive.</summary>
    /// <exception cref="CbException">It does not come.</exception>
    public static async Task<OpenPage> SendAsync(
        ServerConnection connection, ApiRequest request, long start, int rows, ICallObserver? observer, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await connection.SendAsync(request, observer, cancellationToken).ConfigureAwait(false);
        try
        {
            Stream body = await ServerConnection.OpenBodyAsync(response, request, cancellationToken).ConfigureAwait(false);
            return new OpenPage(request, response, body, start, rows);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    public void Dispose() => response.Dispose();
}
