using System.Globalization;
using System.Text;

namespace CbResponse.Benchmarks.Server;

/// <summary>
/// The events of one process, 250,000 in one answer of 40 MB, rendered once. Kinds come in the proportions of a busy process; modules,
/// keys and hosts repeat, and a file is met three times: when it is created, first written and last written.
/// </summary>
internal sealed class Events
{
    public const string ProcessId = "00000007-0000-1234-01da-6ec35ac2a480";

    public const int Count = 250_000;

    private const string UniqueId = ProcessId + "-018e0d3bbc84";
    private static readonly DateTime Start = new(2024, 3, 5, 6, 7, 8, DateTimeKind.Utc);

    /// <summary>The list, how many events of a hundred it holds, and how one is written.</summary>
    private static readonly (string List, int Share, Func<int, string> Render)[] Kinds =
    [
        ("modload_complete", 22, ModLoad), ("filemod_complete", 34, FileMod), ("regmod_complete", 24, RegMod), ("netconn_complete", 12, NetConn),
        ("childproc_complete", 5, ChildProc), ("crossproc_complete", 3, CrossProc),
    ];

    /// <summary>The process without its events, as summaries have it. Its children are only in the events.</summary>
    public static byte[] Summary { get; } = Encoding.UTF8.GetBytes("{\"process\": {" + Members + "}, \"siblings\": [], \"children\": null, \"parent\": {}}");

    /// <summary>The one segment.</summary>
    public static byte[] Segments { get; } = Encoding.UTF8.GetBytes($$$"""{"process": {"segments": [{"unique_id": "{{{UniqueId}}}", "event_counts": {}}]}}""");

    /// <summary>The whole answer of the event route.</summary>
    public byte[] Answer { get; } = Render();

    private static string Members => string.Create(CultureInfo.InvariantCulture, $$"""
        "id": "{{ProcessId}}", "segment_id": 1709619002500, "unique_id": "{{UniqueId}}", "process_name": "updater.exe", "path": "c:\\program files\\contoso\\updater.exe", "cmdline": "updater.exe /all", "process_md5": "{{Hex(1, 32)}}", "process_pid": 4660, "sensor_id": 7, "hostname": "lab-ws-07", "os_type": "windows", "start": "2024-03-05T06:07:08.123Z", "last_update": "2024-03-05T09:09:58.7Z", "last_server_update": "2024-03-05T09:10:02.5Z", "terminated": false, "parent_unique_id": "00000007-0000-02c8-01da-6e9f00000000-000000000001", "parent_id": "00000007-0000-02c8-01da-6e9f00000000"
        """);

    private static byte[] Render()
    {
        using MemoryStream answer = new(Count * 180);
        Write(answer, $"{{\"elapsed\": 1.5, \"process\": {{{Members}");
        foreach ((string list, int share, Func<int, string> render) in Kinds)
        {
            Write(answer, $", \"{list}\": [");
            int count = Count / 100 * share;
            for (int i = 0; i < count; i++)
                Write(answer, i == 0 ? render(i) : ", " + render(i));
            Write(answer, "]");
        }

        Write(answer, ", \"binaries\": {}}}");
        return answer.ToArray();
    }

    private static string ModLoad(int i) => Text($"{Time(i, 90)}|{Hex(i % 300, 32)}|c:\\windows\\system32\\module{i % 300}.dll|{Hex(i % 300, 64)}");

    private static string FileMod(int i)
    {
        string path = $"c:\\users\\anna\\appdata\\local\\contoso\\cache\\{Hex(i / 3, 16)}.tmp";
        return (i % 3) switch
        {
            0 => Text($"1|{Time(i, 58)}|{path}||0||"),
            1 => Text($"2|{Time(i, 58)}|{path}||0||"),
            _ => Text($"8|{Time(i, 58)}|{path}|{Hex(i, 32)}|48|false|{Hex(i, 64)}"),
        };
    }

    private static string RegMod(int i)
        => Text($"2|{Time(i, 83)}|\\registry\\machine\\software\\contoso\\updater\\jobs\\{i % 2_000}\\lastrun|false");

    private static string NetConn(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"timestamp": "{{Start.AddMilliseconds(i * 166):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}", "proto": 6, "domain": "cdn{{i % 200}}.updates.example.test", "direction": "true", "local_ip": "10.1.2.3", "local_port": {{49152 + (i % 16000)}}, "remote_ip": "203.0.113.{{i % 200}}", "remote_port": 443}
        """);

    private static string ChildProc(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"type": "{{(i % 2 == 0 ? "start" : "end")}}", "{{(i % 2 == 0 ? "start" : "end")}}": "{{Start.AddMilliseconds(i * 400):yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}}", "pid": {{4800 + i}}, "processId": "00000007-0000-{{4800 + (i / 2):x4}}-01da-6ec35b000000-000000000001", "md5": "{{Hex(7, 32)}}", "sha256": "{{Hex(7, 64)}}", "path": "c:\\windows\\system32\\conhost.exe", "commandLine": "conhost.exe 0x{{i:x}}", "userName": "SYSTEM", "is_suppressed": true, "is_tampered": false}
        """);

    private static string CrossProc(int i) => Text(
        $"ProcessOpen|{Time(i, 666)}|00000007-0000-0320-01da-6e9f11111111-000000000001|{Hex(9, 32)}|c:\\windows\\system32\\lsass.exe|1|5200|false|false|{Hex(9, 64)}");

    private static string Text(FormattableString line) => "\"" + line.ToString(CultureInfo.InvariantCulture).Replace(@"\", @"\\", StringComparison.Ordinal) + "\"";

    private static string Time(int i, int step) => Start.AddMilliseconds((long)i * step).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Hex(int number, int digits)
        => ((UInt128)((uint)number * 2654435761UL) << 64 | (uint)number).ToString("x32", CultureInfo.InvariantCulture).PadLeft(digits, 'a')[^digits..];

    private static void Write(MemoryStream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
