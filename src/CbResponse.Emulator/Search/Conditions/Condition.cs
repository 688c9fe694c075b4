namespace CbResponse.Emulator;

/// <summary>What a document must fulfil.</summary>
internal abstract class Condition<T>
{
    public abstract bool Matches(T item);
}
