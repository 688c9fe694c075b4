namespace CbResponse.Emulator;

/// <summary>Every part must match.</summary>
internal sealed class AndCondition<T>(IEnumerable<Condition<T>> parts) : Condition<T>
{
    private readonly Condition<T>[] _parts = [.. parts.OrderBy(part => part.Cost)];

    public override FieldCost Cost => _parts.Length == 0 ? FieldCost.Low : _parts[^1].Cost;

    public override bool Matches(T item)
    {
        foreach (Condition<T> part in _parts)
        {
            if (!part.Matches(item))
                return false;
        }

        return true;
    }
}
