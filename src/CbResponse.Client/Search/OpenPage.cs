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

    public void Dispose() => response.Dispose();
}
