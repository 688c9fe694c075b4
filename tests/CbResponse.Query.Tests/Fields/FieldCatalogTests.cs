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
    [InlineData("watchlist_name")]
    [InlineData("alliance_score")]
    [InlineData("nothing_of_the_kind")]
    [InlineData("")]
    public void What_is_no_field_is_not_found(string name)
        => Assert.Null(FieldCatalog.Process.Find(name));

    [Theory]
    [InlineData(QueryIndex.Binary, "comments company_name digsig_issuer digsig_prog_name digsig_publisher digsig_result digsig_subject file_desc file_version group hostname internal_name legal_copyright legal_trademark md5 observed_filename original_filename private_build product_desc product_name product_version special_build")]
    [InlineData(QueryIndex.Alert, "assigned_to feed_name hostname ioc_value md5 observed_filename process_name process_path username watchlist_id watchlist_name")]
    [InlineData(QueryIndex.ThreatReport, "description domain feed_category feed_name md5 tags")]
    public void Bare_terms_of_other_indices_are_searched_in_the_fields_of_their_tables(QueryIndex index, string names)
        => Assert.Equal(names, string.Join(' ', FieldCatalog.For(index).Fields.Where(field => field.IsDefault)));

    [Theory]
    [InlineData(QueryIndex.Binary, "alliance_score_virustotal company_name_facet digsig_publisher_facet digsig_result digsig_sign_time file_version_facet group host_count hostname observed_filename_facet product_name_facet server_added_timestamp")]
    [InlineData(QueryIndex.Alert, "assigned_to feed_name hostname status username watchlist_name")]
    [InlineData(QueryIndex.ThreatReport, "")]
    public void What_can_be_counted_is_what_the_reference_names(QueryIndex index, string names)
        => Assert.Equal(names, string.Join(' ', FieldCatalog.For(index).Fields.Where(field => field.IsFacet)));

    [Fact]
    public void An_index_has_its_own_catalogue()
    {
        Assert.Same(FieldCatalog.Process, FieldCatalog.For(QueryIndex.Process));
        Assert.All(Enum.GetValues<QueryIndex>(), index => Assert.All(FieldCatalog.For(index).Fields, field => Assert.Equal(index, field.Index)));
        Assert.Throws<ArgumentOutOfRangeException>(() => FieldCatalog.For((QueryIndex)(-1)));
    }

    [Theory]
    [InlineData("digsig_result_modload", "modload", true)]
    [InlineData("DIGSIG_RESULT_Parent", "parent", false)]
    [InlineData("product_name_filewrite", "filewrite", true)]
    [InlineData("observed_filename_child", "child", true)]
    public void A_join_to_a_related_file_is_found_by_its_suffix(string name, string relation, bool isMultiValued)
    {
        FieldInfo field = FieldCatalog.Process.Find(name)!;

        Assert.True(field.IsJoin);
        Assert.Equal((relation, isMultiValued), (field.Relation, field.IsMultiValued));
        Assert.Equal(name, field.Name, ignoreCase: true);
        Assert.DoesNotContain(field, FieldCatalog.Process.Fields);
    }

    [Theory]
    [InlineData("username_parent")]
    [InlineData("digsig_result_sibling")]
    public void Only_joins_have_related_files(string name)
        => Assert.Null(FieldCatalog.Process.Find(name));

    [Fact]
    public void The_binarys_own_index_has_no_joins()
        => Assert.Null(FieldCatalog.For(QueryIndex.Binary).Find("digsig_result_parent"));

    [Theory]
    [InlineData(QueryIndex.Process, "os_type", "windows linux osx")]
    [InlineData(QueryIndex.Process, "tampered", "true false")]
    [InlineData(QueryIndex.Process, "blocked_status", "a b c d e f g")]
    [InlineData(QueryIndex.Alert, "status", "Resolved Unresolved In Progress False Positive")]
    [InlineData(QueryIndex.Process, "process_name", "")]
    public void A_short_list_of_values_is_known(QueryIndex index, string name, string values)
        => Assert.Equal(values, string.Join(' ', FieldCatalog.For(index).Find(name)!.Values));

    [Fact]
    public void Signature_results_are_those_of_the_reference()
        => Assert.Equal(
            ["Signed", "Unsigned", "Bad Signature", "Invalid Signature", "Expired", "Invalid Chain", "Untrusted Root", "Explicit Distrust", "(Unknown)"],
            FieldCatalog.For(QueryIndex.Binary).Find("digsig_result")!.Values);

    [Theory]
    [InlineData("hostname", false, true)]
    [InlineData("filemod", true, false)]
    [InlineData("username", false, true)]
    public void A_field_tells_how_often_documents_hold_it(string name, bool isMultiValued, bool isCommon)
    {
        FieldInfo field = FieldCatalog.Process.Find(name)!;

        Assert.Equal((isMultiValued, isCommon), (field.IsMultiValued, field.IsCommon));
    }

    [Fact]
    public void A_host_of_a_binary_is_one_of_several()
        => Assert.True(FieldCatalog.For(QueryIndex.Binary).Find("hostname")!.IsMultiValued);

    [Theory]
    [InlineData("proces_name", "process_name")]
    [InlineData("Process_Nmae", "process_name")]
    [InlineData("procesname", "process_name")]
    [InlineData("digsig_result_modlaod", "digsig_result_modload")]
    [InlineData("hots_name", "hostname")]
    [InlineData("ComputerName", "hostname")]
    [InlineData("user", "username")]
    public void The_nearest_name_comes_first(string mistyped, string name)
        => Assert.Equal(name, FieldCatalog.Process.Nearest(mistyped, 3)[0].Name);

    [Fact]
    public void Every_synonym_stands_for_a_field_and_is_none_of_that_index()
    {
        using StreamReader reader = FieldReader.Open("synonyms.txt");
        foreach (string line in reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            string field = line.Split('|')[0].Trim();
            FieldCatalog[] catalogs = [.. Enum.GetValues<QueryIndex>().Select(FieldCatalog.For).Where(catalog => catalog.Find(field) is not null)];
            Assert.NotEmpty(catalogs);
            foreach (string synonym in line.Split('|')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Assert.Contains(catalogs, catalog => catalog.Find(synonym) is null && catalog.Nearest(synonym, 3).Any(near => near.Name == field));
        }
    }

    [Fact]
    public void Names_that_are_not_much_alike_are_not_offered()
    {
        Assert.Empty(FieldCatalog.Process.Nearest("completely_different", 5));
        Assert.Empty(FieldCatalog.Process.Nearest(string.Empty, 5));
        Assert.Empty(FieldCatalog.Process.Nearest("path_ful", 0));
        Assert.DoesNotContain("path_full", FieldCatalog.Process.Nearest("path_ful", 5).Select(field => field.Name));
        Assert.Equal(2, FieldCatalog.Process.Nearest("childproc_md", 2).Count);
        Assert.Empty(FieldCatalog.Process.Nearest("idx", 5));
        Assert.Throws<ArgumentNullException>(() => FieldCatalog.Process.Nearest(null!, 1));
    }

    [Fact]
    public void The_fields_come_in_the_order_of_their_names()
        => Assert.All(Enum.GetValues<QueryIndex>(), index => Assert.Equal(
            FieldCatalog.For(index).Fields.Select(field => field.Name).Order(StringComparer.Ordinal),
            FieldCatalog.For(index).Fields.Select(field => field.Name)));

    [Fact]
    public void Every_field_is_described_and_its_name_can_stand_in_a_query()
        => Assert.All(Enum.GetValues<QueryIndex>().SelectMany(index => FieldCatalog.For(index).Fields), field =>
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

    [Fact]
    public void Fields_that_only_documents_are_known_to_have_say_so()
    {
        Assert.True(FieldCatalog.For(QueryIndex.Alert).Find("ioc_type")!.IsUncertain);
        Assert.False(FieldCatalog.For(QueryIndex.Alert).Find("ioc_value")!.IsUncertain);
    }
}
