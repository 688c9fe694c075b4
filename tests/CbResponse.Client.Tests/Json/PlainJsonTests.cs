using System.Collections;
using System.Text;

namespace CbResponse.Client.Tests;

public sealed class PlainJsonTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("17")]
    [InlineData("-9223372036854775808")]
    [InlineData("0.1")]
    [InlineData("\"text\"")]
    [InlineData("""[1,"a",null,[],{}]""")]
    [InlineData("""{"b":1,"a":{"c":[true,{"d":"e"}]}}""")]
    public void Json_read_as_plain_values_is_written_back_the_same(string json)
        => Assert.Equal(json, Encoding.UTF8.GetString(PlainJson.ToUtf8(PlainJson.Parse(Encoding.UTF8.GetBytes(json)))));

    [Fact]
    public void Values_have_the_types_that_a_person_expects()
    {
        object?[] values = Assert.IsType<object?[]>(PlainJson.Parse("""[1, 1.5, 1e300, "a", true, null, [], {"k": 1}]"""u8.ToArray()));

        Assert.Equal([1L, 1.5m, 1e300, "a", true, null], values[..6]);
        Assert.Equal([], Assert.IsType<object?[]>(values[6]));
        Assert.Equal(1L, Assert.IsType<IDictionary>(values[7], exactMatch: false)["k"]);
    }

    [Fact]
    public void Every_simple_type_can_be_written()
    {
        object[] values =
        [
            (byte)1, (sbyte)-1, (short)2, (ushort)3, 4, 5u, 6L, ulong.MaxValue, 1.5f, 2.5, 3.5m, 'c', DayOfWeek.Friday, new Uri("https://x/y"), new Uri("https://x/a%20b"),
            new Version(1, 2), Guid.Empty, new DateTime(2024, 3, 5, 6, 7, 8, DateTimeKind.Utc),
        ];

        Assert.Equal(
            """[1,-1,2,3,4,5,6,18446744073709551615,1.5,2.5,3.5,"c","Friday","https://x/y","https://x/a%20b","1.2","00000000-0000-0000-0000-000000000000","2024-03-05T06:07:08Z"]""",
            Encoding.UTF8.GetString(PlainJson.ToUtf8(values)));
    }

    [Fact]
    public void What_json_has_no_form_for_is_a_mistake()
    {
        List<object> circle = [];
        circle.Add(circle);

        Assert.Throws<ArgumentException>(() => PlainJson.ToUtf8(new object()));
        Assert.Throws<ArgumentException>(() => PlainJson.ToUtf8(double.NaN));
        Assert.Throws<ArgumentException>(() => PlainJson.ToUtf8(circle));
    }

    [Fact]
    public void Text_that_is_not_well_formed_is_read()
        => Assert.Equal(
            ["\ufffd", "a\ufffd", "\U0001F600"],
            Assert.IsType<object?[]>(PlainJson.Parse((byte[])[.. """["\ud800", "a"""u8, 0xFF, .. "\", \"\\ud83d\\ude00\"]"u8])));

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[1,]")]
    [InlineData("[\"\\ud800\"")]
    public void What_is_no_json_is_a_json_exception(string json)
        => Assert.ThrowsAny<System.Text.Json.JsonException>(() => PlainJson.Parse(Encoding.UTF8.GetBytes(json)));
}
