using System.Globalization;
using System.Net;

namespace CbResponse.Emulator.Tests;

/// <summary>A handful of documents with names, and searches over them that answer with the names.</summary>
internal sealed class SearchBench
{
    public static readonly DateTime Now = new(2024, 3, 5, 12, 0, 0, DateTimeKind.Utc);
    private static readonly User Root = new()
    {
        Id = 1, UserName = "root", FirstName = "", LastName = "", Email = "",
        IsGlobalAdmin = true
    };

    private readonly Dictionary<string, List<StoredDocument>> _processes = [];
    private readonly List<Binary> _binaries = [];
    private readonly Dictionary<ProcessGuid, string> _names = [];

    public ServerVersion Version { get; init; } = ServerVersion.V76;

    public static HostFacts Host { get; } = new()
    {
        SensorId = 7, Name = "LAB-WS-07", Type = HostType.Workstation, Os = OsType.Windows, GroupId = 1, GroupName = "Default Group",
        InterfaceAddress = IPAddress.Parse("10.1.2.3"), CommsAddress = IPAddress.Parse("203.0.113.9"),
    };

    public static DateTime Time(string text)
        => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>Adds a process with one segment.</summary>
    public SearchBench Add(string name, Func<ProcessDetails, ProcessDetails>? details = null, string start = "2024-03-05T06:00:00Z",
        params ProcessEvent[] events)
        => AddSegments(name, details, start, (1_709_619_000_000 + _processes.Count, start, events));

    /// <summary>Adds a process with several segments, oldest first.</summary>
    public SearchBench AddSegments(
        string name, Func<ProcessDetails, ProcessDetails>? details, string start,
        params (long Segment, string LastUpdate, ProcessEvent[] Events)[] segments)
    {
        ProcessDetails plain = new() { Guid = ProcessGuid.Of(7, 100 + (4 * _processes.Count), Time(start)), Host = Host, Name = name };
        ProcessDetails made = details?.Invoke(plain) ?? plain;
        StoredProcess process = new(made);
        _names[made.Guid] = name;
        _processes[name] =
        [
            .. segments.Select(segment => new StoredDocument(
                process, segment.Segment, Time(segment.LastUpdate), WireTime.FromEpochMilliseconds(segment.Segment), false,
                segment.Events)),
        ];
        return this;
    }

    public SearchBench AddBinary(Binary binary)
    {
        _binaries.Add(binary);
        return this;
    }

    /// <summary>Names of the matching documents in the order of the answer, separated by blanks.</summary>
    public string Find(string query, params (string Name, string Value)[] parameters) => string.Join(' ', Names(Run(query, parameters)));

    /// <summary>Names of the matching documents in the order in which they were added.</summary>
    public string FindAny(string query)
    {
        HashSet<string> found = [.. Names(Run(query))];
        return string.Join(' ', _processes.Keys.Where(found.Contains));
    }

    public SearchResult Run(string query, params (string Name, string Value)[] parameters)
        => Run([("q", query), .. parameters], SearchDistortion.None);

    public SearchResult Run((string Name, string Value)[] parameters, SearchDistortion distortion)
    {
        SearchParameters read = new();
        foreach ((string name, string value) in parameters)
            read.Add(name, value);
        if (read.One("rows") is null)
            read.Add("rows", "1000");
        ServerData data = Data();
        return new ProcessSearch(data, new Viewer(Root, []), Now, TestContext.Current.CancellationToken).Run(ProcessSearchRequest.Read(read, Version, Now), distortion);
    }

    private IEnumerable<string> Names(SearchResult result)
    {
        DocumentReader<ProcessDocument> reader = Data().Processes.OpenReader();
        foreach (int number in result.Page)
        {
            ProcessDocument document = reader.Read(number);
            string name = _names[document.Process.Guid];
            List<StoredDocument> segments = _processes[name];
            yield return segments.Count == 1 ? name
                : $"{name}/{segments.FindIndex(segment => segment.SegmentId == document.SegmentId) + 1}";
        }
    }

    private ServerData Data() => new()
    {
        Version = Version,
        Sites = new RecordStore<Site>([], site => site.Id),
        Groups = new RecordStore<SensorGroup>([], group => group.Id),
        Sensors = new SensorBook([]),
        Teams = [],
        Users = [Root],
        Processes = new StoredProcessIndex(_processes.Values),
        Binaries = new BinaryIndex(_binaries),
        Partitions = [],
    };
}
