namespace CbResponse.Emulator.Tests;

public sealed class OptionsParserTests
{
    [Fact]
    public void Without_options_a_free_port_the_newest_version_and_the_story_are_taken()
    {
        EmulatorOptions options = OptionsParser.Parse([]);
        Assert.Equal(new EmulatorOptions(), options);
        Assert.Equal(0, options.Port);
        Assert.Same(ServerVersion.V76, options.ServerVersion);
        Assert.Equal(ScenarioKind.Intrusion, options.Scenario);
        Assert.Equal(CertificateKind.Trusted, options.Certificate);
    }

    [Fact]
    public void Every_option_is_read()
    {
        EmulatorOptions options = OptionsParser.Parse(
            ["--port", "8443", "--state-file", "s.json", "--token", "abc", "--exit-with-parent", "--server-version", "6.2", "--scenario",
                "fleet",
             "--sensors", "3", "--processes=44", "--events", "5", "--anchor", "2024-03-05T06:00:00Z", "--certificate", "wrong-host", "--check-in", "2"]);
        Assert.Equal(8443, options.Port);
        Assert.Equal("s.json", options.StateFile);
        Assert.Equal("abc", options.AdminToken);
        Assert.True(options.ExitWithParent);
        Assert.Same(ServerVersion.V62, options.ServerVersion);
        Assert.Equal(ScenarioKind.Fleet, options.Scenario);
        Assert.Equal(new FleetSize(3, 44, 5), options.Fleet);
        Assert.Equal(new DateTime(2024, 3, 5, 6, 0, 0, DateTimeKind.Utc), options.Anchor);
        Assert.Equal(CertificateKind.WrongHost, options.Certificate);
        Assert.Equal(TimeSpan.FromSeconds(2), options.CheckIn);
    }

    [Theory]
    [InlineData("2024-03-05", "2024-03-05T00:00:00Z")]
    [InlineData("2024-03-05T06:07Z", "2024-03-05T06:07:00Z")]
    [InlineData("2024-03-05T06:07:08", "2024-03-05T06:07:08Z")]
    [InlineData("2024-03-05T06:07:08+02:00", "2024-03-05T04:07:08Z")]
    public void The_anchor_is_utc_unless_it_says_otherwise(string text, string expected)
        => Assert.Equal(expected, WireTime.Seconds(OptionsParser.Parse(["--anchor", text]).Anchor!.Value));

    [Theory]
    [InlineData("--prot 1", "--prot")]
    [InlineData("extra", "extra")]
    [InlineData("--port", "--port")]
    [InlineData("--port x", "--port")]
    [InlineData("--port 65536", "65535")]
    [InlineData("--port -1", "--port")]
    [InlineData("--server-version 9.9", "7.6")]
    [InlineData("--scenario war", "fleet")]
    [InlineData("--certificate none", "self-signed")]
    [InlineData("--anchor soon", "--anchor")]
    [InlineData("--anchor 1601-01-01", "1990")]
    [InlineData("--check-in 0", "--check-in")]
    [InlineData("--token ä", "--token")]
    [InlineData("--state-file=", "--state-file")]
    [InlineData("--http=yes", "--http")]
    [InlineData("--sensors 5", "--scenario fleet")]
    [InlineData("--scenario fleet --sensors 0", "--sensors")]
    [InlineData("--http --certificate trusted", "--certificate")]
    public void A_mistake_is_named_in_one_line(string arguments, string expected)
    {
        UsageException error = Assert.Throws<UsageException>(() => OptionsParser.Parse(arguments.Split(' ')));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void The_help_names_every_option()
    {
        Assert.True(OptionsParser.Parse(["--help"]).Help);
        foreach (string option in new[] { "port", "http", "certificate", "state-file", "token", "exit-with-parent", "server-version",
            "scenario", "sensors", "processes", "events", "anchor" })
            Assert.Contains("--" + option, OptionsParser.Usage, StringComparison.Ordinal);
    }
}
