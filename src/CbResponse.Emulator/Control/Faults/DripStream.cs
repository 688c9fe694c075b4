namespace CbResponse.Emulator;

/// <summary>Sends a few bytes at a time, with a pause after each piece.</summary>
internal sealed class DripStream(Stream inner, int bytes, TimeSpan pause, TimeProvider time) : FaultStream(inner)
{
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (int at = 0; at < buffer.Length; at += bytes)
        {
            await Inner.WriteAsync(buffer.Slice(at, Math.Min(bytes, buffer.Length - at)), cancellationToken);
            await Inner.FlushAsync(cancellationToken);
            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
