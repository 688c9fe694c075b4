namespace CbResponse.Emulator.Tests;

public sealed class CommandLineTests
{
    private static readonly SearchBench Bench = new SearchBench()
        .Add("a", process => process with { CommandLine = "rundll32.exe  C:\\Größe\\a.dll,Start -enc AAAA -enc BBBB" });

    [Theory]
    [InlineData("cmdline:run*dll,start", "PREPREPRErundll32.exe  C:\\Größe\\a.dll,StartPOSTPOSTPOST -enc AAAA -enc BBBB")]
    [InlineData("cmdline:*enc*b*", "rundll32.exe  C:\\Größe\\a.dll,Start -PREPREPREenc AAAA -enc BPOSTPOSTPOSTBBB")]
    [InlineData("cmdline:GRÖSSE", null)]
    [InlineData("cmdline:GRÖßE", "rundll32.exe  C:\\PREPREPREGrößePOSTPOSTPOST\\a.dll,Start -enc AAAA -enc BBBB")]
    [InlineData("cmdline:start*run", null)]
    [InlineData("cmdline:aa*aa", "rundll32.exe  C:\\Größe\\a.dll,Start -enc PREPREPREAAAAPOSTPOSTPOST -enc BBBB")]
    [InlineData("cmdline:aaa*aaa", null)]
    [InlineData("cmdline:\"-enc bbbb\"", "rundll32.exe  C:\\Größe\\a.dll,Start -enc AAAA PREPREPRE-enc BBBBPOSTPOSTPOST")]
    [InlineData("cmdline:\"rundll32.exe c:\"", "PREPREPRErundll32.exe  C:POSTPOSTPOST\\Größe\\a.dll,Start -enc AAAA -enc BBBB")]
    [InlineData("cmdline:\"bbbb x\"", null)]
    public void Parts_phrases_and_patterns_are_found_where_they_first_fit(string query, string? highlight)
        => Assert.Equal(highlight, Bench.Run(query).Highlights.SingleOrDefault()?.Name);
}
