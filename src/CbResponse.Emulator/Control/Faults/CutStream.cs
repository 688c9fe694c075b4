namespace CbResponse.Emulator;

/// <summary>Sends so many bytes, then does something else for good: ends, or falls silent.</summary>
/// <param name="inner">The connection.</param>
/// <param name="bytes">How many bytes are sent.</param>
/// <param name="then">What follows; it does not return normally.</param>
internal sealed class CutStream(Stream inner, int bytes, Func<Task> then) : FaultStream(inner)
{
    private int _left = bytes;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int now = Math.Min(_left, buffer.Length);
        _left -= now;
        await Inner.WriteAsync(buffer[..now], cancellationToken);
        if (now == buffer.Length)
            return;
        await Inner.FlushAsync(cancellationToken);
        await then();
    }
}
