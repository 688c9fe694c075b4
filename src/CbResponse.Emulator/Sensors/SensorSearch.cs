namespace CbResponse.Emulator;

/// <summary>
/// Which sensors a request asks for. An address beats a host name (edr-api.md 3.8), and both are parts of the text, as it is written:
/// the vendor's text says that their case matters.
/// </summary>
internal static class SensorSearch
{
    private const int MostDays = 100_000;

    /// <param name="data">What the server holds.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="parameters">What for.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="isPaged">Whether it is the paged route, which knows no filter by activity.</param>
    public static IEnumerable<Sensor> Find(ServerData data, Viewer viewer, SearchParameters parameters, DateTime now, bool isPaged)
    {
        IEnumerable<Sensor> sensors = data.Sensors.List(now).Where(sensor => viewer.CanSee(sensor.GroupId));
        if (parameters.One("ip") is { } address)
            sensors = sensors.Where(sensor
                => sensor.Adapters.Any(adapter => adapter.Address.ToString().Contains(address, StringComparison.Ordinal)));
        else if (parameters.One("hostname") is { } name)
            sensors = sensors.Where(sensor => sensor.ComputerName.Contains(name, StringComparison.Ordinal));
        if (parameters.Number("groupid") is { } group)
            sensors = sensors.Where(sensor => sensor.GroupId == group);
        if (!isPaged && parameters.Number("inactive_filter_days") is { } days)
            sensors = sensors.Where(sensor => now - sensor.LastCheckin <= TimeSpan.FromDays(Math.Min(days, MostDays)));
        return sensors;
    }
}
