namespace CbResponse.Emulator.Tests;

public sealed class JoinTests
{
    private static readonly FileHash Signed = FileHash.Of("signed");
    private static readonly FileHash Unsigned = FileHash.Of("unsigned");
    private static readonly DateTime At = SearchBench.Time("2024-03-05T06:00:00Z");

    private static readonly SearchBench Bench = new SearchBench()
        .AddBinary(new Binary
        {
            Hash = Signed, ObservedPaths = [@"c:\program files\contoso\tool.exe"], Signature = "Signed", Publisher = "Contoso Ltd, München",
            CompanyName = "Contoso",
            ProductName = "Contoso Tool Suite", SignedAt = At.AddDays(-10), Size = 5_000, FirstSeen = At,
        })
        .AddBinary(new Binary
        {
            Hash = Unsigned, ObservedPaths = [@"c:\temp\x.exe"], Signature = "Bad Signature", FirstSeen = At,
            Is64Bit = false, Size = 99
        })
        .Add("good", process => process with { Hash = Signed })
        .Add("bad", process => process with { Hash = Unsigned, ParentHash = Signed })
        .Add("unknown", process => process with { Hash = FileHash.Of("never seen") })
        .Add("loader", null, "2024-03-05T06:00:00Z", new ModLoadEvent(At, @"c:\temp\x.dll", Unsigned))
        .Add("starter", null, "2024-03-05T06:00:00Z", new ChildProcEvent(At, default, @"c:\temp\x.exe", Unsigned))
        .Add("writer", null, "2024-03-05T06:00:00Z", new FileModEvent(At, FileAction.LastWrite, @"c:\temp\x.exe") { Hash = Unsigned });

    [Theory]
    [InlineData("digsig_result:Signed", "good")]
    [InlineData("digsig_result:signed", "good")]
    [InlineData("digsig_result:\"Bad Signature\"", "bad")]
    [InlineData("digsig_publisher:contoso", "good")]
    [InlineData("digsig_publisher:\"ltd münchen\"", "good")]
    [InlineData("digsig_publisher:\"münchen ltd\"", "")]
    [InlineData("product_name:(suite contoso)", "good")]
    [InlineData("product_name:cont*", "good")]
    [InlineData("product_name:cont", "")]
    [InlineData("company_name: \"contoso\"", "good")]
    [InlineData("observed_filename:tool.exe", "good")]
    [InlineData("is_64bit:false", "bad")]
    [InlineData("orig_mod_len:[1 TO 100]", "bad")]
    [InlineData("digsig_sign_time:[2024-01-01 TO *]", "good")]
    [InlineData("digsig_result:*", "good bad")]
    [InlineData("-digsig_result:*", "unknown loader starter writer")]
    public void A_field_of_the_binary_is_searched_in_the_binary_of_the_process(string query, string expected)
        => Assert.Equal(expected, Bench.FindAny(query));

    [Theory]
    [InlineData("digsig_result_parent:Signed", "bad")]
    [InlineData("digsig_result_modload:\"Bad Signature\"", "loader")]
    [InlineData("digsig_result_child:\"Bad Signature\"", "starter")]
    [InlineData("digsig_result_filewrite:\"Bad Signature\"", "writer")]
    [InlineData("digsig_result_uncle:Signed", "")]
    [InlineData("process_name_parent:x", "")]
    public void Suffixes_move_the_join_to_a_related_file(string query, string expected) => Assert.Equal(expected, Bench.FindAny(query));

    [Fact]
    public void The_answer_tells_when_a_join_was_not_comprehensive()
    {
        Assert.True(Bench.Run("process_name:x").IsComprehensive);
        Assert.False(Bench.Run("digsig_result:Signed").IsComprehensive);
        Assert.True(Bench.Run("digsig_result:Signed", ("comprehensive_search", "true")).IsComprehensive);
        Assert.True(Bench.Run("digsig_result:Signed", ("cb.comprehensive_search", "1")).IsComprehensive);
    }
}
