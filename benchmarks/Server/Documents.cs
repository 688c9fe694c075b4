using System.Globalization;
using System.Text;

namespace CbResponse.Benchmarks.Server;

/// <summary>
/// Process documents of about 1.2 KB each, rendered once into one block of memory. A page is a stretch of it, so that the server
/// does nothing but send. More documents than were rendered repeat the block.
/// </summary>
internal sealed class Documents
{
    private const int Rendered = 100_000;

    private readonly byte[] _block;
    private readonly int[] _ends;

    public Documents()
    {
        using MemoryStream block = new(Rendered * 1_300);
        _ends = new int[Rendered + 1];
        for (int i = 0; i < Rendered; i++)
        {
            block.Write(Encoding.UTF8.GetBytes(Render(i)));
            _ends[i + 1] = (int)block.Length;
        }

        _block = block.ToArray();
    }

    public int AverageBytes => _block.Length / Rendered;

    /// <summary>The stretches of memory that hold the rows of a page, commas included except after the last row.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Page(long start, int rows)
    {
        while (rows > 0)
        {
            int first = (int)(start % Rendered);
            int count = Math.Min(rows, Rendered - first);
            rows -= count;
            start += count;
            int end = _ends[first + count] - (rows == 0 ? 1 : 0);
            yield return _block.AsMemory(_ends[first]..end);
        }
    }

    private static string Render(int i)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{(i % 500) + 1:x8}-{i >> 16:x4}-{i & 0xFFFF:x4}-01da-6ec3{i:x8}");
        int program = i % 200;
        DateTime start = new DateTime(2024, 3, 5, 6, 0, 0, DateTimeKind.Utc).AddSeconds(i * 3.7);
        string md5 = (((UInt128)(uint)(program * 2654435761)) << 64 | (uint)program).ToString("x32", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"id": "{{id}}", "segment_id": {{1709619002500 + i}}, "unique_id": "{{id}}-018e{{i:x8}}", "process_name": "updater{{program}}.exe", "path": "c:\\program files\\contoso\\updater{{program}}.exe", "cmdline": "\"C:\\Program Files\\Contoso\\updater{{program}}.exe\" /silent /job {{i}}", "process_md5": "{{md5}}", "process_pid": {{4 + (i % 60000)}}, "username": "LAB\\svc-update{{i % 40}}", "uid": "S-1-5-21-1-2-3-{{1100 + (i % 40)}}", "parent_name": "services.exe", "parent_pid": 712, "parent_id": "00000007-0000-02c8-01da-6e9f00000000", "parent_unique_id": "00000007-0000-02c8-01da-6e9f00000000-000000000001", "parent_md5": "000000000000000000000000000000", "hostname": "lab-ws-{{i % 500}}", "host_type": "workstation", "os_type": "windows", "group": "default group", "sensor_id": {{(i % 500) + 1}}, "interface_ip": {{167838211 + (i % 500)}}, "comms_ip": -889163511, "start": "{{start:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}", "last_update": "{{start.AddSeconds(170):yyyy-MM-dd'T'HH:mm:ss.f'Z'}}", "last_server_update": "{{start.AddSeconds(174):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}", "terminated": false, "modload_count": {{i % 90}}, "filemod_count": {{i % 7}}, "regmod_count": {{i % 5}}, "netconn_count": {{i % 3}}, "childproc_count": 1, "crossproc_count": 1, "emet_count": 0, "processblock_count": 0, "emet_config": "", "filtering_known_dlls": true},
            """).TrimEnd('\n');
    }
}
