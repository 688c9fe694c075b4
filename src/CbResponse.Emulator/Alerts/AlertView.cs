namespace CbResponse.Emulator;

/// <summary>The alerts as a viewer may see them: those of hosts that are hidden from him are left out.</summary>
/// <param name="data">The server.</param>
/// <param name="viewer">Who looks.</param>
/// <param name="alerts">The alerts as they are at the time.</param>
internal sealed class AlertView(ServerData data, Viewer viewer, IReadOnlyList<Alert> alerts)
{
    private readonly BinaryView _binaries = new(data.Binaries, viewer);

    /// <summary>All that he may see, by identifier.</summary>
    public IReadOnlyList<AlertDocument> All
        => [.. alerts.Select(Show).OfType<AlertDocument>().OrderBy(document => document.Alert.Id.ToString(), StringComparer.Ordinal)];

    private AlertDocument? Show(Alert alert) => alert.Process is { } process ? ShowProcess(alert, process) : ShowBinary(alert);

    private AlertDocument? ShowProcess(Alert alert, ProcessGuid guid)
    {
        if (data.Processes.Find(guid) is not { } range)
            return null;
        ProcessDocument document = data.Processes.OpenReader().Read(range.Last);
        HostFacts host = document.Process.Host;
        Binary? binary = document.Process.Hash is { } hash ? _binaries.Find(hash.Md5) : null;
        return viewer.CanSee(host.GroupId) ? new AlertDocument(alert, host, document, binary) : null;
    }

    private AlertDocument? ShowBinary(Alert alert)
    {
        if (alert.BinaryMd5 is null || _binaries.Find(alert.BinaryMd5) is not { } binary)
            return null;
        return binary.Hosts.FirstOrDefault(host => host.SensorId == alert.SensorId) is { } reporter
            ? new AlertDocument(alert, reporter, null, binary)
            : null;
    }
}
