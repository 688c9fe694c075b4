using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CbResponse.Emulator;

/// <summary>How the fields of a process document are read, by name, as one server version writes them.</summary>
internal sealed class ProcessFieldSources
{
    private static readonly TagFields<ProcessDocument> Tags =
        new(document => document.Process.WatchlistHits, document => document.Process.FeedHits);

    private readonly Dictionary<string, FieldSource<ProcessDocument>> _sources = new(StringComparer.OrdinalIgnoreCase);

    public ProcessFieldSources(ServerVersion version)
    {
        AddIdentity(version);
        AddProgram();
        AddHost(version);
        AddTimes();
        AddCounts();
        AddEvents();
        AddHashes();
        AddNetwork();
    }

    public FieldSource<ProcessDocument>? Find(string name) => _sources.GetValueOrDefault(name) ?? Tags.Find(name)?.Source;

    /// <summary>IPv4 big-endian and signed, as documents hold it (edr-api.md 1.9).</summary>
    public static int? SignedAddress(IPAddress? address)
        => address is { AddressFamily: AddressFamily.InterNetwork }
            ? BinaryPrimitives.ReadInt32BigEndian(address.GetAddressBytes())
            : null;

    private void AddIdentity(ServerVersion version)
    {
        Text("id", document => document.Process.Guid.ToString());
        Text("process_id", document => document.Process.Guid.ToString());
        Text("unique_id", document => document.Process.Guid.ToUniqueId(document.SegmentId, version.SegmentDigits));
        Number("segment_id", document => document.SegmentId);
        Number("process_pid", document => document.Process.Guid.Pid);
        Text("parent_id", document => document.Process.Parent?.ToString());
        Number("parent_pid", document => document.Process.ParentPid);
    }

    private void AddProgram()
    {
        Text("process_name", document => document.Process.Name);
        Text("path", document => document.Process.Path);
        Text("path_full", document => document.Process.Path);
        Text("cmdline", document => document.Process.CommandLine, FieldCost.Medium);
        Text("username", document => document.Process.UserName, FieldCost.Medium);
        Text("username_full", document => document.Process.UserName);
        Text("uid", document => document.Process.Uid);
        Text("parent_name", document => document.Process.ParentName);
        Number("logon_type", document => document.Process.LogonType);
        Flag("terminated", document => document.IsTerminated);

        // No host of the made-up data runs EMET.
        Flag("has_emet_config", _ => false);
        Flag("has_emet_event", _ => false);
    }

    private void AddHost(ServerVersion version)
    {
        Text("hostname", document => document.Process.Host.NameIn(version));
        Text("group", document => document.Process.Host.GroupNameIn(version));
        Text("host_type", document => document.Process.Host.TypeName);
        Text("os_type", document => document.Process.Host.Os.InProcesses());
        Number("sensor_id", document => document.Process.Host.SensorId);
        Number("comms_ip", document => SignedAddress(document.Process.Host.CommsAddress));
        Number("interface_ip", document => SignedAddress(document.Process.Host.InterfaceAddress));
    }

    private void AddTimes()
    {
        Time("start", document => Cut(document.Process.Start));
        Time("last_update", document => Cut(document.LastUpdate));
        Time("last_server_update", document => Cut(document.LastServerUpdate));
        Text("hour_of_day", document => document.Process.Start?.Hour.ToString(CultureInfo.InvariantCulture));
        Text("day_of_week", document => document.Process.Start?.DayOfWeek.ToString());
    }

    private void AddCounts()
    {
        Number("modload_count", document => document.Counts.ModLoads);
        Number("filemod_count", document => document.Counts.FileMods);
        Number("regmod_count", document => document.Counts.RegMods);
        Number("netconn_count", document => document.Counts.NetConns);
        Number("childproc_count", document => document.Counts.ChildProcs);
        Number("crossproc_count", document => document.Counts.CrossProcs);
        Number("processblock_count", document => document.Counts.ProcessBlocks);
        Number("fileless_scriptload_count", document => document.Counts.ScriptLoads);
        Number("emet_count", _ => 0);
    }

    private void AddEvents()
    {
        Events("modload", EventField.ModulePath);
        Events("filemod", EventField.FilePath);
        Events("regmod", EventField.RegistryPath);
        Events("domain", EventField.Domain);
        Events("childproc_name", EventField.ChildName);
        Events("crossproc_name", EventField.CrossProcessName);
        Events("crossproc_type", EventField.CrossProcessType);
        Texts("blocked_md5", document => document.ProcessBlocks.Select(item => item.Md5));
        Texts("blocked_status", document => document.ProcessBlocks.Select(item => ((char)('a' + (int)item.Result)).ToString()));
        Texts("fileless_scriptload_cmdline", document => document.ScriptLoads.Select(item => item.Text));
        Flag("tampered", FieldCost.High, document => document.FileMods.Any(item => item.IsTamper)
            || document.RegMods.Any(item => item.IsTamper)
            || document.Children.Any(item => item.IsTamper)
            || document.CrossProcs.Any(item => item.IsTamper));
    }

    private void AddHashes()
    {
        Text("process_md5", document => document.Process.Hash?.Md5);
        Text("process_sha256", document => document.Process.Hash?.Sha256);
        Text("parent_md5", document => document.Process.ParentHash?.Md5);
        Text("parent_sha256", document => document.Process.ParentHash?.Sha256);
        Events("childproc_md5", EventField.ChildMd5);
        Events("childproc_sha256", EventField.ChildSha256);
        Events("filewrite_md5", EventField.WrittenMd5);
        Events("filewrite_sha256", EventField.WrittenSha256);
        Events("crossproc_md5", EventField.CrossProcessMd5);

        // The process itself, its parent, a child, a module or a written file.
        Either("md5", "process_md5", "parent_md5", EventField.ChildMd5, EventField.ModuleMd5, EventField.WrittenMd5);
        Either("sha256", "process_sha256", "parent_sha256", EventField.ChildSha256, EventField.ModuleSha256, EventField.WrittenSha256);
    }

    private void AddNetwork()
    {
        Texts("ja3", document => document.NetConns.Select(item => item.Ja3).OfType<string>());
        Texts("ja3s", document => document.NetConns.Select(item => item.Ja3s).OfType<string>());
        PeerAddresses addresses = new();
        _sources.Add("ipaddr", addresses);
        _sources.Add("ipv6addr", addresses);
        _sources.Add("ipport", new PeerPorts());
    }

    private static DateTime? Cut(DateTime? time) => time is { } known ? WireTime.Cut(known) : null;

    private void Text(string name, Func<ProcessDocument, string?> read, FieldCost cost = FieldCost.Low)
        => _sources.Add(name, new SingleText<ProcessDocument>(read) { Cost = cost });

    /// <summary>Texts of events that are rare or seldom searched.</summary>
    private void Texts(string name, Func<ProcessDocument, IEnumerable<string>> read)
        => _sources.Add(name, new ManyTexts<ProcessDocument>(read) { Cost = FieldCost.High });

    private void Events(string name, EventField field) => _sources.Add(name, new EventTextSource(field));

    private void Either(string name, string own, string parent, params EventField[] events)
    {
        TextSource<ProcessDocument>[] sources =
        [
            (TextSource<ProcessDocument>)_sources[own], (TextSource<ProcessDocument>)_sources[parent],
            .. events.Select(field => new EventTextSource(field)),
        ];
        _sources.Add(name, new EitherText<ProcessDocument>(sources) { Cost = FieldCost.High });
    }

    private void Number(string name, Func<ProcessDocument, long?> read) => _sources.Add(name, new SingleNumber<ProcessDocument>(read));

    private void Time(string name, Func<ProcessDocument, DateTime?> read) => _sources.Add(name, new TimeSource<ProcessDocument>(read));

    private void Flag(string name, Func<ProcessDocument, bool?> read) => Flag(name, FieldCost.Low, read);

    private void Flag(string name, FieldCost cost, Func<ProcessDocument, bool?> read)
        => _sources.Add(name, new FlagSource<ProcessDocument>(read) { Cost = cost });
}
