using System.Text.RegularExpressions;

namespace CbResponse.PowerShell.Tests.Contracts;

/// <summary>The house style, as far as it can be read off the source.</summary>
public sealed partial class SourceTests
{
    private const int MostLinesOfCmdlet = 120;
    private const int MostLinesOfBase = 150;
    private const int MostLines = 250;

    /// <summary>Files that may be longer, and why.</summary>
    private static readonly Dictionary<string, int> Longer = new()
    {
        // The hot path of every search: one case for each field, which is slower when it is spread.
        ["src/CbResponse.Client/Processes/ProcessRowReader.cs"] = 350,
    };

    /// <summary>Where banned calls are allowed: one bridge to synchronous code, one factory of HTTP clients, one program with a console.</summary>
    private static readonly string[] Exempt =
    [
        "src/CbResponse.Client/Connection/HttpClientFactory.cs", "src/CbResponse.Emulator/Program.cs", "src/CbResponse.PowerShell/Cmdlets/CallBridge.cs",
    ];

    [Fact]
    public void Files_can_be_read_in_one_go()
        => Assert.All(Repository.Sources("src"), file =>
        {
            int lines = Code(file).Length;
            Assert.True(lines <= Ceiling(file), $"{file} has {lines} lines of code; {Ceiling(file)} are the most.");
        });

    [Fact]
    public void A_file_shows_one_type()
        => Assert.All(Repository.Sources("src"), file => Assert.True(
            Code(file).Count(line => PublicType().IsMatch(line)) <= 1, $"{file} has several public types."));

    [Fact]
    public void Files_and_folders_are_nouns_of_the_subject()
        => Assert.All(Repository.Sources("src"), file => Assert.DoesNotMatch(@"(Utils?|Utilit(y|ies)|Helpers?|Common|Managers?)(/|\.cs$)", file));

    [Fact]
    public void Error_records_are_made_in_one_file()
        => Assert.Equal(["src/CbResponse.PowerShell/Errors/ErrorRecords.cs"], Containing(@"\bnew ErrorRecord\(", "src"));

    [Fact]
    public void One_bridge_blocks_on_tasks()
        => Assert.Equal(["src/CbResponse.PowerShell/Cmdlets/CallBridge.cs"], Containing(@"\.GetAwaiter\(\)|\.GetResult\(\)|Task\.WaitA", "src"));

    [Fact]
    public void Banned_calls_are_exempt_where_there_is_a_reason()
        => Assert.Equal(Exempt, Containing("RS0030", "src"));

    [Fact]
    public void Libraries_neither_sleep_nor_write_to_the_console()
        => Assert.Equal(["src/CbResponse.Emulator/Program.cs"], Containing(@"\bThread\.Sleep\b|\bConsole\.", "src"));

    [Fact]
    public void Nothing_is_left_for_later()
        => Assert.Empty(Containing(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException\(|^\s*#region", "src", comments: true));

    [Fact]
    public void No_failure_is_swallowed_without_a_word()
        => Assert.All(Repository.Sources("src"), file => Assert.DoesNotMatch(EmptyCatch(), Repository.Read(file)));

    private static string[] Containing(string pattern, string folder, bool comments = false)
        => [.. Repository.Sources(folder).Where(file => (comments ? Lines(file) : Code(file)).Any(line => Regex.IsMatch(line, pattern)))];

    private static string[] Lines(string file) => Repository.Read(file).Split('\n');

    /// <summary>The lines that are neither blank nor comment.</summary>
    private static string[] Code(string file) => [.. Lines(file).Where(line => line.Trim() is { Length: > 0 } text && !text.StartsWith("//", StringComparison.Ordinal))];

    private static int Ceiling(string file)
    {
        string source = Repository.Read(file);
        if (Longer.TryGetValue(file, out int most))
            return most;
        if (source.Contains("\n[Cmdlet(", StringComparison.Ordinal))
            return MostLinesOfCmdlet;
        return source.Contains("\npublic abstract class ", StringComparison.Ordinal) ? MostLinesOfBase : MostLines;
    }

    [GeneratedRegex(@"^public ([a-z]+ )*(class|record|struct|interface|enum) ")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\bcatch\b[^{;]*\{\s*\}")]
    private static partial Regex EmptyCatch();
}
