using FsCheck.Fluent;

namespace CbResponse.Client.Tests;

/// <summary>The format as the Python client's parser reads it; what it reads was checked against that parser.</summary>
public sealed class IniDocumentTests
{
    [Theory]
    [InlineData("[a]\nk = v\n", "v")]
    [InlineData("[a]\r\nk = v\r\n", "v")]
    [InlineData("[a]\nk=v", "v")]
    [InlineData("[a]\nk: v=w\n", "v=w")]
    [InlineData("[a]\nk\t=\tv\n", "v")]
    [InlineData("[a]\nK = v\n", "v")]
    [InlineData("[a]\nk = v ; no comment\n", "v ; no comment")]
    [InlineData("[a]\nk = #v\n", "#v")]
    [InlineData("[a]\n# k = x\n;k = y\nk = v\n", "v")]
    [InlineData("[a] ; anything\nk = v\n", "v")]
    [InlineData(" [a]\n  k = v\n  l = w\n", "v")]
    [InlineData("[a]\nk = v\n  more\n\n  third\n# comment\n  fourth\n\n", "v\nmore\n\nthird\nfourth")]
    [InlineData("[a]\nk =\n", "")]
    [InlineData("\uFEFF[a]\nk = v\n", "v")]
    [InlineData("[a]\nk = v\n  [b]\n", "v\n[b]")]
    [InlineData("[a]\nk = 100%(x)s\n", "100%(x)s")]
    public void A_value_is_read(string text, string value)
        => Assert.Equal(value, IniDocument.Parse(text).Get("a", "k"));

    [Theory]
    [InlineData("[a]\nk\n", "line 2: a value is written")]
    [InlineData("[a]\n= v\n", "line 2: a value is written")]
    [InlineData("k = v\n", "line 1: a value stands before")]
    [InlineData("# x\n\nk = v\n", "line 3: a value stands before")]
    [InlineData("[]\n", "line 1: a section is written")]
    [InlineData("[a\n", "line 1: a section is written")]
    [InlineData("[a]\n\n[a]\n", "line 3: the section [a] stands in the file twice")]
    [InlineData("[a]\nk = 1\nK = 2\n", "line 3: the key 'K' stands in its section twice")]
    public void What_the_python_client_refuses_is_refused_with_its_line(string text, string problem)
        => Assert.Contains(problem, Assert.Throws<FormatException>(() => IniDocument.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Sections_are_told_apart_by_case_and_blanks()
    {
        IniDocument document = IniDocument.Parse("[b]\n[ a ]\n[A]\n[DEFAULT]\n[default]\n[a]b]\n");

        Assert.Equal(["b", " a ", "A", "default", "a]b"], document.Sections);
    }

    [Fact]
    public void The_section_that_others_inherit_from_may_come_twice()
    {
        IniDocument document = IniDocument.Parse("[DEFAULT]\nx = 1\n[a]\n[DEFAULT]\ny = 2\n");

        Assert.Equal(("1", "2"), (document.GetDefault("x"), document.GetDefault("y")));
        Assert.Equal(["a"], document.Sections);
        Assert.Null(document.Get("a", "x"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment")]
    [InlineData("[a]\r\n; c\r\n k = v\r\n\r\n\r\n[b]\r\nx: y")]
    [InlineData("\uFEFF[a]\nk = v\n   more\n\n")]
    [InlineData("[a]\n\tk = v\r\n\n  ")]
    public void What_is_not_changed_stays_as_it_is(string text)
    {
        IniDocument document = IniDocument.Parse(text);

        Assert.Equal(text, document.ToString());
        Assert.False(document.Remove("missing"));
        document.Set("missing", "k", null);
        Assert.Equal(text, document.ToString());
    }

    [Theory]
    [InlineData("[a]\nk = old\nl = w\n", "[a]\nk = new\nl = w\n")]
    [InlineData("# top\n[a]\n; mine\nk: old\n  more\n# inside\n  end\n\n[b]\nk = other\n", "# top\n[a]\n; mine\nk = new\n\n[b]\nk = other\n")]
    [InlineData("[a]\r\nk = old\r\n[b]\r\n", "[a]\r\nk = new\r\n[b]\r\n")]
    [InlineData("[a]\nk = old", "[a]\nk = new")]
    [InlineData("  [a]\n  k = old\n  l = w\n", "  [a]\n  k = new\n  l = w\n")]
    [InlineData("[a]\n\tl = w\n\tk = old\n", "[a]\n\tl = w\n\tk = new\n")]
    public void A_key_is_replaced_and_nothing_else(string before, string after)
        => Assert.Equal(after, Set(before, "k", "new"));

    [Theory]
    [InlineData("[a]\nl = w\n\n# about b\n[b]\nx = y\n", "[a]\nl = w\nk = new\n\n# about b\n[b]\nx = y\n")]
    [InlineData("[a]\n[b]\nx = y\n", "[a]\nk = new\n[b]\nx = y\n")]
    [InlineData("[a]\nl = w\n  more\n", "[a]\nl = w\n  more\nk = new\n")]
    [InlineData("[a]\r\nl = w", "[a]\r\nl = w\r\nk = new\r\n")]
    [InlineData("[a]", "[a]\nk = new\n")]
    [InlineData("[a]\n  l = w\n", "[a]\n  l = w\n  k = new\n")]
    [InlineData("  [a]\n  [b]\n", "  [a]\n  k = new\n  [b]\n")]
    public void A_key_is_added_to_the_end_of_its_section(string before, string after)
        => Assert.Equal(after, Set(before, "k", "new"));

    [Theory]
    [InlineData("", "[a]\nk = new\n")]
    [InlineData("[b]\nx = y\n", "[b]\nx = y\n\n[a]\nk = new\n")]
    [InlineData("[b]\r\nx = y", "[b]\r\nx = y\r\n\r\n[a]\r\nk = new\r\n")]
    [InlineData("[b]\nx = y\n\n\n", "[b]\nx = y\n\n\n[a]\nk = new\n")]
    [InlineData("# comment\n", "# comment\n\n[a]\nk = new\n")]
    public void A_section_is_added_to_the_end(string before, string after)
        => Assert.Equal(after, Set(before, "k", "new"));

    [Theory]
    [InlineData("[a]\nk = old\nl = w\n", "[a]\nl = w\n")]
    [InlineData("[a]\nl = w\nk = old\n  more", "[a]\nl = w\n")]
    public void A_key_is_taken_out(string before, string after)
        => Assert.Equal(after, Set(before, "k", null));

    [Theory]
    [InlineData("[a]\nk = v\n", "")]
    [InlineData("# top\n[a]\nk = v\n# old = x\n\n[b]\nx = y\n", "# top\n[b]\nx = y\n")]
    [InlineData("[b]\nx = y\n\n[a]\n; c\nk = v\n\n# about c\n# more\n[c]\nz = z\n", "[b]\nx = y\n\n# about c\n# more\n[c]\nz = z\n")]
    [InlineData("[b]\r\nx = y\r\n[a]\r\nk = v\r\n# token = secret\r\n", "[b]\r\nx = y\r\n")]
    public void A_section_is_taken_out_with_its_comments_and_no_others(string before, string after)
    {
        IniDocument document = IniDocument.Parse(before);

        Assert.True(document.Remove("a"));

        Assert.Equal(after, document.ToString());
        Assert.DoesNotContain("a", document.Sections);
    }

    [Fact]
    public void The_section_that_others_inherit_from_is_not_taken_out()
        => Assert.False(IniDocument.Parse("[DEFAULT]\nx = 1\n").Remove("DEFAULT"));

    [Fact]
    public void Any_edit_of_any_document_changes_what_it_says_and_nothing_else()
        => Properties.Hold(
            from lines in Gen.Elements(
                "[a]", "[b]", "  [c]", "[DEFAULT]", "k = 1", "  k = 1", "l: 2", "\tl = 2", "   more", "", "  ", "# comment", "  ; comment", "m =")
                .ArrayOf()
            from end in Gen.Elements("\n", "\r\n")
            from key in Gen.Elements("k", "l", "z")
            from value in Gen.Elements("new", null)
            select (Text: string.Join(end, lines), Key: key, Value: value),
            edit =>
            {
                if (Parsed(edit.Text) is not { } before)
                    return true;
                IniDocument document = IniDocument.Parse(edit.Text);
                document.Set("a", edit.Key, edit.Value);
                IniDocument after = IniDocument.Parse(document.ToString());
                bool hadNone = edit.Value is null && !before.Sections.Contains("a");
                return after.Get("a", edit.Key) == (hadNone ? null : edit.Value)
                    && Same(before, after, except: edit.Key)
                    && after.ToString() == document.ToString();
            },
            times: 3_000);

    private static bool Same(IniDocument before, IniDocument after, string except)
        => before.Sections.Append("DEFAULT").All(section => new[] { "k", "l", "m", "z" }.All(
            key => (section == "a" && key == except) || before.Get(section, key) == after.Get(section, key)));

    private static string Set(string text, string key, string? value)
    {
        IniDocument document = IniDocument.Parse(text);
        document.Set("a", key, value);
        return document.ToString();
    }

    private static IniDocument? Parsed(string text)
    {
        try
        {
            return IniDocument.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
