using System.Text;

namespace CbResponse.Client.Tests;

public sealed class ProfileWriterTests : IDisposable
{
    private const string Existing = "# my servers\r\n[default]\r\nurl = https://old.example\r\ntoken = abc123abc123\r\nrabbitmq_user = cb\r\n\r\n; the lab\r\n[lab]\r\nurl=https://lab.example\r\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_profile_is_changed_and_the_rest_of_the_file_stays()
    {
        string path = _folder.Write("credentials.response", Existing);

        ProfileWriter.Set(path, "default", new ProfileChange { Url = "https://new.example", VerifyCertificate = false });

        Assert.Equal(
            Existing.Replace("https://old.example", "https://new.example", StringComparison.Ordinal)
                .Replace("rabbitmq_user = cb\r\n", "rabbitmq_user = cb\r\nssl_verify = False\r\n", StringComparison.Ordinal),
            _folder.Read("credentials.response"));
    }

    [Fact]
    public void A_new_profile_comes_to_the_end_of_the_file_or_into_a_new_one()
    {
        string path = _folder.Write("credentials.response", Existing);
        ProfileChange change = new() { Url = "https://eu.example", Token = new ApiToken(Session.Secret) };
        string section = $"[eu]\nurl = https://eu.example\ntoken = {Session.Secret}\n";

        ProfileWriter.Set(path, "eu", change);
        ProfileWriter.Set(_folder.File("deep/new/credentials.response"), "eu", change);

        Assert.Equal(Existing + "\r\n" + section.ReplaceLineEndings("\r\n"), _folder.Read("credentials.response"));
        Assert.Equal(section, _folder.Read("deep/new/credentials.response"));
    }

    [Fact]
    public void Every_setting_comes_back_as_it_was_given()
    {
        string path = _folder.File("credentials.response");
        ProfileWriter.Set(path, "all", new ProfileChange
        {
            Url = "https://edr.example:8443",
            Token = new ApiToken(Session.Secret),
            VerifyCertificate = true,
            VerifyHostName = false,
            CertificateAuthority = "C:\\my certs\\ca.pem",
            CertificateThumbprint = new string('a', 64),
            Proxy = "http://proxy.example:8080",
            IgnoreSystemProxy = true,
        });

        CredentialProfile profile = CredentialStore.Load([path]).Get("all");

        Assert.Equal(("https://edr.example:8443", true, true, false), (profile.Url, profile.HasToken, profile.VerifyCertificate, profile.VerifyHostName));
        Assert.Equal(("C:\\my certs\\ca.pem", new string('a', 64)), (profile.CertificateAuthority, profile.CertificateThumbprint));
        Assert.Equal(("http://proxy.example:8080", true, false), (profile.Proxy, profile.IgnoreSystemProxy, profile.IsProtected));
        Assert.Equal(Session.Secret, profile.ToOptions().Token.RevealForStorage());
    }

    [Fact]
    public void An_empty_text_takes_a_setting_out()
    {
        string path = _folder.Write("credentials.response", "[default]\nurl = x\nproxy = y\ntoken = z\n");

        ProfileWriter.Set(path, "default", new ProfileChange { Proxy = string.Empty });

        Assert.Equal("[default]\nurl = x\ntoken = z\n", _folder.Read("credentials.response"));
    }

    [Fact]
    public void A_profile_is_taken_out()
    {
        string path = _folder.Write("credentials.response", Existing);

        Assert.True(ProfileWriter.Remove(path, "default"));
        Assert.False(ProfileWriter.Remove(path, "default"));
        Assert.False(ProfileWriter.Remove(path, "DEFAULT"));
        Assert.False(ProfileWriter.Remove(_folder.File("missing"), "default"));

        Assert.Equal("# my servers\r\n; the lab\r\n[lab]\r\nurl=https://lab.example\r\n", _folder.Read("credentials.response"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" a")]
    [InlineData("a]b")]
    [InlineData("[a")]
    [InlineData("a\nb")]
    [InlineData("DEFAULT")]
    public void What_cannot_be_the_name_of_a_section_is_refused(string name)
        => Assert.Throws<ArgumentException>(() => ProfileWriter.Set(_folder.File("x"), name, new ProfileChange { Url = "u" }));

    [Fact]
    public void A_value_with_a_line_break_is_refused_and_nothing_is_written()
    {
        Assert.Throws<ArgumentException>(() => ProfileWriter.Set(_folder.File("x"), "a", new ProfileChange { Url = "u\ntoken = t" }));

        Assert.False(File.Exists(_folder.File("x")));
    }

    [Fact]
    public void A_file_in_another_encoding_keeps_it()
    {
        string path = _folder.Write("credentials.response", "# für das Büro\n[a]\nurl = x\n", Encoding.Latin1);

        ProfileWriter.Set(path, "a", new ProfileChange { Url = "y" });

        Assert.Equal(Encoding.Latin1.GetBytes("# für das Büro\n[a]\nurl = y\n"), File.ReadAllBytes(path));
        Assert.Throws<CbCredentialException>(() => ProfileWriter.Set(path, "a", new ProfileChange { CertificateAuthority = "漢.pem" }));
        Assert.Equal(Encoding.Latin1.GetBytes("# für das Büro\n[a]\nurl = y\n"), File.ReadAllBytes(path));
    }

    [Fact]
    public void The_file_is_its_owners_alone_even_where_another_was_in_the_way()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        string path = _folder.Write("open/credentials.response", Existing);
        string stale = _folder.Write("open/credentials.response.partial", "left behind");
        TemporaryFolder.Publish(path);
        TemporaryFolder.Publish(stale);

        ProfileWriter.Set(path, "default", new ProfileChange { Token = new ApiToken(Session.Secret) });
        ProfileWriter.Set(_folder.File("made/credentials.response"), "a", new ProfileChange { Url = "u" });

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, TemporaryFolder.ModeOf(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, TemporaryFolder.ModeOf(_folder.File("made/credentials.response")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, TemporaryFolder.ModeOf(_folder.File("made")));
        Assert.False(File.Exists(stale));
    }

    [Fact]
    public void A_link_stays_a_link_and_its_target_is_changed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right on Windows.");
        string target = _folder.Write("dotfiles/credentials", "[a]\nurl = x\n");
        string link = _folder.File("credentials.response");
        File.CreateSymbolicLink(link, target);

        ProfileWriter.Set(link, "a", new ProfileChange { Url = "y" });

        Assert.Equal("[a]\nurl = y\n", _folder.Read("dotfiles/credentials"));
        Assert.Equal(target, File.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error_and_stays_as_it_is()
    {
        string notAFolder = _folder.Write("file", "x");
        string path = Path.Combine(notAFolder, "credentials.response");
        string folder = _folder.File("folder");
        Directory.CreateDirectory(Path.Combine(folder, "inner"));

        CbCredentialException below = Assert.Throws<CbCredentialException>(() => ProfileWriter.Set(path, "a", new ProfileChange { Url = "u" }));
        CbCredentialException onFolder = Assert.Throws<CbCredentialException>(() => ProfileWriter.Set(folder, "a", new ProfileChange { Url = "u" }));

        Assert.Equal((CbErrorKind.Credential, path), (below.Kind, below.Path!));
        Assert.Contains("cannot be written", onFolder.Message, StringComparison.Ordinal);
        Assert.Equal("x", _folder.Read("file"));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.partial", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_token_can_be_protected_on_windows_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows can.");
        string path = _folder.Write("credentials.response", "[a]\ntoken = old\n");

        CbCredentialException error = Assert.Throws<CbCredentialException>(() => ProfileWriter.Set(
            path, "a", new ProfileChange { Token = new ApiToken(Session.Secret), Protection = DataProtectionScope.User }));

        Assert.Contains("Only Windows", error.Message, StringComparison.Ordinal);
        Assert.Equal("[a]\ntoken = old\n", _folder.Read("credentials.response"));
    }
}
