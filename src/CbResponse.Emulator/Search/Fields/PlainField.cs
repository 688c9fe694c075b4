using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>A field of the document itself.</summary>
internal sealed class PlainField<T>(string name, FieldType type, FieldSource<T> source) : SearchField<T>(name, type)
{
    public FieldSource<T> Source { get; } = source;

    public override Condition<T>? Match(QueryValue value, SearchScope scope)
    {
        if (value is ExistsValue)
            return new ExistsCondition<T>(Source);
        return Source switch
        {
            TextSource<T> texts => TextMatchers.For(Type, value) is { } matcher ? new TextCondition<T>(texts, matcher) : null,
            NumberSource<T> numbers => NumberBounds<long>.Read(value) is { } bounds
                ? new PredicateCondition<T>(item => numbers.Any(item, bounds), Source.Cost)
                : null,
            DecimalSource<T> decimals => NumberBounds<double>.Read(value) is { } bounds
                ? new PredicateCondition<T>(item => decimals.Any(item, bounds), Source.Cost)
                : null,
            TimeSource<T> times => TimeBounds.Read(value, scope.Now) is { } bounds
                ? new PredicateCondition<T>(item => times.Any(item, bounds), Source.Cost)
                : null,
            FlagSource<T> flags => Flag(value) is { } wanted ? new PredicateCondition<T>(item => flags.Is(item, wanted), Source.Cost) : null,
            AddressSource<T> addresses => Address(value, scope) is { } matcher
                ? new PredicateCondition<T>(item => addresses.Any(item, matcher), Source.Cost)
                : null,
            _ => throw new InvalidOperationException($"The field {Name} has a source that no search knows."),
        };
    }

    private static bool? Flag(QueryValue value) => PlainText(value)?.ToUpperInvariant() switch
    {
        "TRUE" => true,
        "FALSE" => false,
        _ => null,
    };

    /// <summary>IPv6 came with 6.1 (edr-api.md 2.1).</summary>
    private static AddressMatcher? Address(QueryValue value, SearchScope scope)
        => PlainText(value) is { } text && AddressMatcher.Read(text) is { } matcher && (!matcher.IsIPv6 || scope.Version.Has(6, 1))
            ? matcher
            : null;

    private static string? PlainText(QueryValue value) => value switch
    {
        WordValue word => word.Text,
        PhraseValue phrase => phrase.Text,
        RelativeTimeValue relative => relative.ToString(),
        _ => null,
    };
}
