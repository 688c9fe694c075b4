namespace CbResponse.Emulator;

/// <summary>The other ends of a process document's connections.</summary>
internal sealed class PeerAddresses : AddressSource<ProcessDocument>
{
    public PeerAddresses() => Cost = FieldCost.High;

    public override bool Exists(ProcessDocument item) => item.NetConns.Any();

    public override bool Any(ProcessDocument item, AddressMatcher matcher) => item.AnyPeer(matcher);

    public override IEnumerable<string> Texts(ProcessDocument item)
        => item.NetConns.Select(connection => connection.Remote.Address.ToString()).Distinct();
}
