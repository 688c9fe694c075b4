namespace CbResponse;

/// <summary>
/// Looks up sensors by the names of their hosts. Servers search names by their parts and mind capitals, which people do not. So a name
/// is asked for as it was typed, in capitals and in small letters; what is not found so is looked for in the list of all sensors.
/// </summary>
internal sealed class SensorLookup(CbClient client, ICallObserver? observer)
{
    /// <summary>As many names are asked for one by one; of more, a list of all sensors is sooner read.</summary>
    private const int MostSingle = 10;

    public async Task<ILookup<string, Sensor>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        List<string> wanted = [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
        List<KeyValuePair<string, Sensor>> found = [];
        if (wanted.Count <= MostSingle)
        {
            IReadOnlyList<Sensor>[] each = await BoundedWork.RunAsync(wanted, FindOneAsync, cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < each.Length; i++)
                found.AddRange(each[i].Select(sensor => new KeyValuePair<string, Sensor>(wanted[i], sensor)));
        }

        HashSet<string> missing = new(wanted.Except(found.Select(pair => pair.Key)), StringComparer.OrdinalIgnoreCase);
        if (missing.Count > 0)
        {
            SensorSearch all = new() { Filter = sensor => Names(sensor).Any(missing.Contains) };
            await foreach (Sensor sensor in client.Sensors.SearchAsync(all, observer, cancellationToken).ConfigureAwait(false))
                found.AddRange(Names(sensor).Where(missing.Contains).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => new KeyValuePair<string, Sensor>(name, sensor)));
        }

        return found.ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Names(Sensor sensor) => new[] { sensor.ComputerName, sensor.DnsName }.OfType<string>();

    private async Task<IReadOnlyList<Sensor>> FindOneAsync(string name, CancellationToken cancellationToken)
    {
        // Of a DNS name the first part is the computer's name.
        int dot = name.IndexOf('.');
        string part = dot > 0 ? name.Substring(0, dot) : name;
        List<Sensor> sensors = [];
        HashSet<int> seen = [];
#pragma warning disable CA1308 // Linux hosts write their names in small letters.
        foreach (string typed in new[] { part, part.ToUpperInvariant(), part.ToLowerInvariant() }.Distinct(StringComparer.Ordinal))
#pragma warning restore CA1308
        {
            SensorSearch search = new() { HostNamePart = typed, Filter = sensor => Names(sensor).Contains(name, StringComparer.OrdinalIgnoreCase) };
            await foreach (Sensor sensor in client.Sensors.SearchAsync(search, observer, cancellationToken).ConfigureAwait(false))
            {
                if (sensor.Id is not { } id || seen.Add(id))
                    sensors.Add(sensor);
            }
        }

        // A host that was set up again may be there twice, under a name in other letters: whoever means to isolate it must hear of both.
        return sensors;
    }
}
