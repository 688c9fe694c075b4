namespace CbResponse.Emulator;

/// <summary>What a document must fulfil.</summary>
internal abstract class Condition<T>
{
    /// <summary>How much work it is to ask. Of several conditions the cheap ones are asked first, and may spare the others.</summary>
    public virtual FieldCost Cost => FieldCost.Low;

    public abstract bool Matches(T item);
}
