using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets threat intelligence feeds.</summary>
[Cmdlet(VerbsCommon.Get, "CbFeed", DefaultParameterSetName = ByName)]
[OutputType(typeof(Feed))]
public sealed class GetCbFeed : RecordGetCmdlet<Feed>
{
    private protected override RecordKind<Feed> Kind => RecordKinds.Feed;

    private protected override bool IsWanted(Feed item) => Enabled is null || Enabled == item.IsEnabled;
}
