using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>A field of a related record: one of them must match.</summary>
/// <param name="name">The field's name.</param>
/// <param name="inner">The field of the related records.</param>
/// <param name="cost">How much work it is to find them.</param>
/// <param name="any">Whether one of a document's related records fulfils a condition.</param>
internal sealed class JoinedField<T, TRelated>(
    string name, SearchField<TRelated> inner, FieldCost cost, Func<T, Condition<TRelated>, bool> any)
    : SearchField<T>(name, inner.Type)
    where TRelated : class
{
    public override bool IsJoin => true;

    public override Condition<T>? Match(QueryValue value, SearchScope scope)
    {
        if (inner.Match(value, scope) is not { } match)
            return null;
        RememberingCondition<TRelated> condition = new(match);
        return new PredicateCondition<T>(item => any(item, condition), cost);
    }
}
