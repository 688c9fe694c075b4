namespace CbResponse.Query.Tests;

/// <summary>Each rule: what it finds, and what comes near and is right.</summary>
public sealed class QueryRuleTests
{
    private const string Md5 = "d41d8cd98f00b204e9800998ecf8427e";

    public static TheoryData<string, QuerySeverity, QueryIndex, string, string, string> Rules => new()
    {
        // rule, severity, index, query, the place it names, near miss
        { "SyntaxError", QuerySeverity.Error, QueryIndex.Process, "process_name:cmd.exe (a", "(a", "process_name:cmd.exe (a)" },
        { "SyntaxError", QuerySeverity.Error, QueryIndex.Process, "process_name:cmd.exe or", "", "process_name:cmd.exe or x" },
        { "UnknownField", QuerySeverity.Error, QueryIndex.Process, "a proces_name:cmd.exe", "proces_name", "a process_name:cmd.exe" },
        { "UnknownField", QuerySeverity.Error, QueryIndex.Process, "x: (a or b)", "x", "watchlist_12:(a or b)" },
        { "UnknownField", QuerySeverity.Error, QueryIndex.Process, "http://x.com", "http", "http\\://x.com" },
        { "UnknownField", QuerySeverity.Error, QueryIndex.Process, "alliance_score:*", "alliance_score", "alliance_score_nvd:*" },
        { "UnknownField", QuerySeverity.Error, QueryIndex.Process, "username_parent:root", "username_parent", "digsig_issuer_parent:x" },
        { "OtherIndexField", QuerySeverity.Error, QueryIndex.Binary, "md5:" + Md5 + " cmdline:x", "cmdline", "md5:" + Md5 + " comments:x" },
        { "OtherIndexField", QuerySeverity.Error, QueryIndex.Process, "is_ignored:true", "is_ignored", "terminated:true" },
        { "OtherIndexField", QuerySeverity.Error, QueryIndex.Process, "watchlist_name:x", "watchlist_name", "watchlist_12:*" },
        { "OtherIndexField", QuerySeverity.Error, QueryIndex.Binary, "watchlist_id:5", "watchlist_id", "watchlist_5:*" },
        { "OtherIndexField", QuerySeverity.Error, QueryIndex.Alert, "cmdline:x", "cmdline", "netconn_count:5 digsig_result:x comms_ip:203.0.113.9 total_hosts:2" },
        { "UnknownField", QuerySeverity.Error, QueryIndex.Process, "watchlist_x:*", "watchlist_x", "parent_unique_id:x exec_events_count:1" },
        { "FacetOnlyField", QuerySeverity.Error, QueryIndex.Process, "username_full:x", "username_full", "username:x" },
        { "FacetOnlyField", QuerySeverity.Error, QueryIndex.Process, "day_of_week:Monday", "day_of_week", "host_type:server" },
        { "EmptyValue", QuerySeverity.Error, QueryIndex.Process, "cmdline:\"\"", "\"\"", "cmdline:\".\"" },
        { "EmptyValue", QuerySeverity.Error, QueryIndex.Process, "a \" \"", "\" \"", "a \" b\"" },
        { "EmptyValue", QuerySeverity.Error, QueryIndex.Process, "start:\"\"", "\"\"", "start:*" },
        { "RelativeTimeUnit", QuerySeverity.Error, QueryIndex.Process, "start:-7d", "-7d", "start:-7h" },
        { "RelativeTimeUnit", QuerySeverity.Error, QueryIndex.Alert, "created_time:-2W", "-2W", "created_time:-2S" },
        { "RelativeTimeUnit", QuerySeverity.Error, QueryIndex.Process, "watchlist_5:-1d", "-1d", "cmdline:-1d" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "md5:" + Md5 + "0", Md5 + "0", "md5:" + Md5 },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "md5:" + Md5 + "*", Md5 + "*", "md5:d41d8*" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "parent_md5:" + "0000000000000000000000000000000", "0000000000000000000000000000000", "parent_md5:" + "000000000000000000000000000000" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "md5:\"abc\"", "\"abc\"", "md5:\"" + Md5 + "\"" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "ipaddr:10.1.2", "10.1.2", "ipaddr:10.1.2.3" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "ipaddr:10.0.0.0/", "10.0.0.0/", "ipaddr:10.0.0.0/0" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "ipv6addr:10.1.2.3", "10.1.2.3", "ipv6addr:::1" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "ipv6addr:1:2", "1:2", "ipv6addr:1::2" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "netconn_count:many", "many", "netconn_count:0" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "netconn_count:1.5", "1.5", "netconn_count:-1" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Alert, "alert_severity:1,5", "1,5", "alert_severity:1.5" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "netconn_count:[1 TO many]", "[1 TO many]", "netconn_count:[1 TO *]" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "start:[-24h TO *]", "[-24h TO *]", "start:-24h" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "start:2024-3-5", "2024-3-5", "start:2024-03-05" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "start:2024-03-05T06:00", "2024-03-05T06:00", "start:2024-03-05T06:00:00Z" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "netconn_count:-5h", "-5h", "start:-5h" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "tampered:1", "1", "tampered:TRUE" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Binary, "digsig_result:Good", "Good", "digsig_result:\"(Unknown)\"" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Binary, "digsig_result:*good*", "*good*", "digsig_result:bad*" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "blocked_status:x", "x", "blocked_status:G" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "os_type:(linux or mac)", "mac", "os_type:(linux or OSX)" },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "domain:x.com/a", "x.com/a", "domain:.x.com." },
        { "ValueFormat", QuerySeverity.Error, QueryIndex.Process, "childproc_name:a\\b.exe", "a\\b.exe", "modload:a\\b.exe" },
        { "RangeReversed", QuerySeverity.Error, QueryIndex.Process, "ipport:[9 TO 1]", "[9 TO 1]", "ipport:[9 TO 9]" },
        { "RangeReversed", QuerySeverity.Error, QueryIndex.Alert, "alert_severity:[10 TO 9.5]", "[10 TO 9.5]", "alert_severity:[9 TO 10]" },
        { "RangeReversed", QuerySeverity.Error, QueryIndex.Process, "start:[2024-03-05T06:00:00 TO 2024-03-04]", "[2024-03-05T06:00:00 TO 2024-03-04]", "start:[2024-03-05T06:00:00 TO 2024-03-05]" },
        { "Contradiction", QuerySeverity.Error, QueryIndex.Process, "a b -a", "a b -a", "a b -c" },
        { "Contradiction", QuerySeverity.Error, QueryIndex.Process, "a (b (-a))", "a (b (-a)", "a (b or -a)" },
        { "Contradiction", QuerySeverity.Error, QueryIndex.Process, "process_name:(a.exe or b.exe) process_name:c.exe", "process_name:c.exe", "process_name:(a.exe or b.exe) process_name:B.EXE" },
        { "Contradiction", QuerySeverity.Error, QueryIndex.Process, "process_name:(a.exe b.exe)", "b.exe", "childproc_name:(a.exe b.exe)" },
        { "Contradiction", QuerySeverity.Error, QueryIndex.Process, "x process_name:(a.exe b.exe)", "b.exe", "x process_name:(a.exe or b.exe)" },
        { "Contradiction", QuerySeverity.Error, QueryIndex.Process, "username:lab\\x username:y", "username:y", "username:lab\\x username:x" },
        { "Contradiction", QuerySeverity.Error, QueryIndex.Process, "process_name:a process_name:b", "process_name:b", "process_name:a* process_name:*b" },
        { "Contradiction", QuerySeverity.Error, QueryIndex.Process, "process_pid:5 process_pid:[6 TO *]", "process_pid:[6 TO *]", "process_pid:6 process_pid:[6 TO *]" },
        { "Contradiction", QuerySeverity.Error, QueryIndex.Process, "start:2024-03-05 start:2024-03-06", "start:2024-03-06", "start:2024-03-05T12:00:00 start:2024-03-06" },
        { "Contradiction", QuerySeverity.Error, QueryIndex.Process, "(process_pid:1 or process_pid:[3 TO 4]) process_pid:2", "process_pid:2", "(process_pid:1 or process_pid:[2 TO 4]) process_pid:2" },
        { "Contradiction", QuerySeverity.Error, QueryIndex.Process, "a -*", "*", "a -b*" },
        { "MixedOperators", QuerySeverity.Warning, QueryIndex.Process, "x (a or b c) y", "a or b c", "x (a or (b c)) y" },
        { "MixedOperators", QuerySeverity.Warning, QueryIndex.Process, "a and b or c", "a and b or c", "(a and b) or c" },
        { "MixedOperators", QuerySeverity.Warning, QueryIndex.Process, "path:(a b or c)", "a b or c", "path:(a or c)" },
        { "UnquotedSpace", QuerySeverity.Warning, QueryIndex.Process, "path:c:\\program files\\x.exe", "c:\\program files\\x.exe", "path:c:\\program.d files\\x.exe" },
        { "UnquotedSpace", QuerySeverity.Warning, QueryIndex.Process, "path:c:\\program files\\x.exe", "c:\\program files\\x.exe", "path:c:\\program and files\\x.exe" },
        { "UnquotedSpace", QuerySeverity.Warning, QueryIndex.Process, "path:c:\\program files", "c:\\program files", "path:c:\\program\\* files" },
        { "UnquotedSpace", QuerySeverity.Warning, QueryIndex.Process, "c:\\program files\\x.exe", "c:\\program files\\x.exe", "program files\\x.exe" },
        { "UnquotedSpace", QuerySeverity.Warning, QueryIndex.Process, "path:(c:\\program files\\x.exe)", "c:\\program files\\x.exe", "path:(c:\\x.exe files\\x.exe)" },
        { "UnquotedSpace", QuerySeverity.Warning, QueryIndex.Process, "cmdline:net use", "net use", "cmdline:net cmdline:use" },
        { "UnquotedSpace", QuerySeverity.Warning, QueryIndex.Process, "cmdline:powershell -enc", "powershell -enc", "cmdline:powershell not enc" },
        { "UnquotedSpace", QuerySeverity.Warning, QueryIndex.Binary, "digsig_result:bad signature", "bad signature", "digsig_result:unsigned signature" },
        { "UnquotedSpace", QuerySeverity.Warning, QueryIndex.Process, "start:2024-03-05 06:00:00", "2024-03-05 06:00:00", "start:2024-03-05 notepad.exe" },
        { "UnquotedSpace", QuerySeverity.Warning, QueryIndex.Process, "username:nt authority\\system", "nt authority\\system", "username:nt authority" },
        { "EscapedMeaning", QuerySeverity.Warning, QueryIndex.Process, "path:c:\\temp\\ foo", "c:\\temp\\ foo", "path:c:\\temp\\ foo.exe" },
        { "EscapedMeaning", QuerySeverity.Warning, QueryIndex.Process, "path:c:\\temp\\ or domain:x.com", "c:\\temp\\ or", "path:c:\\temp\\\\ or domain:x.com" },
        { "EscapedMeaning", QuerySeverity.Warning, QueryIndex.Process, "path:\"c:\\temp\\\" or x\"", "\"c:\\temp\\\" or x\"", "cmdline:\"say \\\"hi\\\" to\"" },
        { "EscapedMeaning", QuerySeverity.Warning, QueryIndex.Process, "path:c:\\x\\-y\\z.exe", "c:\\x\\-y\\z.exe", "path:c:\\x\\\\-y\\z.exe" },
        { "EscapedMeaning", QuerySeverity.Warning, QueryIndex.Process, "cmdline:\\\\srv\\share", "\\\\srv\\share", "cmdline:\\\\srv\\\\share" },
        { "EscapedMeaning", QuerySeverity.Warning, QueryIndex.Process, "cmdline:\"\\\\srv\"", "\"\\\\srv\"", "path:\\\\srv\\share\\x.exe" },
        { "EscapedMeaning", QuerySeverity.Warning, QueryIndex.Process, "cmdline:\"a*\"", "\"a*\"", "cmdline:a*" },
        { "NotOperator", QuerySeverity.Warning, QueryIndex.Process, "a NOT b", "NOT", "a -b" },
        { "NotOperator", QuerySeverity.Warning, QueryIndex.Process, "a (not b)", "not", "a \"not\" b" },
        { "QuestionMark", QuerySeverity.Warning, QueryIndex.Process, "process_name:cm?.exe", "cm?.exe", "cmdline:x?y" },
        { "QuestionMark", QuerySeverity.Warning, QueryIndex.Process, "path:a?.exe", "a?.exe", "path:\"a?.exe\"" },
        { "LeadingWildcard", QuerySeverity.Warning, QueryIndex.Process, "process_name:*md.exe", "*md.exe", "process_name:cmd.*" },
        { "LeadingWildcard", QuerySeverity.Warning, QueryIndex.Process, "x *md.exe", "*md.exe", "x \"*md.exe\"" },
        { "AlwaysTrue", QuerySeverity.Warning, QueryIndex.Process, "a or b or -a", "a or b or -a", "a or b or -c" },
        { "AlwaysTrue", QuerySeverity.Warning, QueryIndex.Process, "a *", "*", "a path:*x" },
        { "AlwaysTrue", QuerySeverity.Warning, QueryIndex.Process, "", "", "x" },
        { "OnlyNegations", QuerySeverity.Information, QueryIndex.Process, "-a -b", "-a -b", "-a b" },
        { "OnlyNegations", QuerySeverity.Information, QueryIndex.Process, "a or (-b -c)", "(-b -c)", "a or (-b c)" },
        { "OnlyNegations", QuerySeverity.Information, QueryIndex.Process, "path:(-a.exe)", "path:(-a.exe)", "--a" },
        { "CommonExistence", QuerySeverity.Information, QueryIndex.Process, "x process_name:*", "process_name:*", "x -process_name:*" },
        { "CommonExistence", QuerySeverity.Information, QueryIndex.Process, "x start:[* TO *]", "start:[* TO *]", "x domain:*" },
        { "JoinCost", QuerySeverity.Information, QueryIndex.Process, "digsig_result:Signed digsig_result:Signed", "digsig_result", "process_name:signed" },
        { "JoinCost", QuerySeverity.Information, QueryIndex.Process, "product_name_child:x", "product_name_child", "childproc_name:x" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_finds_what_it_is_for_and_nothing_near_it(
        string rule, QuerySeverity severity, QueryIndex index, string query, string place, string nearMiss)
    {
        QueryIssue issue = Assert.Single(QueryLinter.Check(query, index), issue => issue.Rule == rule);

        Assert.Equal(severity, issue.Severity);
        Assert.Equal(place, query.Substring(issue.Position, issue.Length));
        Assert.Equal(query, issue.Query);
        Assert.NotEmpty(issue.Message);
        Assert.DoesNotContain(rule, QueryLinter.Check(nearMiss, index).Select(other => other.Rule));
    }

    [Fact]
    public void Long_queries_are_named_from_the_limit_on()
    {
        string query = "process_name:" + new string('a', 4_000 - "process_name:".Length);

        Assert.Empty(QueryLinter.Check(query, QueryIndex.Process));
        QueryIssue issue = Assert.Single(QueryLinter.Check(query + "b", QueryIndex.Process));
        Assert.Equal(("QueryLength", QuerySeverity.Information, 4_000, 1), (issue.Rule, issue.Severity, issue.Position, issue.Length));
    }

    [Fact]
    public void A_long_watchlist_is_worse_than_a_long_search()
    {
        StoredQuery stored = StoredQuery.From(new string('a', 4_001));

        QueryIssue issue = Assert.Single(QueryLinter.Check(stored, QueryIndex.Process));

        Assert.Equal(("QueryLength", QuerySeverity.Warning), (issue.Rule, issue.Severity));
    }

    [Fact]
    public void Many_criteria_are_named_from_the_limit_on()
    {
        string query = string.Join(" or ", Enumerable.Repeat("a", 1_024));

        Assert.DoesNotContain("ClauseCount", QueryLinter.Check(query, QueryIndex.Process).Select(other => other.Rule));
        QueryIssue issue = Assert.Single(QueryLinter.Check(query + " or b", QueryIndex.Process), issue => issue.Rule == "ClauseCount");
        Assert.Equal(("b", QuerySeverity.Warning), (issue.Query.Substring(issue.Position, issue.Length), issue.Severity));
    }

    [Theory]
    [InlineData("md5:" + Md5 + " or md5:" + Md5 + " or x", true)]
    [InlineData("md5:" + Md5 + " x or process_md5:" + Md5, true)]
    [InlineData("(md5:" + Md5 + " or md5:" + Md5 + ") x", false)]
    [InlineData("md5:(" + Md5 + " or " + Md5 + ")", false)]
    [InlineData("md5:" + Md5 + " or x", false)]
    public void Hashes_of_a_watchlist_need_parentheses(string query, bool isFound)
    {
        Assert.Equal(isFound, QueryLinter.Check(StoredQuery.From(query), QueryIndex.Process).Any(issue => issue.Rule == "Md5NotGrouped"));
        Assert.DoesNotContain("Md5NotGrouped", QueryLinter.Check(query, QueryIndex.Process).Select(issue => issue.Rule));
    }

    [Theory]
    [InlineData("q=cb.urlver=1&process_name%3Anet.exe", QuerySeverity.Error, "cb.urlver=1", "process_name:net.exe")]
    [InlineData("q=cb.urlver=1&q=process_name%3Anet.exe", QuerySeverity.Error, "cb.urlver=1 process_name:net.exe", "process_name:net.exe")]
    [InlineData("cb.urlver=1&q=q=process_name%3Anotepad%2B%2B.exe", QuerySeverity.Error, "q=process_name:notepad++.exe", "process_name:notepad++.exe")]
    [InlineData("q=cb.urlver%3D1%26q%3Dprocess_name%253Anotepad%252B%252B.exe", QuerySeverity.Error, "cb.urlver=1&q=process_name%3Anotepad%2B%2B.exe", "process_name:notepad++.exe")]
    [InlineData("q=cb.urlver=1&net.exe&cmdline%3Ax=y", QuerySeverity.Error, "cb.urlver=1", "net.exe cmdline:x=y")]
    [InlineData("q=cb.urlver=1&(net.exe", QuerySeverity.Error, "cb.urlver=1", null)]
    [InlineData("q=cb.urlver=1", QuerySeverity.Error, "cb.urlver=1", null)]
    [InlineData("cb.urlver=1&q=cmdline%3Aa&b", QuerySeverity.Error, "", null)]
    [InlineData("cmdline:a=b", QuerySeverity.Error, "", null)]
    [InlineData("chrome.exe", QuerySeverity.Warning, "chrome.exe", null)]
    public void A_stored_query_of_another_form_is_not_run_as_it_looks(string stored, QuerySeverity severity, string place, string? mended)
    {
        StoredQuery query = StoredQuery.Parse(stored);

        QueryIssue issue = Assert.Single(QueryLinter.Check(query, QueryIndex.Process), issue => issue.Rule == "StoredForm");

        Assert.Equal((severity, place), (issue.Severity, query.Query.Substring(issue.Position, issue.Length)));
        Assert.Equal(mended, issue.Fix?.Text);
        FixedQuery result = QueryLinter.Fix(query, QueryIndex.Process);
        Assert.Equal(mended ?? query.Query, result.Text);
        Assert.Equal(mended is null, result.Remaining.Any(left => left.Rule == "StoredForm"));
    }

    [Theory]
    [InlineData("cb.urlver=1&q=process_name%3Anet.exe")]
    [InlineData("q=cmdline:a=b&cb.urlver=1&sort=start%20desc")]
    [InlineData("facet=false&q=cb.exe%20a%3Db&facet&x=1&cb.fq.hostname=lab")]
    [InlineData("cb.urlver=1&cb.fq.hostname=lab")]
    [InlineData("cb.urlver=1&cb.min_last_update=2024-03-05&q=")]
    public void The_forms_that_servers_and_clients_write_are_right(string stored)
        => Assert.DoesNotContain(QueryLinter.Check(StoredQuery.Parse(stored), QueryIndex.Process), issue => issue.Rule is "StoredForm" or "AlwaysTrue");

    [Theory]
    [InlineData("cb.urlver=1")]
    [InlineData("")]
    public void A_stored_query_without_any_condition_finds_everything(string stored)
        => Assert.Equal("AlwaysTrue", Assert.Single(QueryLinter.Check(StoredQuery.Parse(stored), QueryIndex.Process)).Rule);

    [Fact]
    public void A_bare_query_gets_its_form_when_it_is_mended()
    {
        FixedQuery result = QueryLinter.Fix(StoredQuery.Parse("start:-1d"), QueryIndex.Process);

        Assert.Equal("start:-1440m", result.Text);
        Assert.Empty(result.Remaining);
    }

    [Fact]
    public void Every_rule_is_proved_here()
    {
        string[] elsewhere = ["QueryLength", "ClauseCount", "Md5NotGrouped", "StoredForm"];

        Assert.Equal(
            QueryRules.All.Select(rule => rule.Id).Order(),
            Rules.Select(row => row.Data.Item1).Concat(elsewhere).Distinct().Order());
    }

    [Fact]
    public void Issues_come_in_the_order_of_their_places_and_know_their_lines()
    {
        IReadOnlyList<QueryIssue> issues = QueryLinter.Check("process_name:cmd.exe\r\n NOT a\n  nosuch:b", QueryIndex.Process);

        Assert.Equal(["NotOperator", "UnknownField"], issues.Select(issue => issue.Rule));
        Assert.Equal([(2, 2), (3, 3)], issues.Select(issue => (issue.Line, issue.Column)));
        Assert.StartsWith("UnknownField (line 3, column 3): ", issues[1].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("NotOperator (column 1): ", QueryLinter.Check("not a", QueryIndex.Process)[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(QueryIndex.Process, "proces_name:x", "process_name")]
    [InlineData(QueryIndex.Process, "http://x.com/a", "\"http://x.com/a\"")]
    [InlineData(QueryIndex.Process, "server_added_timestamp:-24h", "the nearest is start")]
    [InlineData(QueryIndex.Binary, "cmdline:x", "Search processes")]
    [InlineData(QueryIndex.Process, "path_full:x", "write path")]
    [InlineData(QueryIndex.Process, "ip:10.1.2.3", "Did you mean ipaddr?")]
    [InlineData(QueryIndex.Process, "ParentImage:x", "Did you mean parent_name?")]
    [InlineData(QueryIndex.Binary, "filename:x", "observed_filename")]
    [InlineData(QueryIndex.ThreatReport, "score:5", "severity_score")]
    [InlineData(QueryIndex.Process, "zzz:x", "\"zzz:...\"")]
    [InlineData(QueryIndex.Process, "watchlist_5:[x TO *]", "watchlist_5:[2024-03-05 TO *]")]
    [InlineData(QueryIndex.Process, "process_pid:5 process_pid:6", "Widen")]
    [InlineData(QueryIndex.Process, "digsig_result:Signed product_name:x digsig_result:Signed", "Search comprehensively")]
    [InlineData(QueryIndex.Process, "md5:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "sha256:e3b0")]
    [InlineData(QueryIndex.Process, "ipaddr:10.1.*", "ipaddr:10.1.0.0/16")]
    [InlineData(QueryIndex.Process, "ipaddr:10.1.2.3:80", "ipaddr:10.1.2.3 ipport:80")]
    [InlineData(QueryIndex.Process, "ipaddr:::1", "ipv6addr:::1")]
    [InlineData(QueryIndex.Process, "domain:https://x.com:8443/a", "domain:x.com.")]
    [InlineData(QueryIndex.Process, "process_name:c:\\windows\\cmd.exe", "process_name:cmd.exe. For a path use path.")]
    [InlineData(QueryIndex.Alert, "process_name:c:\\windows\\cmd.exe", "For a path use process_path.")]
    [InlineData(QueryIndex.Binary, "digsig_result:Unsgined", "Unsigned?")]
    [InlineData(QueryIndex.Process, "host_type:laptop", "workstation, server, domain_controller")]
    [InlineData(QueryIndex.Process, "a b or c d", "(a b) or (c d). If not: a (b or c) d.")]
    [InlineData(QueryIndex.Process, "cmdline:\"\"", "-cmdline:*")]
    [InlineData(QueryIndex.Process, "cmdline:\"a b*\"", "a\\ b*")]
    [InlineData(QueryIndex.Process, "cmdline:\\\\srv\\x", "\\\\\\\\srv\\x")]
    public void A_suggestion_says_what_to_write(QueryIndex index, string query, string suggestion)
        => Assert.Contains(suggestion, Assert.Single(QueryLinter.Check(query, index)).Suggestion, StringComparison.Ordinal);

    [Fact]
    public void The_grouping_of_the_server_is_shown()
        => Assert.Contains(
            "reads os_type:windows or (a and b)",
            Assert.Single(QueryLinter.Check("os_type:windows or a and b", QueryIndex.Process)).Message,
            StringComparison.Ordinal);
}
