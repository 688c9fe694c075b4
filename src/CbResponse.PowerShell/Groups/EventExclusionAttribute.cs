using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Takes hashtables with <c>EventKinds</c> and <c>Paths</c> for exclusions of events.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EventExclusionAttribute : ExclusionTransformation
{
    private protected override object Make(Func<string, object?> take)
        => new EventExclusion { EventKinds = Texts(take("EventKinds"), "EventKinds"), Paths = Texts(take("Paths"), "Paths") };

    private static string[] Texts(object? value, string name)
        => LanguagePrimitives.TryConvertTo(value, out string[]? texts) && texts is { Length: > 0 }
            ? texts
            : throw new ArgumentTransformationMetadataException($"An entry needs {name}.");
}
