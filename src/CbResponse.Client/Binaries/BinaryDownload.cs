using System.Globalization;

namespace CbResponse;

/// <summary>
/// Downloads one file. The server packs it into an archive, which is unpacked while it arrives; the bytes are hashed on their way to
/// the destination, and what they are is judged at their end.
/// </summary>
internal sealed class BinaryDownload(ServerConnection connection, Binary binary, BinaryDownloadOptions options, ICallObserver? observer)
{
    /// <summary>The archive's entry with the file. The other ones tell of it.</summary>
    private const string FileEntry = "filedata";

    private readonly string _md5 = binary.Md5 ?? throw new ArgumentException("The binary has no MD5.");
    private readonly long? _knownSize = binary.IsTruncated ? binary.CopiedSize : binary.Size;

    /// <summary>Why the file of a binary cannot be had as a whole.</summary>
    public static CbException Truncated(Binary binary) => new(CbErrorKind.ContentTruncated, string.Format(
        CultureInfo.InvariantCulture, "The server has only the first {0:N0} of the {1:N0} bytes of {2}.", binary.CopiedSize, binary.Size, binary.Md5))
    {
        Advice = "-AllowTruncated saves them under a name that says so. The whole file can only come from an endpoint that has it.",
    };

    public async Task<BinaryContent> RunAsync(Stream destination, CancellationToken cancellationToken)
    {
        if (binary.IsTruncated && !options.AllowTruncated)
            throw Truncated(binary);
        ApiRequest request = BinaryRequests.File(_md5);
        using HttpResponseMessage response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.Content.Headers.ContentType?.MediaType == "text/html")
            throw JsonBody.Html(request.Route);
        using Stream body = await ServerConnection.OpenBodyAsync(response, request, cancellationToken).ConfigureAwait(false);
        try
        {
            return Judge(await ReadAsync(body, destination, request.Route, cancellationToken).ConfigureAwait(false), request.Route);
        }
        catch (EndOfStreamException)
        {
            throw JsonBody.CutShort(request.Route);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ConnectionErrors.BodyCut(request.Route, e);
        }
        catch (InvalidDataException e)
        {
            throw new CbUnexpectedResponseException("The server's archive is damaged: it cannot be unpacked.", inner: e) { Route = request.Route };
        }
    }

    private async Task<HttpResponseMessage> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.SendAsync(request, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (CbServerException e) when (e.Kind == CbErrorKind.ObjectNotFound)
        {
            e.Advice = "The server may know the file and still have no copy of it: sensors send each file once, when they can, and old copies are removed.";
            throw;
        }
    }

    private async Task<BinaryContent> ReadAsync(Stream body, Stream destination, string route, CancellationToken cancellationToken)
    {
        using BodyReader bytes = new(body, route, isText: false);
        ArchiveSource source = new(bytes, options.AsArchive ? destination : null, route, cancellationToken);
        ArchiveReader archive = new(source, route);
        using Stream file = await archive.OpenAsync(FileEntry, _knownSize, cancellationToken).ConfigureAwait(false);
        long? most = archive.Size < _knownSize ? archive.Size : _knownSize ?? archive.Size;
        using HashedCopy copy = new(options.AsArchive ? null : destination, route);
        string md5 = await copy.RunAsync(file, Took, cancellationToken).ConfigureAwait(false);
        if (archive.Size is { } announced && copy.Length < announced)
            throw JsonBody.CutShort(route);
        if (options.AsArchive)
            await archive.PassRestAsync(cancellationToken).ConfigureAwait(false);
        return new BinaryContent(md5, copy.Length, IsTruncated: false);

        void Took(long bytes)
        {
            // A few kilobytes can unpack to any size.
            if (bytes > most)
                throw Mismatch(string.Format(CultureInfo.InvariantCulture, "is larger than the {0:N0} bytes that were announced; the download was stopped", most), route);
            observer?.OnProgress(bytes, most ?? 0);
        }
    }

    /// <summary>Whether the bytes are those of the file.</summary>
    private BinaryContent Judge(BinaryContent content, string route)
    {
        bool isIntact = string.Equals(content.Md5, _md5, StringComparison.OrdinalIgnoreCase);
        if (_knownSize is { } size && content.Length != size)
            throw Mismatch(string.Format(CultureInfo.InvariantCulture, "has {0:N0} bytes, and the server announced {1:N0}", content.Length, size), route);
        if (isIntact || binary.IsTruncated)
            return content with { IsTruncated = !isIntact };
        throw Mismatch($"has the MD5 {content.Md5}", route);
    }

    private CbException Mismatch(string what, string route)
        => new(CbErrorKind.ContentMismatch, $"The file that the server sent for {_md5} {what}. It is not kept.") { Route = route };
}
