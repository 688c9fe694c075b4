namespace CbResponse.Emulator;

/// <summary>The part must not match.</summary>
internal sealed class NotCondition<T>(Condition<T> part) : Condition<T>
{
    public override FieldCost Cost => part.Cost;

    public override bool Matches(T item) => !part.Matches(item);
}
