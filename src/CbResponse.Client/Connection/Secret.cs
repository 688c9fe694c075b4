using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Security;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// A password or key that a request carries in its body. It has no text form that shows it, and is taken out of whatever the server says
/// back about the request.
/// </summary>
[DebuggerDisplay(Mask)]
internal sealed class Secret
{
    private const string Mask = "********";

    private readonly string _value;

    private Secret(string value)
    {
        _value = value;
    }

    /// <summary>Takes a secret over.</summary>
    public static Secret Of(SecureString value) => new(Read(value));

    /// <summary>The characters of a secure string.</summary>
    public static string Read(SecureString value)
    {
        IntPtr plain = Marshal.SecureStringToGlobalAllocUnicode(value);
        try
        {
            return Marshal.PtrToStringUni(plain) ?? string.Empty;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(plain);
        }
    }

    /// <summary>The secret for the one place that needs it: the body of a request.</summary>
    public string RevealForBody() => _value;

    /// <summary>Masks the secret in text from outside, as it is and in the forms that JSON and pages have for it.</summary>
    public string Redact(string text)
    {
        if (_value.Length == 0)
            return text;
        foreach (string form in (string[])[_value, JsonEncodedText.Encode(_value).ToString(), JsonEncodedText.Encode(_value, JsonCopy.Plain.Encoder).ToString(), WebUtility.HtmlEncode(_value)])
            text = text.Replace(form, Mask);
        return text;
    }

    /// <summary>A fixed mask.</summary>
    public override string ToString() => Mask;
}
