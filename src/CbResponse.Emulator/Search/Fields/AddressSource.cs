using System.Net;

namespace CbResponse.Emulator;

/// <summary>A field of IP addresses.</summary>
internal sealed class AddressSource<T>(Func<T, IEnumerable<IPAddress>> read) : FieldSource<T>
{
    public override bool Exists(T item) => read(item).Any();

    public bool Any(T item, AddressMatcher matcher)
    {
        foreach (IPAddress address in read(item))
        {
            if (matcher.Matches(address))
                return true;
        }

        return false;
    }

    public override IEnumerable<string> Texts(T item) => read(item).Select(address => address.ToString()).Distinct();
}
