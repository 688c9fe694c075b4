using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace CbResponse.Client.Tests;

/// <summary>Random JSON, rich in what readers trip over.</summary>
internal static class JsonGenerators
{
    private static readonly string[] Texts =
    [
        "", " ", "true", "False", "1", "-1", "1.0", "1e3", "99999999999999999999", "2024-03-05T06:07:08.1Z", "2024-03-05 06:07:08-07:00", "never",
        "00000007-0000-1234-01da-6ec35ac2a480", "10.0.0.1", "::1", "ü漢\U0001F600", "a\"b\\c", "\u0000", "PREPREPRExPOSTPOSTPOST",
    ];

    /// <summary>Texts that are valid JSON but hold halves of surrogate pairs, or escapes of all kinds.</summary>
    private static readonly string[] OddTexts =
        ["\"\\ud800\"", "\"\\udc00x\"", "\"\\ud83d\\ude00\"", "\"\\u0041\\/\\b\\f\\n\\r\\t\\\\\\\"\"", "\"a\\uDBFF\\u0062\""];

    /// <summary>A number, in any notation and of any size.</summary>
    public static Gen<string> Number { get; } = Gen.OneOf(
        Gen.Elements(
            "0", "-0", "1", "-1", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
            "1.0", "1.5", "-0.5", "1e3", "1E+2", "1e-7", "1e308", "1e309", "-1e999", "99999999999999999999", "253402300799", "253402300800",
            "253402300799999", "253402300800000", "-62135596800", "-62135596801"),
        ArbMap.Default.GeneratorFor<long>().Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(number => number.ToString("R", CultureInfo.InvariantCulture)),
        Between(-300_000_000_000_000, 300_000_000_000_000).Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A whole number between two others.</summary>
    public static Gen<long> Between(long lower, long upper) =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select lower + ((((long)high << 31) | (uint)low) % (upper - lower));

    /// <summary>A scalar.</summary>
    public static Gen<string> Scalar { get; } = Gen.OneOf(
        Number,
        Gen.Elements("null", "true", "false"),
        Gen.Elements(Texts).Select(text => JsonSerializer.Serialize(text)),
        Gen.Elements(OddTexts));

    /// <summary>Any value.</summary>
    public static Gen<string> Value { get; } = Gen.Sized(size => ValueOf(Math.Min(size, 8)));

    /// <summary>An object whose members have these names, more or less, and any values.</summary>
    public static Gen<string> ObjectOf(string[] names, Gen<string> value) =>
        from count in Gen.Choose(0, 12)
        from members in MemberOf(names, value).ArrayOf(count)
        select $"{{{string.Join(",", members)}}}";

    private static Gen<string> MemberOf(string[] names, Gen<string> value) =>
        from name in Gen.OneOf(Gen.Elements(names).Select(name => $"\"{name}\""), Gen.Elements([.. names.Select(name => $"\"{name}\""), .. OddTexts, "\"\""]))
        from content in value
        select $"{name}:{content}";

    private static Gen<string> ValueOf(int size)
    {
        if (size == 0)
            return Scalar;
        Gen<string> smaller = ValueOf(size / 2);
        Gen<string> list =
            from count in Gen.Choose(0, 4)
            from items in smaller.ArrayOf(count)
            select $"[{string.Join(", ", items)}]";
        return Gen.OneOf(Scalar, Scalar, list, ObjectOf(["wid", "value", "segments_hit", "name", "ids", "id", "a"], smaller));
    }
}
