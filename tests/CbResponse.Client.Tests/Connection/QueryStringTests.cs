using System.Text;

namespace CbResponse.Client.Tests;

public sealed class QueryStringTests
{
    /// <summary>.NET Framework refuses to escape long texts at once: they are escaped in pieces, and no character may fall apart between two.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(29_998)]
    [InlineData(29_999)]
    [InlineData(30_000)]
    [InlineData(59_999)]
    public void A_value_of_any_length_comes_back(int before)
    {
        string value = new string('a', before) + "😀 +&=ü" + new string('b', 30_001);
        StringBuilder text = new();
        QueryString.Append(text, [new("q", value), new("rows", "1")]);
        string[] parts = text.ToString().Split('&');
        Assert.Equal(2, parts.Length);
        Assert.StartsWith("?q=", parts[0], StringComparison.Ordinal);
        Assert.Equal(value, Uri.UnescapeDataString(parts[0][3..]));
        Assert.Equal(text.Length, QueryString.Length([new("q", value), new("rows", "1")]));
    }

    [Fact]
    public void A_plus_stays_a_plus_and_a_blank_is_no_plus()
    {
        StringBuilder text = new();
        QueryString.Append(text, [new("q", "a+b c")]);
        Assert.Equal("?q=a%2Bb%20c", text.ToString());
    }
}
