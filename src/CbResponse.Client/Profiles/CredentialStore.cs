namespace CbResponse;

/// <summary>The profiles of the Python client's credential files: read in its order, later files override earlier ones key by key.</summary>
public sealed class CredentialStore
{
    private const string FileName = "credentials.response";
    private const string FolderName = ".carbonblack";

    private readonly List<(string Path, IniDocument Document)> _files = [];

    private CredentialStore(IReadOnlyList<string> searchPath)
    {
        SearchPath = searchPath;
    }

    /// <summary>The files that were looked for, in their order.</summary>
    public IReadOnlyList<string> SearchPath { get; }

    /// <summary>The files that were found.</summary>
    public IEnumerable<string> Files => _files.Select(file => file.Path);

    /// <summary>All profiles, by name.</summary>
    public IEnumerable<CredentialProfile> Profiles
        => _files.SelectMany(file => file.Document.Sections).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).Select(Make);

    /// <summary>Where the Python client looks for credential files.</summary>
    /// <param name="currentFolder">The current folder of the user, which is not always that of the program.</param>
    public static IReadOnlyList<string> DefaultSearchPath(string currentFolder)
    {
        // Whoever stands in their home folder has the last two in one.
        string[] files =
        [
            Path.Combine(Path.GetPathRoot(currentFolder) ?? "/", "etc", "carbonblack", FileName),
            UserFile,
            Path.Combine(currentFolder, FolderName, FileName),
        ];
        return [.. files.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The user's own credential file.</summary>
    public static string UserFile => Path.Combine(Home, FolderName, FileName);

    private static string Home
    {
        get
        {
            // HOME first, as the Python client does: scheduled tasks and containers set it to where the files are.
            string? home = Environment.GetEnvironmentVariable(Path.DirectorySeparatorChar == '\\' ? "USERPROFILE" : "HOME");
            return string.IsNullOrEmpty(home) ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) : home!;
        }
    }

    /// <summary>Reads the files.</summary>
    /// <exception cref="CbCredentialException">A file is there and cannot be used.</exception>
    public static CredentialStore Load(IReadOnlyList<string> searchPath)
    {
        CredentialStore store = new(searchPath);
        foreach (string path in searchPath)
        {
            if (CredentialFile.Read(path) is { } document)
                store._files.Add((path, document));
        }

        return store;
    }

    /// <summary>The profile of <c>CBAPI_URL</c> and <c>CBAPI_TOKEN</c>; null unless both are set.</summary>
    public static CredentialProfile? FromEnvironment()
    {
        string? url = Environment.GetEnvironmentVariable("CBAPI_URL");
        string? token = Environment.GetEnvironmentVariable("CBAPI_TOKEN");
        if (string.IsNullOrEmpty(url) || string.IsNullOrEmpty(token))
            return null;
        return new CredentialProfile("environment", token)
        {
            Url = url,
            VerifyCertificate = ReadBoolean(Environment.GetEnvironmentVariable("CBAPI_SSL_VERIFY"), true),
            Sources = ["the environment variables CBAPI_URL and CBAPI_TOKEN"],
        };
    }

    /// <summary>The profile of that name, upper and lower case told apart.</summary>
    /// <exception cref="CbCredentialException">There is none.</exception>
    public CredentialProfile Get(string name)
    {
        if (_files.Any(file => file.Document.Sections.Contains(name, StringComparer.Ordinal)))
            return Make(name);
        string known = string.Join(", ", Profiles.Select(profile => profile.Name));
        throw new CbCredentialException(
            $"There is no profile '{name}'. The files that were searched: {string.Join(", ", SearchPath)}. "
            + (known.Length > 0 ? $"The profiles they hold: {known}." : "They hold no profile."),
            name,
            kind: CbErrorKind.ProfileNotFound);
    }

    /// <summary>The files that hold a key of the profile; those that hold its token are read by whoever can read them.</summary>
    public IReadOnlyList<string> SourcesOf(string name)
        => [.. _files.Where(file => file.Document.Sections.Contains(name, StringComparer.Ordinal)).Select(file => file.Path)];

    private CredentialProfile Make(string name)
    {
        // A key of the profile's own section wins over an inherited one, whichever file each stands in.
        string? Value(string key)
        {
            string? own = _files.Select(file => file.Document.Get(name, key)).LastOrDefault(value => value is not null);
            string? value = own ?? _files.Select(file => file.Document.GetDefault(key)).LastOrDefault(value => value is not null);
            return string.IsNullOrEmpty(value) ? null : value;
        }

        return new CredentialProfile(name, Value("token"))
        {
            Url = Value("url"),
            VerifyCertificate = ReadBoolean(Value("ssl_verify"), true),
            VerifyHostName = ReadBoolean(Value("ssl_verify_hostname"), true),
            CertificateAuthority = Value("ssl_cert_file"),
            CertificateThumbprint = Value(ProfileWriter.ThumbprintKey),
            Proxy = Value("proxy"),
            IgnoreSystemProxy = ReadBoolean(Value("ignore_system_proxy"), false),
            Sources = SourcesOf(name),
        };
    }

    /// <summary>The Python client's booleans; any other text counts as true there (edr-api.md 5.1).</summary>
    private static bool ReadBoolean(string? text, bool missing) => text?.Trim().ToLowerInvariant() switch
    {
        null or "" => missing,
        "0" or "no" or "false" or "off" => false,
        _ => true,
    };
}
