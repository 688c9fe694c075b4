using System.Globalization;

namespace CbResponse.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchmarkOptions(int Documents, int Runs, string PowerShell, string? PythonClient, string? Only)
{
    public const string Usage = """
        Usage: dotnet run -c Release --project benchmarks [-- options]
          --documents N       documents of the search export (default 100000)
          --runs N            counted runs of each contender, after one warm-up (default 5)
          --powershell FILE   the PowerShell to measure in (default pwsh)
          --python-client DIR src folder of the vendor's Python client, to measure it too
          --only ROW          export, events, download, sensors, alerts, memory, import, lint or tree
        """;

    public static BenchmarkOptions? Parse(string[] args)
    {
        BenchmarkOptions options = new(100_000, 5, "pwsh", null, null);
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length)
                return null;
            string value = args[i + 1];
            switch (args[i])
            {
                case "--documents":
                    options = options with { Documents = int.Parse(value, CultureInfo.InvariantCulture) };
                    break;
                case "--runs":
                    options = options with { Runs = int.Parse(value, CultureInfo.InvariantCulture) };
                    break;
                case "--powershell":
                    options = options with { PowerShell = value };
                    break;
                case "--python-client":
                    options = options with { PythonClient = value };
                    break;
                case "--only":
                    options = options with { Only = value };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
