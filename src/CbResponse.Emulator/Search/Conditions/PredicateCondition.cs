namespace CbResponse.Emulator;

/// <summary>A condition that is one small question.</summary>
internal sealed class PredicateCondition<T>(Func<T, bool> predicate, FieldCost cost) : Condition<T>
{
    public override FieldCost Cost => cost;

    public override bool Matches(T item) => predicate(item);
}
