using System.Net;

namespace CbResponse.Emulator;

/// <summary>A field that holds any number of addresses.</summary>
internal sealed class ManyAddresses<T>(Func<T, IEnumerable<IPAddress>> read) : AddressSource<T>
{
    public override bool Exists(T item) => read(item).Any();

    public override bool Any(T item, AddressMatcher matcher)
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
