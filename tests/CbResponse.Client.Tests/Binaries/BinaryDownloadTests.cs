using System.Net;

namespace CbResponse.Client.Tests;

public sealed class BinaryDownloadTests : IDisposable
{
    private static readonly byte[] File = Archive.Content(300_000);

    private readonly Session _session = new(Session.Options(retries: 0));
    private readonly MemoryStream _saved = new();

    public static TheoryData<int, ArchiveSizes> Forms => new()
    {
        { Archive.Deflated, ArchiveSizes.Before },
        { Archive.Deflated, ArchiveSizes.Behind },
        { Archive.Deflated, ArchiveSizes.BehindUnmarked },
        { Archive.Deflated, ArchiveSizes.BehindLong },
        { Archive.Deflated, ArchiveSizes.BeforeLong },
        { Archive.Stored, ArchiveSizes.Before },
        { Archive.Stored, ArchiveSizes.Behind },
        { Archive.Stored, ArchiveSizes.BeforeLong },
    };

    public void Dispose()
    {
        _saved.Dispose();
        _session.Dispose();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_file_comes_out_of_every_form_of_archive(int method, ArchiveSizes sizes)
    {
        foreach (int piece in (int[])[1, 7, 1_000, int.MaxValue])
        {
            _saved.SetLength(0);
            BinaryContent content = await DownloadAsync(Reply.Body(ScriptedBody.InPieces(Archive.OfFile(File, method, sizes), piece)));

            Assert.Equal(File, _saved.ToArray());
            Assert.Equal(new BinaryContent(Archive.Md5(File), File.Length, false), content);
        }

        _session.Server.AssertDone();
    }

    [Theory]
    [InlineData(ArchiveSizes.Before)]
    [InlineData(ArchiveSizes.Behind)]
    [InlineData(ArchiveSizes.BehindUnmarked)]
    [InlineData(ArchiveSizes.BehindLong)]
    public async Task Other_entries_are_passed_over_whatever_they_are_called(ArchiveSizes sizes)
    {
        byte[] archive = Archive.Of(
            Archive.Entry("../../../../etc/cron.d/evil", Archive.Content(50_000), sizes: sizes),
            Archive.Entry(@"C:\Windows\System32\evil.dll", Archive.Content(10), sizes: sizes),
            Archive.Entry("filedata/../evil", Archive.Content(0), sizes: sizes),
            Archive.Entry("FILEDATA", Archive.Content(100, seed: 1), sizes: sizes),
            Archive.Entry("filedata", File, sizes: sizes));

        await DownloadAsync(Reply.Bytes(HttpStatusCode.OK, archive, "application/zip"));

        Assert.Equal(File, _saved.ToArray());
    }

    [Fact]
    public async Task An_archive_can_be_kept_as_it_is_and_is_checked_all_the_same()
    {
        byte[] archive = Archive.OfFile(File, sizes: ArchiveSizes.Behind);
        BinaryContent content = await DownloadAsync(Reply.Body(ScriptedBody.InPieces(archive, 10_000)), options: new() { AsArchive = true });

        Assert.Equal(archive, _saved.ToArray());
        Assert.Equal(File.Length, content.Length);

        CbException e = await FailAsync(Reply.Bytes(HttpStatusCode.OK, Archive.OfFile(Archive.Content(300_000, seed: 1))), options: new() { AsArchive = true });
        Assert.Equal(CbErrorKind.ContentMismatch, e.Kind);
    }

    [Fact]
    public async Task Another_file_than_the_one_asked_for_is_an_error()
    {
        CbException e = await FailAsync(Reply.Bytes(HttpStatusCode.OK, Archive.OfFile(Archive.Content(300_000, seed: 1))));
        Assert.Equal(CbErrorKind.ContentMismatch, e.Kind);
        Assert.Contains(Archive.Md5(Archive.Content(300_000, seed: 1)), e.Message, StringComparison.Ordinal);

        e = await FailAsync(Reply.Bytes(HttpStatusCode.OK, Archive.OfFile(File[..1000])));
        Assert.Equal(CbErrorKind.ContentMismatch, e.Kind);
        Assert.Contains("1,000 bytes, and the server announced 300,000", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_archive_that_unpacks_to_any_size_is_stopped_at_the_size_that_was_announced()
    {
        byte[] bomb = new byte[64 * 1024 * 1024];
        foreach (byte[] entry in (byte[][])[Archive.Entry("filedata", bomb, announced: File.Length), Archive.Entry("filedata", bomb, sizes: ArchiveSizes.Behind)])
        {
            _saved.SetLength(0);
            CbException e = await FailAsync(Reply.Bytes(HttpStatusCode.OK, Archive.Of(entry)));

            Assert.Equal(CbErrorKind.ContentMismatch, e.Kind);
            Assert.Contains("larger than the 300,000 bytes", e.Message, StringComparison.Ordinal);
            Assert.InRange(_saved.Length, 0, 1_000_000);
        }
    }

    [Fact]
    public async Task A_bomb_beside_the_file_is_not_unpacked_either()
    {
        byte[] beside = Archive.Entry("metadata.txt", new byte[64 * 1024 * 1024], sizes: ArchiveSizes.Behind);
        CbException e = await FailAsync(Reply.Bytes(HttpStatusCode.OK, Archive.Of(beside, Archive.Entry("filedata", File))));

        Assert.Equal(CbErrorKind.UnexpectedResponse, e.Kind);
        Assert.Contains("far too much beside the file", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, _saved.Length);
    }

    [Fact]
    public async Task A_truncated_copy_is_an_error_before_anything_is_sent_unless_it_is_allowed()
    {
        CbException e = await FailAsync(null, size: 900_000, copied: 300_000);
        Assert.Equal(CbErrorKind.ContentTruncated, e.Kind);
        Assert.Contains("only the first 300,000 of the 900,000 bytes", e.Message, StringComparison.Ordinal);

        BinaryContent content = await DownloadAsync(
            Reply.Bytes(HttpStatusCode.OK, Archive.OfFile(File)), md5: Archive.Md5([1]), size: 900_000, copied: 300_000, options: new() { AllowTruncated = true });
        Assert.True(content.IsTruncated);
        Assert.Equal(File, _saved.ToArray());

        e = await FailAsync(Reply.Bytes(HttpStatusCode.OK, Archive.OfFile(File[..5])), size: 900_000, copied: 300_000, options: new() { AllowTruncated = true });
        Assert.Equal(CbErrorKind.ContentMismatch, e.Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(29)]
    [InlineData(35)]
    [InlineData(60)]
    [InlineData(100_000)]
    public async Task An_answer_that_ends_or_breaks_in_its_middle_is_no_file(int length)
    {
        foreach (ArchiveSizes sizes in (ArchiveSizes[])[ArchiveSizes.Before, ArchiveSizes.Behind])
        {
            byte[] part = Archive.OfFile(File, sizes: sizes)[..length];
            foreach (ScriptedBody body in (ScriptedBody[])[ScriptedBody.InPieces(part, 5_000), ScriptedBody.ThatBreaks(part)])
            {
                CbUnexpectedResponseException e = Assert.IsType<CbUnexpectedResponseException>(await FailAsync(Reply.Body(body)));
                Assert.True(e.IsCutShort);
            }
        }
    }

    [Fact]
    public async Task What_is_no_archive_is_told()
    {
        await AssertUnexpectedAsync(Reply.Json("""{"a": 1, "b": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}"""), "no zip archive");
        await AssertUnexpectedAsync(Reply.Html(HttpStatusCode.OK, "<html>log in</html>"), "web page");
        await AssertUnexpectedAsync(Reply.Bytes(HttpStatusCode.OK, Archive.Of(Archive.Entry("other", File))), "no entry 'filedata'");
        await AssertUnexpectedAsync(Reply.Bytes(HttpStatusCode.OK, Archive.Of(Archive.Entry("filedata", File, flags: 1))), "password");
        await AssertUnexpectedAsync(Reply.Bytes(HttpStatusCode.OK, Archive.Of(Archive.Entry("filedata", File, method: 14))), "(14)");
        byte[] damaged = Archive.OfFile(File);
        damaged.AsSpan(1_000, 2_000).Fill(0xFF);
        CbException e = await FailAsync(Reply.Bytes(HttpStatusCode.OK, damaged));
        Assert.True(e.Kind is CbErrorKind.UnexpectedResponse or CbErrorKind.ContentMismatch, e.Message);
    }

    [Fact]
    public async Task A_file_that_the_server_has_no_copy_of_comes_with_advice()
    {
        CbException e = await FailAsync(Reply.Text(HttpStatusCode.NotFound, "no such file"));
        Assert.Equal(CbErrorKind.ObjectNotFound, e.Kind);
        Assert.Contains("no copy", e.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_takes_no_more_ends_the_download()
    {
        foreach (bool asArchive in (bool[])[false, true])
        {
            using FullStream disk = new();
            Expect(Reply.Bytes(HttpStatusCode.OK, Archive.OfFile(File)));
            CbException e = await Assert.ThrowsAsync<CbException>(() => _session.Client.Binaries.DownloadAsync(
                Of(Archive.Md5(File), File.Length, File.Length), disk, new() { AsArchive = asArchive }, _session.Observer, TestContext.Current.CancellationToken));
            Assert.Equal(CbErrorKind.Conflict, e.Kind);
            Assert.Contains("No space left", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_download_ends_when_it_is_cancelled()
    {
        ScriptedBody body = ScriptedBody.ThatStalls(Archive.OfFile(File)[..200_000]);
        Expect(Reply.Body(body));
        using CancellationTokenSource stop = new();
        Task<BinaryContent> download = _session.Client.Binaries.DownloadAsync(Of(Archive.Md5(File), File.Length, File.Length), _saved, null, _session.Observer, stop.Token);
        await body.FellSilent.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download);
        await body.Closed.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Progress_is_told_in_bytes_of_the_file()
    {
        await DownloadAsync(Reply.Bytes(HttpStatusCode.OK, Archive.OfFile(File, sizes: ArchiveSizes.Behind)));

        Assert.Equal((File.Length, File.Length), _session.Observer.Progress[^1]);
        Assert.True(_session.Observer.Progress.Count > 1);
    }

    private static Binary Of(string md5, long? size, long? copied) => new() { Md5 = md5, Size = size, CopiedSize = copied };

    private void Expect(Reply reply, string? md5 = null) => _session.Server.On($"GET /api/v1/binary/{md5 ?? Archive.Md5(File)}", reply);

    private Task<BinaryContent> DownloadAsync(
        Reply? reply, string? md5 = null, long? size = 300_000, long? copied = 300_000, BinaryDownloadOptions? options = null)
    {
        if (reply is not null)
            Expect(reply, md5);
        return _session.Client.Binaries.DownloadAsync(
            Of(md5 ?? Archive.Md5(File), size, copied), _saved, options, _session.Observer, TestContext.Current.CancellationToken);
    }

    private async Task<CbException> FailAsync(Reply? reply, long? size = 300_000, long? copied = 300_000, BinaryDownloadOptions? options = null)
        => await Assert.ThrowsAnyAsync<CbException>(() => DownloadAsync(reply, null, size, copied, options));

    private async Task AssertUnexpectedAsync(Reply reply, string message)
    {
        CbException e = await FailAsync(reply);
        Assert.Equal(CbErrorKind.UnexpectedResponse, e.Kind);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    /// <summary>A disk that is full after the first bytes.</summary>
    private sealed class FullStream : MemoryStream
    {
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => Task.FromException(new IOException("No space left on device"));
    }
}
