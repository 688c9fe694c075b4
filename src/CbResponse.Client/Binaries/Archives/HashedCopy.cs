using System.Buffers;
using System.Security.Cryptography;

namespace CbResponse;

/// <summary>
/// Copies a stream and hashes it on the way. While one piece is hashed and written, the next is read: with two processors that
/// takes as long as the slower half. Two pieces are all that is held.
/// </summary>
/// <param name="destination">Where to; null for nowhere, to hash only.</param>
/// <param name="route">The request, for error messages.</param>
internal sealed class HashedCopy(Stream? destination, string route) : IDisposable
{
    private const int PieceSize = 131_072;

    // The server knows its files by this hash and no other: it says whether they are the same, not whether they are good.
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly byte[][] _pieces = [ArrayPool<byte>.Shared.Rent(PieceSize), ArrayPool<byte>.Shared.Rent(PieceSize)];

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>Copies to the end.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="took">Called after each piece; it may throw to stop.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The MD5, in upper case.</returns>
    public async Task<string> RunAsync(Stream source, Action<long> took, CancellationToken cancellationToken)
    {
        Task taking = Task.CompletedTask;
        try
        {
            for (int i = 0; ; i ^= 1)
            {
                byte[] piece = _pieces[i];
                int count = await FillAsync(source, piece, cancellationToken).ConfigureAwait(false);
                await taking.ConfigureAwait(false);
                if (count == 0)
                    return Hex(_hash.GetHashAndReset());
                Length += count;
                took(Length);
                taking = Task.Run(() => TakeAsync(piece, count, cancellationToken), cancellationToken);
            }
        }
        finally
        {
            // Nobody may use a piece that is still written. A failure of it comes second to the one on its way.
            await Task.WhenAny(taking).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _hash.Dispose();
        foreach (byte[] piece in _pieces)
            ArrayPool<byte>.Shared.Return(piece);
    }

    private async Task TakeAsync(byte[] piece, int count, CancellationToken cancellationToken)
    {
        Task writing = destination is null
            ? Task.CompletedTask
            : ServerConnection.WriteAsync(destination, piece, 0, count, route, cancellationToken);
        _hash.AppendData(piece, 0, count);
        await writing.ConfigureAwait(false);
    }

    private static async Task<int> FillAsync(Stream source, byte[] piece, CancellationToken cancellationToken)
    {
        int count = 0;
        int read;
        do
        {
            read = await source.ReadAsync(piece, count, PieceSize - count, cancellationToken).ConfigureAwait(false);
            count += read;
        }
        while (read > 0 && count < PieceSize);
        return count;
    }

    private static string Hex(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", string.Empty);
}
