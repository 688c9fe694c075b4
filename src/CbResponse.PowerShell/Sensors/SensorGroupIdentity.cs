using System.Globalization;

namespace CbResponse.PowerShell;

/// <summary>Says which sensor group is meant: by its name, its number, or itself.</summary>
public sealed class SensorGroupIdentity
{
    /// <summary>A group by its name, or by its number as a text.</summary>
    public SensorGroupIdentity(string name)
    {
        Name = name;
    }

    /// <summary>A group by its number.</summary>
    public SensorGroupIdentity(int id)
    {
        Name = id.ToString(CultureInfo.InvariantCulture);
        Id = id;
    }

    /// <summary>A group that was got before.</summary>
    public SensorGroupIdentity(SensorGroup group)
    {
        Group = group ?? throw new ArgumentNullException(nameof(group));
        Name = group.Name ?? string.Empty;
        Id = group.Id;
    }

    /// <summary>The name, or the number as a text.</summary>
    public string Name { get; }

    /// <summary>The number; null when only the name is known.</summary>
    public int? Id { get; }

    /// <summary>The group itself; null when it was not given.</summary>
    internal SensorGroup? Group { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
