namespace CbResponse.Emulator;

/// <summary>Reads documents by number. A reader belongs to one thread.</summary>
internal abstract class DocumentReader<T>
{
    /// <summary>The document of that number, valid until the next call: computed documents share one object.</summary>
    public abstract T Read(int number);
}
