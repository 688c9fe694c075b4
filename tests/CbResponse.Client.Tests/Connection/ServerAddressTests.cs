namespace CbResponse.Client.Tests;

public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("edr.example", "https://edr.example/")]
    [InlineData("  edr.example \n", "https://edr.example/")]
    [InlineData("edr.example:8443", "https://edr.example:8443/")]
    [InlineData("EDR.Example", "https://edr.example/")]
    [InlineData("https://edr.example/", "https://edr.example/")]
    [InlineData("https://edr.example///", "https://edr.example/")]
    [InlineData("HTTPS://edr.example:443", "https://edr.example/")]
    [InlineData("https://edr.example/api", "https://edr.example/")]
    [InlineData("https://edr.example/api/v1/process?q=x", "https://edr.example/")]
    [InlineData("edr.example/api/info", "https://edr.example/")]
    [InlineData("https://edr.example/#/search/cb.urlver=1&q=x", "https://edr.example/")]
    [InlineData("https://gateway.example/edr/", "https://gateway.example/edr")]
    [InlineData("https://gateway.example/edr/api/v1", "https://gateway.example/edr")]
    [InlineData("https://gateway.example/apiary/api/info", "https://gateway.example/apiary")]
    [InlineData("https://gateway.example/apiary", "https://gateway.example/apiary")]
    [InlineData("10.0.0.5", "https://10.0.0.5/")]
    [InlineData("[2001:db8::5]:8443", "https://[2001:db8::5]:8443/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000/")]
    [InlineData("http://[::1]:5000/", "http://[::1]:5000/")]
    public void What_people_type_becomes_the_base_address(string text, string address)
        => Assert.Equal(address, ServerAddress.Parse(text).AbsoluteUri);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("   ", "is empty")]
    [InlineData("https://", "not a server address")]
    [InlineData("edr example", "not a server address")]
    [InlineData("edr.example:port", "not a server address")]
    [InlineData("file:///etc/passwd", "not a server address")]
    [InlineData("::1", "not a server address")]
    [InlineData("ftp://edr.example", "not a scheme of an EDR server")]
    [InlineData("http://edr.example", "unencrypted")]
    [InlineData("http://10.0.0.5", "unencrypted")]
    [InlineData("http://127.0.0.1.evil.example", "unencrypted")]
    [InlineData("https://admin:secret@edr.example", "must not hold a user name or password")]
    public void What_is_no_safe_address_is_refused_with_a_reason(string text, string reason)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ServerAddress.Parse(text));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_at_all_is_the_callers_mistake()
        => Assert.Throws<ArgumentNullException>(() => ServerAddress.Parse(null!));
}
