namespace CbResponse.Emulator;

/// <summary>One part must match.</summary>
internal sealed class OrCondition<T>(Condition<T>[] parts) : Condition<T>
{
    public override bool Matches(T item)
    {
        foreach (Condition<T> part in parts)
        {
            if (part.Matches(item))
                return true;
        }

        return false;
    }
}
