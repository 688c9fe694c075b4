using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>Which sensors a request asks for. An address beats a host name (edr-api.md 3.8).</summary>
internal static class SensorSearch
{
    public static IEnumerable<Sensor> Find(ServerData data, Viewer viewer, IQueryCollection query, DateTime now)
    {
        IEnumerable<Sensor> visible = data.Sensors.Where(sensor => viewer.CanSee(sensor.GroupId));
        string? address = Text(query, "ip");
        string? name = Text(query, "hostname");
        if (address is not null)
            visible = visible.Where(sensor => sensor.Adapters.Any(adapter => adapter.Address.ToString().Contains(address, StringComparison.OrdinalIgnoreCase)));
        else if (name is not null)
            visible = visible.Where(sensor => sensor.ComputerName.Contains(name, StringComparison.OrdinalIgnoreCase));
        if (Number(query, "groupid") is { } group)
            visible = visible.Where(sensor => sensor.GroupId == group);
        if (Number(query, "inactive_filter_days") is { } days)
            visible = visible.Where(sensor => sensor.LastCheckin >= now.AddDays(-days));
        return visible;
    }

    public static int? Number(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw RejectedRequestException.Text(400, $"Invalid value for parameter {name}: {text}");
    }

    private static string? Text(IQueryCollection query, string name)
        => query.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues value) && value is [.., { Length: > 0 } text] ? text : null;
}
