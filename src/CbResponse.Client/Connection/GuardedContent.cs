using System.Net;

namespace CbResponse;

/// <summary>A response body behind a <see cref="GuardedStream"/>.</summary>
internal sealed class GuardedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly IClock _clock;
    private readonly TimeSpan _stallTimeout;
    private readonly string _route;
    private readonly Action<long> _onEnd;
    private GuardedStream? _stream;

    public GuardedContent(HttpContent inner, IClock clock, TimeSpan stallTimeout, string route, Action<long> onEnd)
    {
        _inner = inner;
        _clock = clock;
        _stallTimeout = stallTimeout;
        _route = route;
        _onEnd = onEnd;
        foreach (KeyValuePair<string, IEnumerable<string>> header in inner.Headers)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync()
    {
        Stream stream = await _inner.ReadAsStreamAsync().ConfigureAwait(false);
        return _stream = new GuardedStream(stream, _clock, _stallTimeout, _route, _onEnd);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using Stream body = await ReadAsStreamAsync().ConfigureAwait(false);
        await body.CopyToAsync(stream).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (_stream is null)
                _onEnd(0);
            _stream?.Dispose();
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
