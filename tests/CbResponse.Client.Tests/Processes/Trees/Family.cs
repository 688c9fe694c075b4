using System.Globalization;

namespace CbResponse.Client.Tests;

/// <summary>Processes of one host that a server knows, by their numbers, and the requests and answers about them.</summary>
internal sealed class Family : IDisposable
{
    private readonly Dictionary<int, List<string>> _children = [];
    private readonly Dictionary<int, int> _parents = [];
    private readonly int _summarySegment;

    public Family(string version = "7.6.0")
    {
        Server = new AnsweringServer(version);
        _summarySegment = version[0] >= '6' ? 0 : 1;
        Client = new CbClient(Session.Options(retries: 0), Clock, Server);
    }

    public AnsweringServer Server { get; }

    public ManualClock Clock { get; } = new();

    public CbClient Client { get; }

    public RecordingObserver Observer { get; } = new();

    /// <summary>The identifier of a process; later numbers started later.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"00000007-0000-{number:x4}-01da-6ec35ac{number:x5}");

    /// <summary>A document. Fields given here go before those that each has.</summary>
    public static string Document(int number, int? parent, int children, string more = "")
        => string.Create(CultureInfo.InvariantCulture, $$"""
            {{{more}} "id": "{{Id(number)}}", "segment_id": 1709619002500, "process_name": "p{{number}}.exe", "process_pid": {{number}}, "hostname": "ws-07",
             "os_type": "windows", "sensor_id": 7, "childproc_count": {{children}}, "last_update": "2024-03-05T06:09:58.7Z"
             {{(parent is { } above ? $$""", "parent_id": "{{Id(above)}}", "parent_unique_id": "{{Id(above)}}-000000000001", "parent_name": "p{{above}}.exe", "parent_pid": {{above}} """ : string.Empty)}}}
            """);

    /// <summary>Lets a process have documented children, each of which counts as many children as given.</summary>
    public Family Has(int parent, params (int Number, int Children)[] children)
    {
        foreach ((int number, int count) in children)
        {
            Lists(parent, Document(number, parent, count));
            _parents[number] = parent;
        }

        return this;
    }

    /// <summary>Lets a process list a child with the given record.</summary>
    public Family Lists(int parent, string record)
    {
        if (!_children.TryGetValue(parent, out List<string>? known))
            _children.Add(parent, known = []);
        known.Add(record);
        return this;
    }

    /// <summary>Makes the server answer about these processes.</summary>
    public Family Answers(params int[] numbers)
    {
        foreach (int number in numbers)
            Answer(number, _parents.TryGetValue(number, out int parent) ? parent : null);
        return this;
    }

    public void Answer(int number, int? parent, string more = "")
    {
        List<string> children = _children.GetValueOrDefault(number) ?? [];
        string above = parent is { } known && Server is not null && _known.Contains(known) ? Document(known, _parents.TryGetValue(known, out int next) ? next : null, 1) : "{}";
        string Body(IEnumerable<string> listed)
            => $$"""{"process": {{Document(number, parent, children.Count, more)}}, "parent": {{above}}, "siblings": [], "children": [{{string.Join(", ", listed)}}]}""";
        Server!.On(Request(number), Reply.Json(Body(children)));
        Server.On(Request(number, 1), Reply.Json(Body(children.Take(1))));
    }

    private readonly HashSet<int> _known = [];

    /// <summary>Says that the server has documents of these, so that they come along as parents.</summary>
    public Family Knows(params int[] numbers)
    {
        _known.UnionWith(numbers);
        return this;
    }

    /// <summary>A chain in which each process started the next, and all are known.</summary>
    public Family Chain(int length)
    {
        for (int number = 1; number < length; number++)
            _parents[number + 1] = number;
        Knows([.. Enumerable.Range(1, length)]);
        return Answers([.. Enumerable.Range(1, length)]);
    }

    public string Request(int number, int children = 10_000)
        => string.Create(CultureInfo.InvariantCulture, $"GET /api/v1/process/{Id(number)}/{_summarySegment}?children={children}");

    /// <summary>The search that makes sure that these processes have no children.</summary>
    public static string Check(params int[] numbers)
    {
        string query = "(process_id:" + string.Join(" or process_id:", numbers.Select(Id)) + ") childproc_count:[1 TO *]";
        return string.Create(
            CultureInfo.InvariantCulture, $"GET /api/v1/process?cb.urlver=1&q={Uri.EscapeDataString(query)}&cb.group=id&rows={numbers.Length}&start=0&sort=start%20asc");
    }

    /// <summary>Answers such a search: these do have children.</summary>
    public Family Finds(int[] asked, params int[] found)
    {
        Server.On(Check(asked), Reply.Json(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"total_results": {{found.Length}}, "results": [{{string.Join(", ", found.Select(number => Document(number, null, 1)))}}]}""")));
        return this;
    }

    public async Task<List<ProcessTreeNode>> ReadAsync(int number, ProcessTreeScope? scope = null, Process? known = null, CancellationToken cancellationToken = default)
    {
        List<ProcessTreeNode> nodes = [];
        await foreach (ProcessTreeNode node in Client.Trees.ReadAsync(ProcessId.Parse(Id(number))!, scope, known, Observer, cancellationToken))
            nodes.Add(node);
        return nodes;
    }

    /// <summary>A node as tests write it: depth and name.</summary>
    public static string Line(ProcessTreeNode node) => string.Create(CultureInfo.InvariantCulture, $"{node.Depth} {node.ProcessName}");

    public void Dispose() => Client.Dispose();
}
