using System.Net;

namespace CbResponse.Client.Tests;

public sealed class CredentialStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Later_files_override_earlier_ones_key_by_key()
    {
        string etc = _folder.Write("etc", "[default]\nurl = https://etc.example\ntoken = etcetcetc\nproxy = http://etc:1\n[only-etc]\nurl = x\n");
        string home = _folder.Write("home", "[default]\nurl = https://home.example\n[other]\nurl = https://other.example\n");
        string here = _folder.Write("here", "[default]\nssl_verify = no\n");

        CredentialStore store = CredentialStore.Load([etc, home, _folder.File("missing"), here]);

        CredentialProfile profile = store.Get("default");
        Assert.Equal(("default", "https://home.example", "http://etc:1", false), (profile.Name, profile.Url, profile.Proxy, profile.VerifyCertificate));
        Assert.Equal("etcetcetc", profile.ToOptions().Token.RevealForStorage());
        Assert.Equal([etc, home, here], profile.Sources);
        Assert.Equal([etc, home, here], store.SourcesOf("default"));
        Assert.Equal([etc, home, here], store.Files);
        Assert.Equal(["default", "only-etc", "other"], store.Profiles.Select(known => known.Name));
        Assert.Equal([etc, home, _folder.File("missing"), here], store.SearchPath);
    }

    [Fact]
    public void A_profile_inherits_from_the_default_section_of_any_file_but_its_own_keys_win()
    {
        string etc = _folder.Write("etc", "[DEFAULT]\ntoken = inherited\nurl = https://inherited.example\n[a]\n[empty]\nurl =\n");
        string home = _folder.Write("home", "[DEFAULT]\nurl = https://later.example\n[b]\nurl = https://own.example\n");

        CredentialStore store = CredentialStore.Load([etc, home]);

        Assert.Equal("https://later.example", store.Get("a").Url);
        Assert.Equal("https://own.example", store.Get("b").Url);
        Assert.True(store.Get("b").HasToken);
        Assert.Equal([etc, home], store.SourcesOf("b"));
        Assert.Null(store.Get("empty").Url);
        Assert.Throws<CbCredentialException>(() => store.Get("DEFAULT"));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("yes", true)]
    [InlineData("TRUE", true)]
    [InlineData("On", true)]
    [InlineData("0", false)]
    [InlineData("No", false)]
    [InlineData("false", false)]
    [InlineData("OFF", false)]
    [InlineData("perhaps", true)]
    [InlineData("", true)]
    public void Booleans_are_the_python_clients_and_other_text_is_true(string text, bool expected)
    {
        string path = _folder.Write("c", $"[a]\nssl_verify = {text}\nssl_verify_hostname = {text}\n");

        CredentialProfile profile = CredentialStore.Load([path]).Get("a");

        Assert.Equal((expected, expected), (profile.VerifyCertificate, profile.VerifyHostName));
    }

    [Fact]
    public void A_profile_that_is_missing_is_an_error_that_says_where_it_was_looked_for()
    {
        string path = _folder.Write("c", "[lab]\n[prod]\n");

        CbCredentialException error = Assert.Throws<CbCredentialException>(() => CredentialStore.Load([path, "/nowhere"]).Get("Lab"));
        CbCredentialException none = Assert.Throws<CbCredentialException>(() => CredentialStore.Load(["/nowhere"]).Get("lab"));

        Assert.Equal(
            $"There is no profile 'Lab'. The files that were searched: {path}, /nowhere. The profiles they hold: lab, prod.", error.Message);
        Assert.Equal((CbErrorKind.ProfileNotFound, "Lab"), (error.Kind, error.Profile!));
        Assert.EndsWith("They hold no profile.", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_ini_file_is_an_error_that_names_file_and_line()
    {
        string path = _folder.Write("c", "[a]\nurl = x\nnonsense\n");

        CbCredentialException error = Assert.Throws<CbCredentialException>(() => CredentialStore.Load([path]));

        Assert.Equal(path, error.Path);
        Assert.Contains("line 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_an_error_when_there_is_no_other()
    {
        string path = _folder.Write("c", "[a]\nurl = x\n");
        using FileStream locked = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        CbCredentialException error = Assert.Throws<CbCredentialException>(() => CredentialStore.Load([path, _folder.File("missing")]));

        Assert.Equal(path, error.Path);
        Assert.Contains("cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_does_not_hide_the_others_and_is_named_when_it_is_missed()
    {
        string etc = _folder.Write("etc", "[a]\nurl = x\n");
        string home = _folder.Write("home", "[b]\nurl = https://b.example\n");
        using FileStream locked = new(etc, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        CredentialStore store = CredentialStore.Load([etc, home]);
        CbCredentialException error = Assert.Throws<CbCredentialException>(() => store.Get("a"));

        Assert.Equal("https://b.example", store.Get("b").Url);
        Assert.Equal([etc], store.UnreadableFiles);
        Assert.Equal([home], store.Files);
        Assert.Equal(etc, error.Path);
        Assert.Contains($"The credential file '{etc}' cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_no_file()
        => Assert.Empty(CredentialStore.Load([_folder.Path]).Files);

    [Fact]
    public void The_search_path_is_the_python_clients()
    {
        string root = Path.GetPathRoot(_folder.Path)!;

        Assert.Equal(
            [
                Path.Combine(root, "etc", "carbonblack", "credentials.response"),
                CredentialStore.UserFile,
                Path.Combine(_folder.Path, ".carbonblack", "credentials.response"),
            ],
            CredentialStore.DefaultSearchPath(_folder.Path));
        Assert.EndsWith(Path.Combine(".carbonblack", "credentials.response"), CredentialStore.UserFile, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_becomes_options()
    {
        string path = _folder.Write("c", $"""
            [a]
            url = https://edr.example/
            token = {Session.Secret}
            ssl_verify_hostname = false
            ssl_cert_file = /tmp/ca.pem
            ssl_cert_thumbprint = {new string('b', 40)}
            proxy = http://us%3Aer:p%40ss%3aword@proxy.example:3128
            [b]
            url = https://edr.example
            token = {Session.Secret}
            ssl_verify = false
            ssl_cert_file = /tmp/ca.pem
            ignore_system_proxy = yes
            """);
        CredentialStore store = CredentialStore.Load([path]);

        CbServerOptions a = store.Get("a").ToOptions();
        CbServerOptions b = store.Get("b").ToOptions();

        Assert.Equal("https://edr.example/", a.Address.AbsoluteUri);
        Assert.Equal(("/tmp/ca.pem", new string('b', 40), true, false), (a.Tls.CertificateAuthorityPath, a.Tls.CertificateThumbprint, a.Tls.SkipHostNameCheck, a.Tls.SkipCertificateCheck));
        Assert.Equal("http://proxy.example:3128/", a.Proxy.Address?.AbsoluteUri);
        NetworkCredential account = Assert.IsType<NetworkCredential>(a.Proxy.Credential);
        Assert.Equal(("us:er", "p@ss:word"), (account.UserName, account.Password));
        Assert.Equal((null, null, true), (b.Tls.CertificateAuthorityPath, b.Tls.CertificateThumbprint, b.Tls.SkipCertificateCheck));
        Assert.True(b.Proxy.IsDirect);
    }

    [Theory]
    [InlineData("proxy.example:3128", "http://proxy.example:3128/")]
    [InlineData("https://proxy.example", "https://proxy.example/")]
    [InlineData("socks5://proxy.example:1080", "socks5://proxy.example:1080/")]
    public void A_proxy_may_be_written_with_or_without_its_scheme(string text, string address)
        => Assert.Equal(address, Profile($"proxy = {text}").ToOptions().Proxy.Address?.AbsoluteUri);

    [Theory]
    [InlineData("proxy = http://", "proxy")]
    [InlineData("proxy = ftp://proxy.example", "proxy")]
    [InlineData("url =", "has no url")]
    [InlineData("url = http://edr.example", "unencrypted")]
    [InlineData("token =", "has no token")]
    [InlineData("token = two words", "token of the profile 'a' cannot be used")]
    [InlineData("token = dpapi:!", "damaged")]
    public void A_profile_that_cannot_be_used_says_why_and_never_shows_its_token(string line, string problem)
    {
        CbCredentialException error = Assert.Throws<CbCredentialException>(() => Profile(line).ToOptions());

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("two words", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_protected_token_cannot_be_read_where_there_is_no_windows()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows can.");
        CredentialProfile profile = Profile("token = DPAPI:" + Convert.ToBase64String(new byte[100]));

        CbCredentialException error = Assert.Throws<CbCredentialException>(profile.ToOptions);

        Assert.True(profile.IsProtected && profile.HasToken);
        Assert.Contains("Only Windows", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_shows_its_name_and_address_and_not_its_token()
    {
        CredentialProfile profile = Profile("org_key = x");

        Assert.Equal("a (https://edr.example)", profile.ToString());
        Assert.DoesNotContain(
            typeof(CredentialProfile).GetProperties(),
            property => property.GetValue(profile)?.ToString()?.Contains(Session.Secret, StringComparison.Ordinal) == true);
    }

    private CredentialProfile Profile(string line)
    {
        string key = line[..line.IndexOf('=', StringComparison.Ordinal)].Trim();
        string[] lines = ["url = https://edr.example", $"token = {Session.Secret}"];
        IEnumerable<string> others = lines.Where(other => !other.StartsWith(key + " ", StringComparison.Ordinal));
        return CredentialStore.Load([_folder.Write("profile", string.Join("\n", ["[a]", line, .. others]))]).Get("a");
    }
}
