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

    /// <summary>Warns of a token that was given as plain text, once in a runspace.</summary>
    internal static void WarnOfPlainText(PSCmdlet cmdlet, SecureString token)
    {
        if (!FromPlainText.TryGetValue(token, out _) || SessionList.Current.HasWarnedOfPlainToken)
            return;
        SessionList.Current.HasWarnedOfPlainToken = true;
        cmdlet.WriteWarning(
            "The API token was given as plain text, which stays in the history and in scripts. "
            + "Give a SecureString: -Token (Read-Host -AsSecureString), or use a profile (Set-CbProfile) or a secret vault.");
    }
}
