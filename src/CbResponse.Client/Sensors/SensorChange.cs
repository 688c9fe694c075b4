using System.Globalization;
using System.Text.Json;

namespace CbResponse;

/// <summary>What is to change of a sensor. What is not set stays as it is.</summary>
public sealed record SensorChange
{
    private const string IsolationMember = "network_isolation_enabled";
    private const string RestartMember = "restart_queued";
    private const string UninstallMember = "uninstall";
    private const string GroupMember = "group_id";
    private const string NotesMember = "notes";
    private const string FlushMember = "event_log_flush_time";

    /// <summary>Whether the host is to be cut off from the network; null to leave that.</summary>
    public bool? Isolate { get; init; }

    /// <summary>The group that the sensor is to be in; null to leave it where it is.</summary>
    public int? GroupId { get; init; }

    /// <summary>What administrators note; null to leave that, empty for none.</summary>
    public string? Notes { get; init; }

    /// <summary>Whether the sensor is to be restarted.</summary>
    public bool Restart { get; init; }

    /// <summary>Whether the sensor is to be uninstalled.</summary>
    public bool Uninstall { get; init; }

    /// <summary>Have the sensor send at once all events that are older than this; null to not ask for that.</summary>
    public DateTimeOffset? Flush { get; init; }

    /// <summary>Whether the server has all this down already, so that nothing needs to be sent.</summary>
    public bool IsMetBy(Sensor sensor)
        => IsKeptBy(sensor) && (!Restart || sensor.IsRestartQueued == true) && Flush is null;

    /// <summary>Whether the record shows what stays in it until somebody changes it again.</summary>
    internal bool IsKeptBy(Sensor sensor)
        => (Isolate is not { } isolate || (sensor.IsIsolationRequested ?? false) == isolate)
            && (GroupId is not { } group || sensor.GroupId == group)
            && (Notes is not { } notes || (sensor.Notes ?? string.Empty) == notes)
            && (!Uninstall || sensor.IsUninstallRequested == true || sensor.IsUninstalled == true);

    /// <summary>Whether a member of the record is among those that the change writes by itself.</summary>
    internal bool Writes(string member) => member switch
    {
        GroupMember or FlushMember => true,
        IsolationMember => Isolate is not null,
        RestartMember => Restart,
        UninstallMember => Uninstall,
        NotesMember => Notes is not null,
        _ => false,
    };

    /// <summary>
    /// Writes the members that change, the group, and the time of the flush, which is null unless one is meant. It is text as mail has it:
    /// servers from 6.0 on fail at any other.
    /// </summary>
    internal void Write(Utf8JsonWriter json, int groupId)
    {
        if (Isolate is { } isolate)
            json.WriteBoolean(IsolationMember, isolate);
        if (Restart)
            json.WriteBoolean(RestartMember, true);
        if (Uninstall)
            json.WriteBoolean(UninstallMember, true);
        if (Notes is { } notes)
            json.WriteString(NotesMember, notes);
        json.WriteNumber(GroupMember, groupId);
        json.WriteString(FlushMember, Flush?.UtcDateTime.ToString("r", CultureInfo.InvariantCulture));
    }
}
