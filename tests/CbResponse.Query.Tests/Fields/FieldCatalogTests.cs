namespace CbResponse.Query.Tests;

public sealed class FieldCatalogTests
{
    /// <summary>The fields that bare terms are searched in (edr-api.md 2.3, column P, marked d).</summary>
    private static readonly string[] DefaultFields =
    [
        "blocked_md5", "childproc_md5", "childproc_name", "cmdline", "crossproc_type", "domain", "filemod", "filewrite_md5", "group",
        "host_type", "hostname", "md5", "modload", "parent_md5", "parent_name", "path", "process_md5", "process_name", "regmod", "username",
    ];

    /// <summary>What the server counts when no field is named (edr-api.md 2.7).</summary>
    private static readonly string[] StandardFacets =
    [
        "process_md5", "hostname", "group", "path_full", "parent_name", "process_name", "host_type", "hour_of_day", "day_of_week", "start",
        "username_full",
    ];

    [Fact]
    public void Bare_terms_are_searched_in_the_fields_of_the_vendors_table()
        => Assert.Equal(DefaultFields, FieldCatalog.Process.Fields.Where(field => field.IsDefault).Select(field => field.Name));

    [Fact]
    public void The_standard_facets_can_be_counted()
        => Assert.All(StandardFacets, name => Assert.True(FieldCatalog.Process.Find(name)?.IsFacet, name));

    [Theory]
    [InlineData("path_full")]
    [InlineData("username_full")]
    [InlineData("hour_of_day")]
    [InlineData("day_of_week")]
    public void Fields_that_exist_only_for_counting_cannot_be_searched(string name)
        => Assert.False(FieldCatalog.Process.Find(name)!.IsSearchable);

    [Theory]
    [InlineData("process_name", FieldType.Keyword)]
    [InlineData("company_name", FieldType.Text)]
    [InlineData("path", FieldType.Path)]
    [InlineData("cmdline", FieldType.CommandLine)]
    [InlineData("process_md5", FieldType.Md5)]
    [InlineData("process_sha256", FieldType.Sha256)]
    [InlineData("domain", FieldType.Domain)]
    [InlineData("ipaddr", FieldType.IPAddress)]
    [InlineData("ipport", FieldType.Integer)]
    [InlineData("start", FieldType.DateTime)]
    [InlineData("tampered", FieldType.Boolean)]
    [InlineData("digsig_result", FieldType.Signature)]
    [InlineData("blocked_status", FieldType.Status)]
    public void A_field_knows_how_it_is_matched(string name, FieldType type)
        => Assert.Equal(type, FieldCatalog.Process.Find(name)!.Type);

    [Theory]
    [InlineData("digsig_publisher", true)]
    [InlineData("observed_filename", true)]
    [InlineData("process_name", false)]
    public void Fields_of_the_binary_are_joins(string name, bool isJoin)
        => Assert.Equal(isJoin, FieldCatalog.Process.Find(name)!.IsJoin);

    [Theory]
    [InlineData("watchlist_12", "watchlist_*")]
    [InlineData("WATCHLIST_12", "watchlist_*")]
    [InlineData("alliance_score_virustotal", "alliance_score_*")]
    [InlineData("Process_Name", "process_name")]
    public void A_field_is_found_in_any_case_and_by_its_family(string name, string found)
        => Assert.Equal(found, FieldCatalog.Process.Find(name)!.Name);

    [Theory]
    [InlineData("watchlist_")]
    [InlineData("alliance_score")]
    [InlineData("nothing_of_the_kind")]
    [InlineData("")]
    public void What_is_no_field_is_not_found(string name)
        => Assert.Null(FieldCatalog.Process.Find(name));

    [Fact]
    public void The_fields_come_in_the_order_of_their_names()
        => Assert.Equal(
            FieldCatalog.Process.Fields.Select(field => field.Name).Order(StringComparer.Ordinal),
            FieldCatalog.Process.Fields.Select(field => field.Name));

    [Fact]
    public void Every_field_is_described_and_its_name_can_stand_in_a_query()
        => Assert.All(FieldCatalog.Process.Fields, field =>
        {
            Assert.NotEqual(string.Empty, field.Description);
            Assert.True(QuerySyntaxFacts.IsFieldName(field.Name.TrimEnd('*')), field.Name);
            Assert.Equal(field.Name, field.ToString());
        });

    [Fact]
    public void Later_fields_say_since_when()
    {
        Assert.Equal("7.0", FieldCatalog.Process.Find("process_sha256")!.Since);
        Assert.Null(FieldCatalog.Process.Find("process_md5")!.Since);
    }
}
