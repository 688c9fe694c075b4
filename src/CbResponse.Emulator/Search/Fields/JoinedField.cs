using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>A field of a related record: one of them must match.</summary>
internal sealed class JoinedField<T, TRelated>(string name, SearchField<TRelated> inner, Func<T, IEnumerable<TRelated>> related)
    : SearchField<T>(name, inner.Type)
{
    public override bool IsJoin => true;

    public override Condition<T>? Match(QueryValue value, SearchScope scope)
        => inner.Match(value, scope) is { } condition ? new PredicateCondition<T>(item => related(item).Any(condition.Matches)) : null;
}
