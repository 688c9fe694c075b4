namespace CbResponse.Query.Tests;

public sealed class ProcessFilterTests
{
    [Fact]
    public void No_criterion_matches_everything()
        => Assert.True(new ProcessFilter().ToQuery().IsEmpty);

    [Fact]
    public void Each_criterion_has_its_field()
    {
        ProcessFilter filter = new()
        {
            ProcessName = ["a.exe", "b c.exe"],
            Path = ["c:\\program files\\*"],
            CommandLine = ["-enc"],
            HostName = ["lab-ws-07"],
            UserName = ["CONTOSO\\jdoe"],
            Md5 = ["d41d8cd98f00b204e9800998ecf8427e"],
            Sha256 = ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
            ParentName = ["winword.exe"],
            SensorId = [7, 8],
            Group = ["Default Group"],
            OSType = ["windows"],
            IPAddress = ["10.0.0.0/8", "2001:db8::1"],
            Domain = ["example.com"],
            Port = [443],
            FileModified = ["c:\\temp\\x.dll"],
            RegistryModified = ["software\\run"],
            ModuleLoaded = ["c:\\temp\\y.dll"],
            ChildName = ["cmd.exe"],
            StartedAfter = new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero),
            StartedBefore = new DateTimeOffset(2024, 3, 6, 1, 0, 0, TimeSpan.FromHours(1)),
        };

        Assert.Equal(
            "(process_name:a.exe or process_name:\"b c.exe\") path:c:\\program\\ files\\* cmdline:\\-enc hostname:lab-ws-07 username:CONTOSO\\jdoe "
            + "process_md5:d41d8cd98f00b204e9800998ecf8427e "
            + "process_sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 "
            + "parent_name:winword.exe (sensor_id:7 or sensor_id:8) group:\"Default Group\" os_type:windows "
            + "(ipaddr:10.0.0.0/8 or ipv6addr:2001:db8::1) domain:example.com ipport:443 "
            + "filemod:c:\\temp\\x.dll regmod:software\\run modload:c:\\temp\\y.dll childproc_name:cmd.exe "
            + "start:[2024-03-05T00:00:00 TO 2024-03-06T00:00:00]",
            filter.ToQuery().Text);
        Assert.DoesNotContain(QueryLinter.Check(filter.ToQuery(), QueryIndex.Process), issue => issue.Severity == QuerySeverity.Error);
    }

    [Fact]
    public void A_literal_star_means_itself()
        => Assert.Equal("cmdline:\"a*\"", new ProcessFilter { CommandLine = ["a*"], Literal = true }.ToQuery().Text);

    [Theory]
    [InlineData("10.0.0")]
    [InlineData("10.0.0.1/33")]
    [InlineData("2001:db8::/129")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("server01")]
    [InlineData("")]
    public void What_is_no_address_is_a_mistake(string address)
        => Assert.Contains("is not an IP address", Assert.Throws<ArgumentException>(() => new ProcessFilter { IPAddress = [address] }.ToQuery()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_criterion_without_values_is_a_mistake()
    {
        // Empty lists come from files that were not read: they must not widen a search to everything.
        Assert.Throws<ArgumentException>(() => new ProcessFilter { IPAddress = [] }.ToQuery());
        Assert.Throws<ArgumentException>(() => new ProcessFilter { SensorId = [] }.ToQuery());
        Assert.Throws<ArgumentException>(() => new ProcessFilter { HostName = [] }.ToQuery());
    }
}
