using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Takes hashtables with <c>Name</c>, <c>Address</c> and <c>IsEnabled</c> for exclusions from isolation.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IsolationExclusionAttribute : ExclusionTransformation
{
    private protected override object Make(Func<string, object?> take)
    {
        string? name = take("Name")?.ToString();
        string address = take("Address")?.ToString() ?? throw new ArgumentTransformationMetadataException("An entry needs an Address.");
        return new IsolationExclusion { Name = name ?? address, Address = address, IsEnabled = take("IsEnabled") is not { } flag || LanguagePrimitives.IsTrue(flag) };
    }
}
