namespace CbResponse.Emulator;

/// <summary>Document numbers in some order. A sequence belongs to one thread.</summary>
internal abstract class DocumentSequence
{
    public abstract int Count { get; }

    public abstract int this[int rank] { get; }
}
