namespace CbResponse.Query.Tests;

public sealed class QueryFixTests
{
    [Theory]
    [InlineData(QueryIndex.Process, "a b or c", "(a b) or c")]
    [InlineData(QueryIndex.Process, "x (a and b or c d) y", "x ((a and b) or (c d)) y")]
    [InlineData(QueryIndex.Process, "a or b c:\\temp\\", "a or (b c:\\temp\\\\)")]
    [InlineData(QueryIndex.Process, "proces_name:x", "process_name:x")]
    [InlineData(QueryIndex.Process, "proces_name:(x or y) -hostnam:z", "process_name:(x or y) -hostname:z")]
    [InlineData(QueryIndex.Process, "start:-7d", "start:-10080m")]
    [InlineData(QueryIndex.Process, "start:-1w or last_update:-30D", "start:-10080m or last_update:-43200m")]
    [InlineData(QueryIndex.Process, "a NOT b", "a -b")]
    [InlineData(QueryIndex.Process, "a (not not (b or c))", "a (--(b or c))")]
    [InlineData(QueryIndex.Process, "x path:( a.exe or not b.exe )", "x path:( a.exe or -b.exe )")]
    [InlineData(QueryIndex.Process, "ipport:[9 TO 1]", "ipport:[1 TO 9]")]
    [InlineData(QueryIndex.Process, "path:c:\\program files\\x.exe domain:y.com", "path:\"c:\\program files\\x.exe\" domain:y.com")]
    [InlineData(QueryIndex.Process, "path:c:\\program files (x86)\\x y\\z.exe", "path:\"c:\\program files (x86)\\x y\\z.exe\"")]
    [InlineData(QueryIndex.Process, "path:c:\\program files (x86)\\x\\*.exe", "path:c:\\program\\ files\\ \\(x86\\)\\x\\*.exe")]
    [InlineData(QueryIndex.Process, "username:NT AUTHORITY\\SYSTEM", "username:\"NT AUTHORITY\\SYSTEM\"")]
    [InlineData(QueryIndex.Binary, "digsig_result:bad signature", "digsig_result:\"Bad Signature\"")]
    [InlineData(QueryIndex.Process, "start:2024-03-05 06:00:00", "start:2024-03-05T06:00:00")]
    [InlineData(QueryIndex.Process, "start:\"2024-03-05 06:00:00\"", "start:2024-03-05T06:00:00")]
    [InlineData(QueryIndex.Process, "start:24h", "start:-24h")]
    [InlineData(QueryIndex.Process, "netconn_count:>5", "netconn_count:[6 TO *]")]
    [InlineData(QueryIndex.Process, "netconn_count:<=5", "netconn_count:[* TO 5]")]
    [InlineData(QueryIndex.Alert, "alert_severity:>=7.5", "alert_severity:[7.5 TO *]")]
    [InlineData(QueryIndex.Process, "os_type:macos", "os_type:osx")]
    [InlineData(QueryIndex.Process, "path:*\\cmd.exe", "path:cmd.exe")]
    [InlineData(QueryIndex.Process, "path:c:\\users\\-x\\y.exe", "path:c:\\users\\\\-x\\y.exe")]
    [InlineData(QueryIndex.Process, "path:\"c:\\temp\\\"", "path:\"c:\\temp\\\\\"")]
    [InlineData(QueryIndex.Process, "path:\"c:\\a b\\\" or (path:\"d:\\x\\\")", "path:\"c:\\a b\\\\\" or (path:\"d:\\x\\\\\")")]
    [InlineData(QueryIndex.Process, "process_nme:a or start:-1d NOT b", "process_name:a or (start:-1440m -b)")]
    public void What_can_only_mean_one_thing_is_mended(QueryIndex index, string query, string mended)
    {
        FixedQuery result = QueryLinter.Fix(query, index);

        Assert.Equal(mended, result.Text);
        Assert.Equal(mended, result.ToString());
        Assert.True(result.IsChanged);
        Assert.NotEmpty(result.Mended);
        Assert.Empty(result.Remaining);
    }

    [Theory]
    [InlineData(QueryIndex.Process, "nam:x")]
    [InlineData(QueryIndex.Process, "ip:10.1.2.3")]
    [InlineData(QueryIndex.Process, "commandline:x")]
    [InlineData(QueryIndex.Process, "cmdline:net use")]
    [InlineData(QueryIndex.Process, "cmdline:powershell -enc")]
    [InlineData(QueryIndex.Process, "path:c:\\program files")]
    [InlineData(QueryIndex.Process, "path:c:\\temp\\ foo")]
    [InlineData(QueryIndex.Process, "cmdline:\\\\srv\\share")]
    [InlineData(QueryIndex.Process, "cmdline:\"a*\"")]
    [InlineData(QueryIndex.Process, "path:*cmd.exe")]
    [InlineData(QueryIndex.Process, "process_name:*\\cmd*")]
    [InlineData(QueryIndex.Process, "alert_severity:>5")]
    [InlineData(QueryIndex.Process, "(a")]
    [InlineData(QueryIndex.Process, "cmdline:\"say \\\"hi\\\"")]
    [InlineData(QueryIndex.Process, "a -a")]
    public void What_only_its_author_can_know_is_left_alone(QueryIndex index, string query)
    {
        FixedQuery result = QueryLinter.Fix(query, index);

        Assert.Equal(query, result.Text);
        Assert.False(result.IsChanged);
        Assert.Empty(result.Mended);
        Assert.NotEmpty(result.Remaining);
    }

    [Theory]
    [InlineData("a b or c", "(a b) or c")]
    [InlineData("a and b or c or d e", "(a and b) or c or (d e)")]
    [InlineData("a not b or c", "(a -b) or c")]
    public void Parentheses_and_minus_signs_keep_the_meaning(string query, string mended)
    {
        string text = QueryLinter.Fix(query, QueryIndex.Process).Text;

        Assert.Equal(mended, text);
        Assert.Equal(CbQuery.Parse(query), CbQuery.Parse(text));
    }

    [Fact]
    public void The_hashes_of_a_watchlist_are_put_in_parentheses()
    {
        const string hash = "d41d8cd98f00b204e9800998ecf8427e";
        StoredQuery stored = StoredQuery.From($"md5:{hash} or process_md5:{hash}");

        FixedQuery result = QueryLinter.Fix(stored, QueryIndex.Process);

        Assert.Equal($"(md5:{hash} or process_md5:{hash})", result.Text);
        Assert.Equal("Md5NotGrouped", Assert.Single(result.Mended).Rule);
        Assert.Equal(stored.Query, QueryLinter.Fix(stored.Query, QueryIndex.Process).Text);
    }

    [Fact]
    public void A_built_query_is_mended_by_its_text()
        => Assert.Equal("start:-1440m", QueryLinter.Fix(CbQuery.Parse("start:-1d"), QueryIndex.Process).Text);

    [Fact]
    public void A_query_must_be_given()
    {
        Assert.Throws<ArgumentNullException>(() => QueryLinter.Check((string)null!, QueryIndex.Process));
        Assert.Throws<ArgumentNullException>(() => QueryLinter.Check((CbQuery)null!, QueryIndex.Process));
        Assert.Throws<ArgumentNullException>(() => QueryLinter.Fix((StoredQuery)null!, QueryIndex.Process));
        Assert.Throws<ArgumentOutOfRangeException>(() => QueryLinter.Check("a", (QueryIndex)4));
    }
}
