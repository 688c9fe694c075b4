namespace CbResponse.Emulator;

/// <summary>A condition that is one small question.</summary>
internal sealed class PredicateCondition<T>(Func<T, bool> predicate) : Condition<T>
{
    public override bool Matches(T item) => predicate(item);
}
