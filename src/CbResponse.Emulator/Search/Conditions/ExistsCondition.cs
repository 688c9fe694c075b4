namespace CbResponse.Emulator;

/// <summary>The field has a value.</summary>
internal sealed class ExistsCondition<T>(FieldSource<T> source) : Condition<T>
{
    public override FieldCost Cost => source.Cost;

    public override bool Matches(T item) => source.Exists(item);
}
