namespace CbResponse.Emulator;

/// <summary>Which sensors a request asks for. An address beats a host name (edr-api.md 3.8).</summary>
internal static class SensorSearch
{
    public static IEnumerable<Sensor> Find(ServerData data, Viewer viewer, SearchParameters parameters, DateTime now)
    {
        IEnumerable<Sensor> sensors = data.Sensors.Where(sensor => viewer.CanSee(sensor.GroupId));
        if (parameters.One("ip") is { } address)
            sensors = sensors.Where(sensor
                => sensor.Adapters.Any(adapter => adapter.Address.ToString().Contains(address, StringComparison.OrdinalIgnoreCase)));
        else if (parameters.One("hostname") is { } name)
            sensors = sensors.Where(sensor => sensor.ComputerName.Contains(name, StringComparison.OrdinalIgnoreCase));
        if (parameters.Number("groupid") is { } group)
            sensors = sensors.Where(sensor => sensor.GroupId == group);
        if (parameters.Number("inactive_filter_days") is { } days)
            sensors = sensors.Where(sensor => sensor.LastCheckin >= now.AddDays(-days));
        return sensors;
    }
}
