namespace CbResponse.Emulator;

/// <summary>Every document matches, or none.</summary>
internal sealed class ConstantCondition<T>(bool matches) : Condition<T>
{
    public bool IsAlways => matches;

    public override bool Matches(T item) => matches;
}
