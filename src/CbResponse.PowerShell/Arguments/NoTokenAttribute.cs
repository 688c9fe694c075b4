using System.Management.Automation;
using System.Text.RegularExpressions;

namespace CbResponse.PowerShell;

/// <summary>
/// Refuses an API token where an address belongs, without repeating it: mixed up, it would become a host name, which is looked up,
/// and shown in errors.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NoTokenAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is string text && Regex.IsMatch(text, "[0-9a-fA-F]{40}", RegexOptions.None, TimeSpan.FromSeconds(1)))
            throw new ValidationMetadataException("It holds what looks like an API token. The address stands by itself; the token comes after it, as -Token.");
    }
}
