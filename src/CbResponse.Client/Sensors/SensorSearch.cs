namespace CbResponse;

/// <summary>Which sensors to list.</summary>
public sealed class SensorSearch
{
    /// <summary>Sensors of a group; null for all.</summary>
    public int? GroupId { get; init; }

    /// <summary>A part of an address, as the server writes addresses; null for all.</summary>
    public string? IPAddressPart { get; init; }

    /// <summary>A part of a host's name, with capitals as the host writes them; null for all. The server ignores it beside an address.</summary>
    public string? HostNamePart { get; init; }

    /// <summary>Sensors that were active within so many days; null for all.</summary>
    public int? ActiveWithinDays { get; init; }

    /// <summary>Which of the sensors that the server sends to bring; null for all. The server knows few filters, and takes one at a time.</summary>
    public Func<Sensor, bool>? Filter { get; init; }

    /// <summary>Which of those are wanted.</summary>
    public SearchRange Range { get; init; } = SearchRange.All;

    /// <summary>Whether the server alone decides which sensors come, so that it can count them and leave some out.</summary>
    internal bool IsServerSide => Filter is null && ActiveWithinDays is null && new object?[] { GroupId, IPAddressPart, HostNamePart }.Count(part => part is not null) < 2;

    /// <summary>Whether a sensor that came another way is one of those that are meant, but for a name or an address.</summary>
    public bool IsMatch(Sensor sensor) => Takes(sensor, SystemClock.Instance.UtcNow.UtcDateTime);

    /// <summary>The conditions that a server of any version leaves to its client.</summary>
    internal bool Takes(Sensor sensor, DateTime now)
        => (GroupId is null || sensor.GroupId == GroupId)
            && (ActiveWithinDays is not { } days || sensor.LastCheckinTime >= now.AddDays(-days))
            && (IPAddressPart is null || HostNamePart is null || sensor.ComputerName?.IndexOf(HostNamePart, StringComparison.Ordinal) >= 0)
            && Filter?.Invoke(sensor) != false;
}
