using System.Runtime.ExceptionServices;

namespace CbResponse;

/// <summary>The profiles of the Python client's credential files: read in its order, later files override earlier ones key by key.</summary>
public sealed class CredentialStore
{
    private const string FileName = "credentials.response";
    private const string FolderName = ".carbonblack";

    /// <summary>The keys that a profile is made of.</summary>
    private static readonly string[] Keys =
        ["url", "token", "ssl_verify", "ssl_verify_hostname", "ssl_cert_file", ProfileWriter.ThumbprintKey, "proxy", "ignore_system_proxy"];

    private readonly List<(string Path, IniDocument Document)> _files = [];
    private readonly List<CbCredentialException> _unreadable = [];

    private CredentialStore(IReadOnlyList<string> searchPath)
    {
        SearchPath = searchPath;
    }

    /// <summary>The files that were looked for, in their order.</summary>
    public IReadOnlyList<string> SearchPath { get; }

    /// <summary>The files that were found.</summary>
    public IEnumerable<string> Files => _files.Select(file => file.Path);

    /// <summary>The files that are there but could not be read, by the rights of this user for example.</summary>
    public IReadOnlyList<string> UnreadableFiles => [.. _unreadable.Select(error => error.Path!)];

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

    /// <summary>
    /// Reads the files. Like the Python client, goes on behind a file that cannot be read: one below <c>/etc</c> is often its
    /// administrator's alone, and the user has another.
    /// </summary>
    /// <exception cref="CbCredentialException">A file is not in INI form, or the only ones that are there cannot be read.</exception>
    public static CredentialStore Load(IReadOnlyList<string> searchPath)
    {
        CredentialStore store = new(searchPath);
        foreach (string path in searchPath)
        {
            try
            {
                if (CredentialFile.Read(path) is { } document)
                    store._files.Add((path, document));
            }
            catch (CbCredentialException e) when (e.InnerException is not FormatException)
            {
                store._unreadable.Add(e);
            }
        }

        if (store._files.Count == 0 && store._unreadable.Count > 0)
            ExceptionDispatchInfo.Capture(store._unreadable[0]).Throw();
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
            + (known.Length > 0 ? $"The profiles they hold: {known}." : "They hold no profile.")
            + string.Concat(_unreadable.Select(error => " " + error.Message)),
            name,
            _unreadable.FirstOrDefault()?.Path,
            _unreadable.FirstOrDefault(),
            CbErrorKind.ProfileNotFound);
    }

    /// <summary>
    /// The files that have the profile or a key that it inherits; what they hold, its token for one, is read by whoever can read them.
    /// </summary>
    public IReadOnlyList<string> SourcesOf(string name)
        => [.. _files.Where(file => IsSource(file.Document, name)).Select(file => file.Path)];

    private static bool IsSource(IniDocument document, string name)
        => document.Sections.Contains(name, StringComparer.Ordinal) || Keys.Any(key => document.GetDefault(key) is not null);

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
