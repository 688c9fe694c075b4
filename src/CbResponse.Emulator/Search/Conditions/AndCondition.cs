namespace CbResponse.Emulator;

/// <summary>Every part must match.</summary>
internal sealed class AndCondition<T>(Condition<T>[] parts) : Condition<T>
{
    public override bool Matches(T item)
    {
        foreach (Condition<T> part in parts)
        {
            if (!part.Matches(item))
                return false;
        }

        return true;
    }
}
