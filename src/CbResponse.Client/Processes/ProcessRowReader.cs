using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// Reads process documents. Written by hand, token by token: this is the hot path of every large search. What is not a field of
/// <see cref="Process"/> is kept as it came.
/// </summary>
internal sealed class ProcessRowReader(CbClient? client) : IRowReader<Process>
{
    private readonly FieldTable _fields = new(Enum.GetNames(typeof(ProcessField)));
    private readonly TextCache _texts = new();
    private readonly UnknownFields _unknown = new();
    private readonly TagReader _tags = new();
    private int _field = FieldTable.Unknown;
    private string? _unknownName;

    public string? Field => _field == FieldTable.Unknown ? _unknownName : _fields.Name(_field);

    public string? Identity(Process row) => row.UniqueId;

    public bool TryRead(ref Utf8JsonReader reader, [NotNullWhen(true)] out Process? row)
    {
        row = null;
        _unknown.Clear();
        _tags.Clear();
        _unknownName = null;
        _field = FieldTable.Unknown;
        Process process = new() { Client = client };
        while (true)
        {
            if (!reader.Read())
                return false;
            if (reader.TokenType == JsonTokenType.EndObject)
                break;
            int previous = _field;
            _field = _fields.Find(ref reader, previous);
            if (_field == FieldTable.Unknown)
            {
                if (!TryReadUnknown(ref reader))
                    return false;
            }
            else if (!reader.Read() || !TrySet(ref reader, process))
            {
                return false;
            }
        }

        _field = FieldTable.Unknown;
        _unknownName = null;
        process.AdditionalFields = _unknown.ToFields();
        _tags.GiveTo(process);
        row = process;
        return true;
    }

    private bool TryReadUnknown(ref Utf8JsonReader reader)
    {
        _unknownName = WireText.Get(ref reader);
        return TagReader.IsTag(_unknownName) ? _tags.TryRead(ref reader, _unknownName) : _unknown.TryKeep(ref reader, _unknownName);
    }

    private bool TrySet(ref Utf8JsonReader reader, Process process)
    {
        switch ((ProcessField)_field)
        {
            case ProcessField.id:
                process.Id = WireText.Read(ref reader) is { Length: > 0 } id ? id : null;
                break;
            case ProcessField.segment_id:
                process.SegmentId = WireNumber.ReadInt64(ref reader) ?? 0;
                break;
            case ProcessField.unique_id:
                process.UniqueId = WireText.Read(ref reader);
                break;
            case ProcessField.start:
                process.Start = WireTime.Read(ref reader);
                break;
            case ProcessField.last_update:
                process.LastUpdate = WireTime.Read(ref reader);
                break;
            case ProcessField.last_server_update:
                process.LastServerUpdate = WireTime.Read(ref reader);
                break;
            case ProcessField.min_last_update:
                process.MinLastUpdate = WireTime.Read(ref reader);
                break;
            case ProcessField.max_last_update:
                process.MaxLastUpdate = WireTime.Read(ref reader);
                break;
            case ProcessField.min_last_server_update:
                process.MinLastServerUpdate = WireTime.Read(ref reader);
                break;
            case ProcessField.max_last_server_update:
                process.MaxLastServerUpdate = WireTime.Read(ref reader);
                break;
            case ProcessField.cmdline:
                process.CommandLine = WireText.Read(ref reader);
                break;
            case ProcessField.process_pid:
                process.Pid = WireNumber.ReadInt32(ref reader) is { } pid and not -1 ? pid : null;
                break;
            case ProcessField.parent_pid:
                process.ParentPid = WireNumber.ReadInt32(ref reader) is { } parent and not -1 ? parent : null;
                break;
            case ProcessField.parent_id:
                process.ParentId = WireText.Read(ref reader);
                break;
            case ProcessField.parent_unique_id:
                process.ParentUniqueId = WireText.Read(ref reader);
                break;
            case ProcessField.interface_ip:
                (process.InterfaceIPNumber, process.InterfaceIPText) = ReadAddress(ref reader);
                break;
            case ProcessField.comms_ip:
                (process.CommsIPNumber, process.CommsIPText) = ReadAddress(ref reader);
                break;
            case ProcessField.terminated:
                process.Terminated = WireBoolean.Read(ref reader);
                break;
            case ProcessField.filtering_known_dlls:
                process.FilteringKnownDlls = WireBoolean.Read(ref reader);
                break;
            case ProcessField.is_suppressed:
                process.IsSuppressed = WireBoolean.Read(ref reader);
                break;
            case ProcessField.watchlists:
                return _tags.TryReadWatchlists(ref reader);
            default:
                return TrySetText(ref reader, process) || TrySetCount(ref reader, process);
        }

        return true;
    }

    /// <summary>Texts that repeat from row to row.</summary>
    private bool TrySetText(ref Utf8JsonReader reader, Process process)
    {
        switch ((ProcessField)_field)
        {
            case ProcessField.hostname:
                process.HostName = _texts.Read(ref reader);
                break;
            case ProcessField.host_type:
                process.HostType = _texts.Read(ref reader);
                break;
            case ProcessField.os_type:
                process.OSType = _texts.Read(ref reader);
                break;
            case ProcessField.group:
                process.Group = _texts.Read(ref reader);
                break;
            case ProcessField.username:
                process.UserName = _texts.Read(ref reader);
                break;
            case ProcessField.uid:
                process.UserId = _texts.Read(ref reader);
                break;
            case ProcessField.process_name:
                process.ProcessName = _texts.Read(ref reader);
                break;
            case ProcessField.path:
                process.Path = _texts.Read(ref reader);
                break;
            case ProcessField.process_md5:
                process.Md5 = _texts.Read(ref reader);
                break;
            case ProcessField.process_sha256:
                process.Sha256 = _texts.Read(ref reader);
                break;
            case ProcessField.parent_name:
                process.ParentName = _texts.Read(ref reader);
                break;
            case ProcessField.parent_md5:
                process.ParentMd5 = _texts.Read(ref reader) is { } md5 && !IsZeros(md5) ? md5 : null;
                break;
            case ProcessField.emet_config:
                process.EmetConfig = _texts.Read(ref reader);
                break;
            case ProcessField.child_proc_type:
                process.ChildType = _texts.Read(ref reader);
                break;
            default:
                return false;
        }

        return true;
    }

    private bool TrySetCount(ref Utf8JsonReader reader, Process process)
    {
        int? number = WireNumber.ReadInt32(ref reader);
        switch ((ProcessField)_field)
        {
            case ProcessField.sensor_id:
                process.SensorId = number;
                break;
            case ProcessField.logon_type:
                process.LogonType = number;
                break;
            case ProcessField.modload_count:
                process.ModLoadCount = number;
                break;
            case ProcessField.filemod_count:
                process.FileModCount = number;
                break;
            case ProcessField.regmod_count:
                process.RegModCount = number;
                break;
            case ProcessField.netconn_count:
                process.NetConnCount = number;
                break;
            case ProcessField.childproc_count:
                process.ChildProcCount = number;
                break;
            case ProcessField.crossproc_count:
                process.CrossProcCount = number;
                break;
            case ProcessField.processblock_count:
                process.ProcessBlockCount = number;
                break;
            case ProcessField.emet_count:
                process.EmetCount = number;
                break;
            case ProcessField.fileless_scriptload_count:
                process.FilelessScriptLoadCount = number;
                break;
            case ProcessField.fork_children_count:
                process.ForkChildrenCount = number;
                break;
            case ProcessField.exec_events_count:
                process.ExecEventsCount = number;
                break;
            default:
                throw new InvalidOperationException($"The field {(ProcessField)_field} is known but not read.");
        }

        return true;
    }

    /// <summary>Keeps the number or the text as it is, since most addresses are never looked at.</summary>
    private (long? Number, string? Text) ReadAddress(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return (WireNumber.ReadInt64(ref reader), null);
        string? text = _texts.Read(ref reader);
        return (null, string.IsNullOrEmpty(text) ? null : text);
    }

    /// <summary>30 or 32 zeros stand for an unknown hash (edr-api.md 1.9).</summary>
    private static bool IsZeros(string hash)
    {
        foreach (char c in hash)
        {
            if (c != '0')
                return false;
        }

        return true;
    }
}
