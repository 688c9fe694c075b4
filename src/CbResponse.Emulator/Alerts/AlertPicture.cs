namespace CbResponse.Emulator;

/// <summary>The alerts that somebody saw last. As long as neither they nor his rights change, the next search finds them ready.</summary>
internal sealed class AlertPicture
{
    private volatile Picture? _last;

    public IReadOnlyList<AlertDocument> Show(ServerData data, Viewer viewer, DateTime now)
    {
        IReadOnlyList<Alert> alerts = data.Alerts.At(now);
        if (_last is { } last && ReferenceEquals(last.Data, data) && ReferenceEquals(last.Alerts, alerts) && last.Rights == viewer.Rights)
            return last.Documents;
        IReadOnlyList<AlertDocument> documents = new AlertView(data, viewer, alerts).All;
        _last = new Picture(data, alerts, viewer.Rights, documents);
        return documents;
    }

    private sealed record Picture(ServerData Data, IReadOnlyList<Alert> Alerts, string Rights, IReadOnlyList<AlertDocument> Documents);
}
