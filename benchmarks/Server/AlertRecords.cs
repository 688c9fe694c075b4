using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CbResponse.Benchmarks.Server;

/// <summary>
/// Alerts of about 0.9 KB each, one a second, the newest first. Those that are closed leave the search at once, which is the worst that can
/// happen to whoever reads it meanwhile. How many there are is part of the query: <c>alerts:50000</c>. A search from its beginning opens all again.
/// </summary>
internal sealed partial class AlertRecords
{
    private static readonly DateTime Newest = new(2024, 3, 5, 6, 0, 0, DateTimeKind.Utc);

    private readonly ConcurrentDictionary<int, bool[]> _closed = new();

    /// <summary>An answer with one page of the open ones.</summary>
    public byte[] Search(string query, int start, int rows)
    {
        int count = int.Parse(Size().Match(query).Groups[1].Value, CultureInfo.InvariantCulture);
        Match edge = Edge().Match(query);
        int first = edge.Success ? (int)(Newest - DateTime.Parse(edge.Groups[1].Value, CultureInfo.InvariantCulture)).TotalSeconds : 0;
        bool[] closed = start == 0 && !edge.Success ? _closed[count] = new bool[count] : _closed[count];
        List<int> open = [.. Enumerable.Range(first, count - first).Where(number => !closed[number])];
        return Answer(open.Count, open.Skip(start).Take(rows).Select(number => Render(number, count)));
    }

    /// <summary>An answer with the alerts of these identifiers.</summary>
    public byte[] Find(byte[] body)
    {
        using JsonDocument json = JsonDocument.Parse(body);
        string[] ids = [.. json.RootElement.GetProperty("cb.fq.unique_id").EnumerateArray().Select(id => id.GetString()!)];
        return Answer(ids.Length, ids.Select(id => Render(Number(id), SizeOf(id))));
    }

    /// <summary>Closes alerts.</summary>
    public byte[] Close(byte[] body)
    {
        using JsonDocument json = JsonDocument.Parse(body);
        foreach (JsonElement id in json.RootElement.GetProperty("alert_ids").EnumerateArray())
            _closed[SizeOf(id.GetString()!)][Number(id.GetString()!)] = true;
        return """{"result": "success"}"""u8.ToArray();
    }

    [GeneratedRegex(@"alerts:(\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex Size();

    [GeneratedRegex(@"created_time:\[\* TO (\S+)\]", RegexOptions.NonBacktracking)]
    private static partial Regex Edge();

    private static byte[] Answer(int total, IEnumerable<string> rows)
        => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"total_results": {{total}}, "results": [{{string.Join(", ", rows)}}]}"""));

    private static int Number(string id) => int.Parse(id.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static int SizeOf(string id) => int.Parse(id.AsSpan(24), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private string Render(int number, int count) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"unique_id": "{{number:x8}}-0000-4000-8000-{{count:x12}}", "alert_type": "watchlist.hit.query.process", "created_time": "{{Newest.AddSeconds(-number):yyyy-MM-ddTHH:mm:ssZ}}", "status": "{{(_closed[count][number] ? "Resolved" : "Unresolved")}}", "alert_severity": 60.75, "report_score": 75, "feed_rating": 3.0, "sensor_criticality": 3.0, "ioc_confidence": 0.5, "feed_id": -1, "feed_name": "My Watchlists", "watchlist_id": "12", "watchlist_name": "Encoded commands", "ioc_type": "query", "ioc_attr": "{\"highlights\": [\"PREPREPREpowershell.exePOSTPOSTPOST\"]}", "hostname": "lab-ws-{{number % 5000:d5}}", "group": "lab", "sensor_id": {{number % 5000}}, "os_type": "windows", "comms_ip": "203.0.113.9", "interface_ip": "10.1.2.3", "username": "LAB\\user{{number % 3000:d5}}", "process_name": "powershell.exe", "process_path": "c:\\windows\\system32\\windowspowershell\\v1.0\\powershell.exe", "md5": "{{number:x32}}", "process_id": "{{number % 5000:x8}}-0000-1234-01da-6ec35ac2a480", "process_unique_id": "{{number % 5000:x8}}-0000-1234-01da-6ec35ac2a480-018e0d3bbc84", "segment_id": 1709619602564, "modload_count": 12, "filemod_count": 3, "regmod_count": 1, "netconn_count": 2, "childproc_count": 0, "crossproc_count": 0, "total_hosts": "1", "_version_": 1792735491213017088}
        """);
}
