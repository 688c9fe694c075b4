using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Names of hosts and patterns of such, mixed: which sensors they mean, and which names no sensor had.</summary>
internal sealed class SensorNames
{
    private readonly HashSet<string> _missing;
    private readonly WildcardPattern[] _patterns;

    public SensorNames(IReadOnlyCollection<string> names)
    {
        _missing = new HashSet<string>(names.Where(name => !WildcardPattern.ContainsWildcardCharacters(name)), StringComparer.OrdinalIgnoreCase);
        _patterns = [.. names.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase))];
    }

    /// <summary>Whether a sensor is one of those; null when there are no names, which means all.</summary>
    public Func<Sensor, bool>? Condition => _patterns.Length == 0 ? null : IsMatch;

    /// <summary>The names that no sensor had so far.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    private bool IsMatch(Sensor sensor)
    {
        bool isMatch = false;
        foreach (string? name in new[] { sensor.ComputerName, sensor.DnsName })
        {
            if (name is null || !Array.Exists(_patterns, pattern => pattern.IsMatch(name)))
                continue;
            _missing.Remove(name);
            isMatch = true;
        }

        return isMatch;
    }
}
