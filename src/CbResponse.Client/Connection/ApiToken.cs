using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security;

namespace CbResponse;

/// <summary>
/// The API token of a console user. The one class that holds it: it has no property, no text form and no serialised
/// form that shows it. It is put on a request, and taken out of text that a server echoes, by this class alone.
/// </summary>
[DebuggerDisplay(Mask)]
public sealed class ApiToken
{
    private const string Header = "X-Auth-Token";
    private const string Mask = "********";

    private readonly string _value;
    private readonly IReadOnlyList<Secret> _others = [];

    /// <summary>Takes a token over.</summary>
    /// <exception cref="ArgumentException">The text is empty, or holds characters that no HTTP header may hold.</exception>
    public ApiToken(string value)
    {
        string token = (value ?? throw new ArgumentNullException(nameof(value))).Trim();
        if (token.Length == 0)
            throw new ArgumentException("The API token is empty.");
        if (token.Any(c => c is <= ' ' or > '~'))
            throw new ArgumentException("The API token holds a blank or a character that is not plain ASCII.");
        _value = token;
    }

    private ApiToken(ApiToken token, IReadOnlyList<Secret> others)
    {
        _value = token._value;
        _others = others;
    }

    /// <summary>Takes a token over from a secure string.</summary>
    /// <exception cref="ArgumentException">The text is empty, or holds characters that no HTTP header may hold.</exception>
    public static ApiToken FromSecureString(SecureString value)
    {
        if (value is null)
            throw new ArgumentNullException(nameof(value));
        return new ApiToken(Secret.Read(value));
    }

    /// <summary>A fixed mask.</summary>
    public override string ToString() => Mask;

    internal void Apply(HttpRequestHeaders headers)
    {
        headers.Remove(Header);
        headers.TryAddWithoutValidation(Header, _value);
    }

    /// <summary>
    /// Masks the token in text from outside: a debugging proxy's error page may echo the request.
    /// A token of a few characters is no secret, and masking it would eat into ordinary words.
    /// </summary>
    internal string Redact(string text)
    {
        foreach (Secret other in _others)
            text = other.Redact(text);
        return _value.Length < 8 ? text : text.Replace(_value, Mask);
    }

    /// <summary>The token for answers to a request that carries secrets: they are masked along with it.</summary>
    internal ApiToken With(IReadOnlyList<Secret> secrets) => secrets.Count == 0 ? this : new ApiToken(this, secrets);

    /// <summary>The token for the one place that stores it: a profile that the user asked us to write.</summary>
    internal string RevealForStorage() => _value;
}
