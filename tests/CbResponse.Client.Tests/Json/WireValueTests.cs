using System.Net;
using System.Text.Json;

namespace CbResponse.Client.Tests;

/// <summary>Numbers, booleans, texts and addresses in all the types that edr-api.md 1.9 lists.</summary>
public sealed class WireValueTests
{
    [Theory]
    [InlineData("5", 5L)]
    [InlineData("-5", -5L)]
    [InlineData("\"5\"", 5L)]
    [InlineData("\" -5 \"", -5L)]
    [InlineData("\"\\u0035\"", 5L)]
    [InlineData("5.0", 5L)]
    [InlineData("1e3", 1000L)]
    [InlineData("8589934592", 8_589_934_592L)]
    [InlineData("\"1792735491213017088\"", 1_792_735_491_213_017_088L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    [InlineData("\" \"", null)]
    public void A_whole_number_may_be_a_text(string json, long? expected)
        => Assert.Equal(expected, Wire.Read(json, WireNumber.ReadInt64));

    [Theory]
    [InlineData("5.5")]
    [InlineData("1e16")]
    [InlineData("1e999")]
    [InlineData("9223372036854775808")]
    [InlineData("\"5.0\"")]
    [InlineData("\"five\"")]
    [InlineData("\"0x5\"")]
    [InlineData("true")]
    [InlineData("[5]")]
    [InlineData("{}")]
    public void What_is_no_whole_number_is_a_complaint(string json)
        => Assert.StartsWith(WireFormat.Marker, Assert.Throws<JsonException>(() => Wire.Read(json, WireNumber.ReadInt64)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("\"-2147483648\"", int.MinValue)]
    [InlineData("null", null)]
    public void A_number_of_32_bits_is_read(string json, int? expected)
        => Assert.Equal(expected, Wire.Read(json, WireNumber.ReadInt32));

    [Theory]
    [InlineData("2147483648")]
    [InlineData("\"-2147483649\"")]
    public void A_number_beyond_32_bits_is_a_complaint_where_it_must_fit(string json)
        => Assert.Contains("a number of 32 bits", Assert.Throws<JsonException>(() => Wire.Read(json, WireNumber.ReadInt32)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("\"50.0\"", 50.0)]
    [InlineData("\"1e3\"", 1000.0)]
    [InlineData("7", 7.0)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    public void A_fraction_may_be_a_text(string json, double? expected)
        => Assert.Equal(expected, Wire.Read(json, WireNumber.ReadDouble));

    [Theory]
    [InlineData("\"half\"")]
    [InlineData("\"0,5\"")]
    [InlineData("false")]
    [InlineData("[]")]
    public void What_is_no_number_is_a_complaint(string json)
        => Assert.Throws<JsonException>(() => Wire.Read(json, WireNumber.ReadDouble));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\"False\"", false)]
    [InlineData("\" TRUE \"", true)]
    [InlineData("\"1\"", true)]
    [InlineData("\"0\"", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    public void A_boolean_may_be_a_text_or_a_number(string json, bool? expected)
        => Assert.Equal(expected, Wire.Read(json, WireBoolean.Read));

    [Theory]
    [InlineData("\"yes\"")]
    [InlineData("0.5")]
    [InlineData("[]")]
    public void What_is_no_boolean_is_a_complaint(string json)
        => Assert.Throws<JsonException>(() => Wire.Read(json, WireBoolean.Read));

    [Theory]
    [InlineData("\"a\\u00fc\\n\"", "aü\n")]
    [InlineData("5", "5")]
    [InlineData("-1.50e3", "-1.50e3")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("null", null)]
    [InlineData("\"\\ud800\"", "\ufffd")]
    [InlineData("\"a\\ud800\\\\\\/\\\"\\b\\f\\n\\r\\t\\u0041z\"", "a\ufffd\\/\"\b\f\n\r\tAz")]
    [InlineData("\"\\ud83d\\ude00\"", "\U0001F600")]
    public void A_text_may_be_a_number_and_need_not_be_well_formed(string json, string? expected)
        => Assert.Equal(expected, Wire.Read(json, WireText.Read));

    [Fact]
    public void A_text_need_not_be_valid_utf_8()
    {
        Utf8JsonReader reader = new([(byte)'"', (byte)'a', 0xFF, (byte)'b', (byte)'"']);
        reader.Read();

        Assert.Equal("a\ufffdb", WireText.Read(ref reader));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    public void A_list_or_an_object_is_no_text(string json)
        => Assert.Throws<JsonException>(() => Wire.Read(json, WireText.Read));

    [Theory]
    [InlineData("-889163511", "203.0.113.9")]
    [InlineData("167838211", "10.1.2.3")]
    [InlineData("3405803785", "203.0.113.9")]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData(" 2001:db8::5 ", "2001:db8::5")]
    [InlineData("0", "0.0.0.0")]
    [InlineData("", null)]
    [InlineData("host", null)]
    [InlineData("1.5.x", null)]
    public void An_address_may_be_a_signed_number_in_a_text(string text, string? address)
        => Assert.Equal(address is null ? null : IPAddress.Parse(address), WireAddress.FromText(text));
}
