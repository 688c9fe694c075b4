namespace CbResponse.Emulator;

/// <summary>A field of whole numbers.</summary>
internal abstract class NumberSource<T> : FieldSource<T>
{
    public override bool IsNumber => true;

    public abstract bool Any(T item, NumberBounds<long> bounds);
}
