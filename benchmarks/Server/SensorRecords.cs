using System.Globalization;
using System.Text;

namespace CbResponse.Benchmarks.Server;

/// <summary>Sensor records of about 1.7 KB each, rendered once, in the order of their names.</summary>
internal sealed class SensorRecords
{
    /// <summary>How many sensors there are: twice what the vendor's own example of a large site has.</summary>
    public const int Count = 50_000;

    private readonly byte[] _block;
    private readonly int[] _ends = new int[Count + 1];

    public SensorRecords()
    {
        using MemoryStream block = new(Count * 1_800);
        for (int i = 0; i < Count; i++)
        {
            block.Write(Encoding.UTF8.GetBytes(Render(i)));
            _ends[i + 1] = (int)block.Length;
        }

        _block = block.ToArray();
    }

    /// <summary>An answer with one page.</summary>
    public byte[] Answer(int start, int rows)
    {
        int first = Math.Min(start, Count);
        int last = Math.Min(Count, first + rows);
        ReadOnlySpan<byte> records = _block.AsSpan(_ends[first]..(last > first ? _ends[last] - 1 : _ends[first]));
        return [.. Encoding.UTF8.GetBytes($$"""{"total_results": {{Count}}, "results": ["""), .. records, .. "]}"u8];
    }

    private static string Render(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"id": {{i + 1}}, "computer_name": "LAB-WS-{{i:d5}}", "computer_dns_name": "lab-ws-{{i:d5}}.lab.test", "computer_sid": "S-1-5-21-1-2-{{i}}", "group_id": {{(i % 9) + 1}}, "os_type": 1, "os_environment_id": 5, "os_environment_display_string": "Windows 10 Enterprise, 64-bit", "build_id": 2, "build_version_string": "007.002.000.12345", "status": "{{(i % 10 == 3 ? "Offline" : "Online")}}", "power_state": 0, "sensor_health_status": 100, "sensor_health_message": "Healthy", "boot_id": "5", "clock_delta": "0", "uptime": "{{90_000 + i}}", "sensor_uptime": "{{89_900 + i}}", "physical_memory_size": "8589934592", "systemvolume_total_size": "107300000000", "systemvolume_free_size": "61300000000", "num_eventlog_bytes": "0", "num_storefiles_bytes": "0", "network_adapters": "10.{{i >> 16}}.{{(i >> 8) & 255}}.{{i & 255}},0050{{i:x8}}|", "registration_time": "2023-08-21 09:15:42.500310+00:00", "last_checkin_time": "2024-03-05 06:10:07.120034+00:00", "next_checkin_time": "2024-03-05 06:10:37.119870+00:00", "last_update": "2024-03-05 06:10:09.300121+00:00", "license_expiration": "1990-01-01 00:00:00+00:00", "event_log_flush_time": null, "notes": null, "uninstalled": null, "uninstall": false, "restart_queued": false, "network_isolation_enabled": false, "is_isolating": false, "display": true, "supports_cblr": true, "supports_isolation": true, "supports_2nd_gen_modloads": false, "parity_host_id": "0", "node_id": 0, "shard_id": 0, "cookie": {{100_200_300 + i}}, "emet_version": "", "emet_process_count": 0, "emet_is_gpo": false, "emet_report_setting": " (Locally configured)", "emet_exploit_action": " (Locally configured)", "emet_dump_flags": "", "emet_telemetry_path": ""},
        """).TrimEnd('\n');
}
