using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>The ports of the services that a process document's connections used.</summary>
internal sealed class PeerPorts : NumberSource<ProcessDocument>
{
    public PeerPorts() => Cost = FieldCost.High;

    public override bool Exists(ProcessDocument item) => item.NetConns.Any();

    public override bool Any(ProcessDocument item, NumberBounds<long> bounds) => item.AnyPort(bounds);

    public override IEnumerable<string> Texts(ProcessDocument item)
        => item.NetConns.Select(connection => connection.ServicePort.ToString(CultureInfo.InvariantCulture)).Distinct();
}
