using System.Globalization;

namespace CbResponse;

/// <summary>A host on which a file was seen.</summary>
/// <param name="HostName">Name of the host.</param>
/// <param name="SensorId">Number of its sensor; null when the server's text has none.</param>
public sealed record BinaryEndpoint(string HostName, int? SensorId)
{
    /// <summary>The same as the server writes it.</summary>
    public override string ToString() => FormattableString.Invariant($"{HostName}|{SensorId}");

    /// <summary>Reads <c>HOST|sensor id</c>.</summary>
    internal static BinaryEndpoint Parse(string text)
    {
        int bar = text.LastIndexOf('|');
        return bar >= 0 && int.TryParse(text.Substring(bar + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int sensor)
            ? new BinaryEndpoint(text.Substring(0, bar), sensor)
            : new BinaryEndpoint(text, null);
    }
}
