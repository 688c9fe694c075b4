using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>The members of a sensor record that the paged list counts and orders by (edr-api.md 3.8). Nothing is searched by them.</summary>
internal sealed class SensorFieldTable : RecordFieldTable<Sensor>
{
    private const FieldUse Listed = FieldUse.Facet | FieldUse.Sort;

    public SensorFieldTable()
    {
        Number("id", sensor => sensor.Id);
        Text("computer_name", sensor => sensor.ComputerName);
        Text("computer_dns_name", sensor => sensor.DnsName);
        Number("group_id", sensor => sensor.GroupId);
        Number("os_type", sensor => (int)sensor.Os);
        Text("os_environment_display_string", sensor => sensor.OsDescription);
        Text("build_version_string", sensor => sensor.Build);
        Text("status", sensor => sensor.Status);
        Number("sensor_health_status", sensor => sensor.HealthScore);
        Text("sensor_health_message", sensor => sensor.HealthMessage);
        Flag("network_isolation_enabled", sensor => sensor.IsolationRequested);
        Flag("is_isolating", sensor => sensor.IsIsolated);
        Time("registration_time", sensor => sensor.RegisteredAt);
        Time("last_checkin_time", sensor => sensor.LastCheckin);
    }

    /// <summary>The latest check-in first: an order that moves with the clock.</summary>
    public override SortOrder DefaultSort { get; } = new("last_checkin_time", Descending: true);

    public override IReadOnlyList<string> StandardFacets { get; } = ["status", "os_type", "group_id", "build_version_string"];

    public override string IdOf(Sensor document) => document.ComputerName;

    private void Text(string name, Func<Sensor, string?> read) => Add(FieldType.Keyword, name, new SingleText<Sensor>(read), Listed);

    private void Number(string name, Func<Sensor, long?> read) => Add(FieldType.Integer, name, new SingleNumber<Sensor>(read), Listed);

    private void Flag(string name, Func<Sensor, bool?> read) => Add(FieldType.Boolean, name, new FlagSource<Sensor>(read), Listed);

    private void Time(string name, Func<Sensor, DateTime?> read) => Add(FieldType.DateTime, name, new TimeSource<Sensor>(read), FieldUse.Sort);
}
