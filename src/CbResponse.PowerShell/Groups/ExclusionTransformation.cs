using System.Collections;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of attributes that make typed entries of hashtables.</summary>
public abstract class ExclusionTransformation : ArgumentTransformationAttribute
{
    private protected ExclusionTransformation()
    {
    }

    /// <inheritdoc/>
    public sealed override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? plain = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return plain is IEnumerable list and not IDictionary and not string
            ? list.Cast<object?>().Select(item => Read(item is PSObject one ? one.BaseObject : item)).ToArray()
            : Read(plain) is { } single ? new[] { single } : inputData!;
    }

    /// <summary>Makes an entry of the members of a hashtable, which are taken out.</summary>
    private protected abstract object Make(Func<string, object?> take);

    private object? Read(object? item)
    {
        if (item is not IDictionary members)
            return item;
        Hashtable rest = new(members, StringComparer.OrdinalIgnoreCase);
        object made = Make(name =>
        {
            object? value = rest[name];
            rest.Remove(name);
            return value;
        });
        return rest.Count == 0
            ? made
            : throw new ArgumentTransformationMetadataException($"An entry has no '{rest.Keys.Cast<object>().First()}'.");
    }
}
