using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>Downloads of files and icons (edr-api.md 3.3).</summary>
public sealed class BinaryFileTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    [Fact]
    public async Task A_download_is_a_zip_whose_filedata_has_the_hashes()
    {
        using ZipArchive zip = await DownloadAsync(AttackSoftware.Beacon.Hash.Md5.ToUpperInvariant());
        Assert.Equal(["filedata", "metadata"], zip.Entries.Select(entry => entry.FullName));
        byte[] data = Read(zip.GetEntry("filedata")!);
        Assert.Equal(348_160, data.Length);
        Assert.Equal("MZ"u8, data.AsSpan(0, 2));
        Assert.Equal(AttackSoftware.Beacon.Hash, Hash(data));
        Assert.Contains("original_filename: AdobeARMHelper.exe", System.Text.Encoding.UTF8.GetString(Read(zip.GetEntry("metadata")!)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_large_file_there_is_the_beginning_only()
    {
        using ZipArchive zip = await DownloadAsync(WindowsSoftware.Outlook.Hash.Md5);
        Assert.Equal(25 * 1024 * 1024, Read(zip.GetEntry("filedata")!).Length);
        JsonElement summary = await server.Admin.GetAsync($"/api/v1/binary/{WindowsSoftware.Outlook.Hash.Md5}/summary");
        Assert.Equal((27_000_000, 26_214_400), (summary.GetProperty("orig_mod_len").GetInt32(), summary.GetProperty("copied_mod_len").GetInt32()));
    }

    [Fact]
    public async Task The_hash_of_a_published_example_is_not_that_of_its_made_up_content()
    {
        using ZipArchive zip = await DownloadAsync("7FB55F5A62E78AF9B58D08AAEEAEF848");
        Assert.NotEqual("7fb55f5a62e78af9b58d08aaeeaef848", Hash(Read(zip.GetEntry("filedata")!)).Md5);
    }

    [Theory]
    [InlineData("usual")]
    [InlineData("stored")]
    [InlineData("streamed")]
    public async Task Files_lie_in_every_form_that_a_zip_has(string form)
    {
        JsonElement added = await AddAsync($$"""{"path": "c:\\x\\{{form}}.exe", "size": 3000001, "zip": "{{form}}"}""");
        using HttpResponseMessage response = await server.Admin.SendAsync(HttpMethod.Get, "/api/v1/binary/" + added.Text("md5"));
        Assert.Equal(form == "streamed", response.Headers.TransferEncodingChunked == true);
        using ZipArchive zip = new(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal((added.Text("md5"), added.Text("sha256")), (Hash(Read(zip.GetEntry("filedata")!)) is var hash ? hash.Md5 : null, hash.Sha256));
    }

    [Fact]
    public async Task Packages_that_mean_harm_come_on_request()
    {
        JsonElement added = await AddAsync(
            """{"path": "c:\\x\\..\\con.exe", "originalName": "..\\..\\evil\u202Eexe.txt", "size": 100, "bombMegabytes": 40, "entries": {"../../evil.txt": "out", "filedata": "x"}}""");
        using ZipArchive zip = await DownloadAsync(added.Text("md5")!);
        Assert.Equal(["../../evil.txt", "filedata", "filedata", "metadata"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(100, zip.Entries[2].Length);
        Assert.InRange(zip.Entries[2].CompressedLength, 1, 1_000_000);
    }

    [Fact]
    public async Task Another_hash_a_shorter_copy_and_no_copy_come_on_request()
    {
        string md5 = FileHash.Of("another").Md5;
        await AddAsync($$"""{"path": "c:\\x\\a.exe", "size": 70000, "copied": 65000, "md5": "{{md5}}"}""");
        using ZipArchive zip = await DownloadAsync(md5);
        Assert.Equal(65_000, Read(zip.GetEntry("filedata")!).Length);
        Assert.Equal(1, (await server.Admin.FindAsync("/api/v1/binary", "md5:" + md5)).Total());

        JsonElement missing = await AddAsync("""{"path": "c:\\x\\b.exe", "stored": false}""");
        Assert.Equal(0, missing.GetProperty("copied").GetInt64());
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/binary/" + missing.Text("md5"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/binary/" + AttackSoftware.Mimikatz.Hash.Md5)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/binary/" + FileHash.Of("never").Md5)).Status);
    }

    [Theory]
    [InlineData("""{"size": 1}""", "'path' is needed")]
    [InlineData("""{"path": "a", "zip": "rar"}""", "'zip' is usual, stored or streamed")]
    [InlineData("""{"path": "a", "colour": 1}""", "Unknown member 'colour'")]
    public async Task A_wrong_wish_is_refused_with_the_reason(string body, string reason)
    {
        (HttpStatusCode status, string answer) = await server.Nobody.TryAsync(HttpMethod.Post, "/emulator/binaries", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(reason, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_icon_is_a_picture_and_the_summary_has_it_too()
    {
        string beacon = $"/api/v1/binary/{AttackSoftware.Beacon.Hash.Md5}";
        byte[] icon = await server.Admin.Http.GetByteArrayAsync(beacon + "/icon", TestContext.Current.CancellationToken);
        Assert.Equal<byte>([0x89, 0x50, 0x4E, 0x47], icon[..4]);
        Assert.Equal(icon, (await server.Admin.GetAsync(beacon + "/summary")).GetProperty("icon").GetBytesFromBase64());

        string library = $"/api/v1/binary/{WindowsSoftware.Amsi.Hash.Md5}";
        Assert.Equal(BinaryIcon.Default, await server.Admin.Http.GetByteArrayAsync(library + "/icon", TestContext.Current.CancellationToken));
        Assert.DoesNotContain("icon", (await server.Admin.GetAsync(library + "/summary")).Names());
    }

    [Fact]
    public async Task What_only_hidden_hosts_have_is_hidden()
    {
        JsonElement row = (await server.Admin.FindAsync("/api/v1/binary", "original_filename:sqlservr.exe")).Rows().Single();
        string path = "/api/v1/binary/" + row.Text("md5");
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, path + "/icon")).Status);
    }

    private async Task<JsonElement> AddAsync(string body) => await server.Nobody.PostAsync("/emulator/binaries", body);

    private async Task<ZipArchive> DownloadAsync(string md5)
        => new(new MemoryStream(await server.Admin.Http.GetByteArrayAsync("/api/v1/binary/" + md5, TestContext.Current.CancellationToken)));

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream data = entry.Open();
        using MemoryStream bytes = new();
        data.CopyTo(bytes);
        return bytes.ToArray();
    }

#pragma warning disable CA5351 // The server names files by it.
    private static FileHash Hash(byte[] data) => new(Convert.ToHexStringLower(MD5.HashData(data)), Convert.ToHexStringLower(SHA256.HashData(data)));
#pragma warning restore CA5351
}
