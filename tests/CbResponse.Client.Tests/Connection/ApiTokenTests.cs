using System.Security;
using System.Text.Json;

namespace CbResponse.Client.Tests;

public sealed class ApiTokenTests
{
    [Fact]
    public void A_token_shows_a_mask_wherever_it_is_shown()
    {
        ApiToken token = new(Session.Secret);

        Assert.Equal("********", token.ToString());
        Assert.Equal("{}", JsonSerializer.Serialize(token));
        Assert.DoesNotContain(typeof(ApiToken).GetProperties(), property => property.PropertyType == typeof(string));
    }

    [Fact]
    public void A_token_goes_into_its_header_and_only_once()
    {
        using HttpRequestMessage request = new();
        ApiToken token = new($" {Session.Secret}\r\n");

        token.Apply(request.Headers);
        token.Apply(request.Headers);

        KeyValuePair<string, IEnumerable<string>> header = Assert.Single<KeyValuePair<string, IEnumerable<string>>>(request.Headers);
        Assert.Equal("X-Auth-Token", header.Key);
        Assert.Equal([Session.Secret], header.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("abc def")]
    [InlineData("abc\r\nX-Evil: 1")]
    [InlineData("tökén")]
    [InlineData("abc\0")]
    public void What_no_header_can_hold_is_no_token(string text)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ApiToken(text));

        Assert.DoesNotContain("Evil", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_can_come_from_a_secure_string()
    {
        using SecureString secure = new();
        foreach (char c in Session.Secret)
            secure.AppendChar(c);

        Assert.Equal(Session.Secret, ApiToken.FromSecureString(secure).RevealForStorage());
        using SecureString empty = new();
        Assert.Throws<ArgumentException>(() => ApiToken.FromSecureString(empty));
        Assert.Throws<ArgumentNullException>(() => ApiToken.FromSecureString(null!));
    }

    [Fact]
    public void A_token_is_masked_in_text_that_echoes_it_unless_it_is_too_short_to_be_one()
    {
        Assert.Equal("X-Auth-Token: ********!", new ApiToken(Session.Secret).Redact($"X-Auth-Token: {Session.Secret}!"));
        Assert.Equal("an ordinary word", new ApiToken("word").Redact("an ordinary word"));
    }
}
