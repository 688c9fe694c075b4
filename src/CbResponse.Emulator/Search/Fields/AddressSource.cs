namespace CbResponse.Emulator;

/// <summary>A field of IP addresses.</summary>
internal abstract class AddressSource<T> : FieldSource<T>
{
    public abstract bool Any(T item, AddressMatcher matcher);
}
