using FsCheck.Fluent;

namespace CbResponse.Query.Tests;

public sealed class BinaryFilterTests
{
    [Fact]
    public void No_criterion_matches_everything()
        => Assert.True(new BinaryFilter().ToQuery().IsEmpty);

    [Fact]
    public void Each_criterion_has_its_field()
    {
        BinaryFilter filter = new()
        {
            Md5 = ["d41d8cd98f00b204e9800998ecf8427e"],
            Sha256 = ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
            FileName = ["a.exe", "b c.exe"],
            Path = ["c:\\program files\\*"],
            OriginalFileName = ["psexec.c"],
            Publisher = ["Contoso Ltd"],
            SignatureStatus = ["Unsigned", "Bad Signature"],
            ProductName = ["Updater"],
            CompanyName = ["Contoso"],
            HostName = ["lab-ws-07"],
            Group = ["Default Group"],
            OSType = ["windows"],
            FirstSeenAfter = new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero),
            MinSize = 1,
            MaxSize = 20_480,
        };

        Assert.Equal(
            "md5:d41d8cd98f00b204e9800998ecf8427e "
            + "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 "
            + "(observed_filename:a.exe or observed_filename:\"b c.exe\") observed_filename:c:\\program\\ files\\* "
            + "original_filename:psexec.c digsig_publisher:\"Contoso Ltd\" (digsig_result:Unsigned or digsig_result:\"Bad Signature\") "
            + "product_name:Updater company_name:Contoso hostname:lab-ws-07 group:\"Default Group\" os_type:windows "
            + "server_added_timestamp:[2024-03-05T00:00:00 TO *] orig_mod_len:[1 TO 20480]",
            filter.ToQuery().Text);
        Assert.Empty(QueryLinter.Check(filter.ToQuery(), QueryIndex.Binary));
    }

    [Fact]
    public void One_end_of_a_range_is_enough()
    {
        Assert.Equal("orig_mod_len:[* TO 5]", new BinaryFilter { MaxSize = 5 }.ToQuery().Text);
        Assert.Equal(
            "server_added_timestamp:[* TO 2024-03-05T00:00:00]",
            new BinaryFilter { FirstSeenBefore = new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero) }.ToQuery().Text);
    }

    [Fact]
    public void A_literal_star_means_itself()
        => Assert.Equal("company_name:\"a*\"", new BinaryFilter { CompanyName = ["a*"], Literal = true }.ToQuery().Text);

    [Fact]
    public void What_can_be_no_criterion_is_a_mistake()
    {
        Assert.Throws<ArgumentException>(() => new BinaryFilter { Md5 = [] }.ToQuery());
        Assert.Throws<ArgumentException>(() => new BinaryFilter { CompanyName = [""] }.ToQuery());
        Assert.Throws<ArgumentException>(() => new BinaryFilter { MinSize = 2, MaxSize = 1 }.ToQuery());
        Assert.Contains("is a path", Assert.Throws<ArgumentException>(() => new BinaryFilter { FileName = ["x\\a.exe"] }.ToQuery()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FieldQuery.InRange("orig_mod_len", null, null));
        Assert.ThrowsAny<ArgumentException>(() => FieldQuery.InRange(null!, 1, null));
    }

    [Fact]
    public void Any_value_comes_back_from_the_stored_form()
        => Properties.Hold(
            QueryGenerators.Text.Where(text => !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsSurrogate)),
            value =>
            {
                CbQuery query = new BinaryFilter { ProductName = [value, "x"], Publisher = [value], Literal = true }.ToQuery();
                return CbQuery.Parse(StoredQuery.Parse(StoredQuery.From(query).ToString()).Query).Equals(query);
            },
            times: 3_000);
}
