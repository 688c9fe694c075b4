using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Security;

namespace CbResponse.PowerShell;

/// <summary>
/// Lets a token parameter take a plain text beside a SecureString, for scripts that come from other clients, and remembers that it did,
/// so that the cmdlet can warn.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TokenAttribute : ArgumentTransformationAttribute
{
    private static readonly ConditionalWeakTable<SecureString, object> FromPlainText = new();

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string text)
            return value;
        SecureString secure = new();
        foreach (char c in text)
            secure.AppendChar(c);
        secure.MakeReadOnly();
        FromPlainText.Add(secure, text.Length);
        return secure;
    }

    /// <summary>Whether the token was given as plain text.</summary>
    internal static bool WasPlainText(SecureString token) => FromPlainText.TryGetValue(token, out _);
}
