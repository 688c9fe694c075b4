using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>Reads the command line. Every mistake is a <see cref="UsageException"/> that names the option.</summary>
internal sealed class OptionsParser
{
    private readonly Queue<string> _arguments;
    private EmulatorOptions _options = new();
    private string? _fleetOption;
    private string? _certificateOption;

    private OptionsParser(IEnumerable<string> arguments) => _arguments = new Queue<string>(arguments);

    public static string Usage => """
        Usage: CbResponse.Emulator [options]

        Plays a Carbon Black EDR server on this machine, with made-up data. Nothing outside this machine can reach it.

          --port N                  listen on port N of 127.0.0.1; 0, the default, takes a free one
          --http                    plain HTTP instead of HTTPS
          --certificate KIND        trusted (default), wrong-host or self-signed
          --state-file FILE         write address, tokens and certificate to FILE as JSON once requests are accepted
          --token T                 the administrator's token; random if not given
          --exit-with-parent        stop when standard input is closed
          --server-version V        5.2, 6.2, 7.1 or 7.6 (default)
          --scenario NAME           intrusion (default) or fleet
          --sensors N               fleet: number of hosts (50)
          --processes N             fleet: number of processes (10000)
          --events N                fleet: events of each process (100)
          --check-in N              seconds between two check-ins of a sensor (30)
          --anchor TIME             the data's "now", such as 2024-03-05T06:00:00Z; default is the current minute
          --help                    show this text
        """;

    /// <exception cref="UsageException">The command line is wrong.</exception>
    public static EmulatorOptions Parse(IEnumerable<string> arguments)
    {
        OptionsParser parser = new(arguments);
        while (parser._arguments.Count > 0)
            parser.ReadOption();
        parser.CheckTogether();
        return parser._options;
    }

    private void ReadOption()
    {
        string argument = _arguments.Dequeue();
        int equals = argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=') : -1;
        string name = equals < 0 ? argument : argument[..equals];
        string? inline = equals < 0 ? null : argument[(equals + 1)..];
        if (IsSwitch(name) && inline is not null)
            throw new UsageException($"{name} takes no value.");
        Apply(name, () => inline ?? Next(name));
    }

    private static bool IsSwitch(string name) => name is "--http" or "--exit-with-parent" or "--help" or "-h";

    private string Next(string name)
        => _arguments.Count > 0 ? _arguments.Dequeue() : throw new UsageException($"{name} needs a value.");

    private void Apply(string name, Func<string> value) => _options = name switch
    {
        "--port" => _options with { Port = Number(name, value(), 0, 65535) },
        "--http" => _options with { PlainHttp = true },
        "--certificate" => _options with { Certificate = Certificate(name, value()) },
        "--state-file" => _options with { StateFile = Text(name, value()) },
        "--token" => _options with { AdminToken = Token(name, value()) },
        "--exit-with-parent" => _options with { ExitWithParent = true },
        "--server-version" => _options with { ServerVersion = Version(name, value()) },
        "--scenario" => _options with { Scenario = Scenario(name, value()) },
        "--sensors" => _options with { Fleet = _options.Fleet with { Sensors = FleetNumber(name, value(), 1, 100_000) } },
        "--processes" => _options with { Fleet = _options.Fleet with { Processes = FleetNumber(name, value(), 1, 100_000_000) } },
        "--events" => _options with { Fleet = _options.Fleet with { Events = FleetNumber(name, value(), 0, 10_000_000) } },
        "--check-in" => _options with { CheckIn = TimeSpan.FromSeconds(Number(name, value(), 1, 86_400)) },
        "--anchor" => _options with { Anchor = Time(name, value()) },
        "--help" or "-h" => _options with { Help = true },
        _ => throw new UsageException($"Unknown option '{name}'. --help lists what there is."),
    };

    private void CheckTogether()
    {
        if (_fleetOption is not null && _options.Scenario != ScenarioKind.Fleet)
            throw new UsageException($"{_fleetOption} belongs to --scenario fleet.");
        if (_certificateOption is not null && _options.PlainHttp)
            throw new UsageException($"{_certificateOption} and --http exclude each other.");
    }

    private int FleetNumber(string name, string text, int least, int most)
    {
        _fleetOption = name;
        return Number(name, text, least, most);
    }

    private CertificateKind Certificate(string name, string text)
    {
        _certificateOption = name;
        return text switch
        {
            "trusted" => CertificateKind.Trusted,
            "wrong-host" => CertificateKind.WrongHost,
            "self-signed" => CertificateKind.SelfSigned,
            _ => throw new UsageException($"{name} is trusted, wrong-host or self-signed, not '{text}'."),
        };
    }

    private static int Number(string name, string text, int least, int most)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new UsageException($"{name} is a number from {least} to {most}, not '{text}'.");

    private static string Text(string name, string text)
        => text.Length > 0 ? text : throw new UsageException($"{name} needs a value.");

    /// <summary>Real tokens are 40 hexadecimal digits; anything that fits a header is allowed, so that scripts can name theirs.</summary>
    private static string Token(string name, string text)
        => text.Length > 0 && text.All(c => c is > ' ' and < '\x7f')
            ? text
            : throw new UsageException($"{name} needs a token of printable characters without blanks.");

    private static ServerVersion Version(string name, string text)
        => ServerVersion.Find(text)
            ?? throw new UsageException($"{name} is {string.Join(", ", ServerVersion.All)}, not '{text}'.");

    private static ScenarioKind Scenario(string name, string text) => text switch
    {
        "intrusion" => ScenarioKind.Intrusion,
        "fleet" => ScenarioKind.Fleet,
        _ => throw new UsageException($"{name} is intrusion or fleet, not '{text}'."),
    };

    private static DateTime Time(string name, string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];
        if (!DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, Utc, out DateTime time))
            throw new UsageException($"{name} is a time such as 2024-03-05T06:00:00Z, not '{text}'.");
        if (time.Year is < 1990 or > 2200)
            throw new UsageException($"{name} lies between 1990 and 2200, not '{text}'.");
        return time;
    }
}
