using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Turns PowerShell's objects into plain values for the client, and plain values into PowerShell's objects.</summary>
internal static class PlainValue
{
    private const int Deepest = 64;

    /// <summary>A plain value: wrappers are taken off, and custom objects become dictionaries.</summary>
    /// <exception cref="ArgumentException">The value is nested too deep, or holds itself.</exception>
    public static object? From(object? value) => From(value, 0);

    /// <summary>Dictionaries become custom objects; lists stay lists.</summary>
    public static object? ToPSObject(object? value)
    {
        if (value is object?[] items)
            return items.Select(ToPSObject).ToArray();
        if (value is not IDictionary members)
            return value;
        PSObject result = new();
        foreach (DictionaryEntry member in members)
            result.Properties.Add(new PSNoteProperty((string)member.Key, ToPSObject(member.Value)));
        return result;
    }

    private static object? From(object? value, int depth)
    {
        if (depth > Deepest)
            throw new ArgumentException($"The body is nested more than {Deepest} levels deep, or holds itself.");
        if (value is PSObject { BaseObject: PSCustomObject } custom)
            return FromProperties(custom, depth);
        object? bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        switch (bare)
        {
            case SwitchParameter flag:
                return flag.ToBool();
            case IDictionary members:
                OrderedDictionary copy = new(StringComparer.Ordinal);
                foreach (DictionaryEntry member in members)
                    copy[LanguagePrimitives.ConvertTo<string>(member.Key)] = From(member.Value, depth + 1);
                return copy;
            case IEnumerable items and not string:
                return items.Cast<object?>().Select(item => From(item, depth + 1)).ToArray();
            default:
                return bare;
        }
    }

    private static OrderedDictionary FromProperties(PSObject custom, int depth)
    {
        OrderedDictionary members = new(StringComparer.Ordinal);
        foreach (PSPropertyInfo property in custom.Properties)
            members[property.Name] = From(property.Value, depth + 1);
        return members;
    }
}
