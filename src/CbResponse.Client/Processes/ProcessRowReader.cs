using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>
/// Reads process documents. Written by hand, field by field: this is the hot path of every large search. What is not a field of
/// <see cref="Process"/> is kept as it came.
/// </summary>
internal sealed class ProcessRowReader(CbClient? client) : IRowReader<Process>
{
    private const ProcessField LastOwnRule = ProcessField.parent_md5;
    private const ProcessField LastText = ProcessField.parent_unique_id;
    private const ProcessField LastCount = ProcessField.exec_events_count;
    private const ProcessField LastTime = ProcessField.max_last_server_update;

    private readonly FieldTable _fields = new(Enum.GetNames(typeof(ProcessField)));
    private readonly TextDecoder _texts = new();
    private readonly UnknownFields _unknown = new();
    private readonly TagReader _tags = new();
    private int _field = FieldTable.Unknown;
    private string? _unknownName;

    /// <summary>Whether the server was asked for one document of each process, so that each stands for its process.</summary>
    public bool IsOneForEachProcess { get; init; }

    public string? Field => _field == FieldTable.Unknown ? _unknownName : _fields.Name(_field);

    [MethodImpl(HotPath.Options)]
    public string? Identity(Process row) => row.UniqueId;

    [MethodImpl(HotPath.Options)]
    public bool TryRead(ref JsonCursor cursor, [NotNullWhen(true)] out Process? row)
    {
        row = null;
        _unknown.Clear();
        _tags.Clear();
        _unknownName = null;
        _field = FieldTable.Unknown;
        int previous = FieldTable.Unknown;
        bool needsComma = false;
        Process process = new() { Client = client, StandsForProcess = IsOneForEachProcess };
        while (true)
        {
            if (!cursor.TryPeek(out byte next))
                return false;
            if (next == '}')
            {
                cursor.Take();
                break;
            }

            if (needsComma)
            {
                if (next != ',')
                    throw WireFormat.Malformed();
                cursor.Take();
            }

            if (!_fields.TryRead(ref cursor, previous, out _field, out ReadOnlySpan<byte> name))
                return false;
            if (_field == FieldTable.Unknown ? !TryReadUnknown(ref cursor, name) : !TrySet(ref cursor, process))
                return false;
            previous = _field;
            needsComma = true;
        }

        _field = FieldTable.Unknown;
        _unknownName = null;
        process.AdditionalFields = _unknown.ToFields();
        _tags.GiveTo(process);
        row = process;
        return true;
    }

    private bool TryReadUnknown(ref JsonCursor cursor, scoped ReadOnlySpan<byte> name)
    {
        _unknownName = _texts.Decode(name, JsonTextKind.Escaped);
        if (!cursor.TrySliceValue(out ReadOnlySpan<byte> value))
            return false;
        if (name.IsEmpty || !_tags.TryTake(name, value))
            _unknown.Keep(name, value);
        return true;
    }

    /// <summary>Reads the value of a known field. The members of <see cref="ProcessField"/> stand in groups, one for each kind of value.</summary>
    [MethodImpl(HotPath.Options)]
    private bool TrySet(ref JsonCursor cursor, Process process)
    {
        ProcessField field = (ProcessField)_field;
        if (field <= LastOwnRule)
            return TrySetByOwnRule(ref cursor, process, field);
        if (field <= LastText)
            return TrySetText(ref cursor, process, field);
        if (field <= LastCount)
            return TrySetCount(ref cursor, process, field);
        return field <= LastTime ? TrySetTime(ref cursor, process, field) : TrySetBoolean(ref cursor, process, field);
    }

    [MethodImpl(HotPath.Options)]
    private bool TrySetByOwnRule(ref JsonCursor cursor, Process process, ProcessField field)
    {
        string? text;
        int? number;
        switch (field)
        {
            case ProcessField.id:
                if (!RowValue.TryReadText(ref cursor, _texts, out text))
                    return false;
                process.Id = string.IsNullOrEmpty(text) ? null : text;
                return true;
            case ProcessField.unique_id:
                if (!RowValue.TryReadText(ref cursor, _texts, out text))
                    return false;
                process.UniqueId = text;
                return true;
            case ProcessField.cmdline:
                if (!RowValue.TryReadText(ref cursor, _texts, out text))
                    return false;
                process.CommandLine = text;
                return true;
            case ProcessField.segment_id:
                if (!RowValue.TryReadInt64(ref cursor, _texts, out long? segment))
                    return false;
                process.SegmentId = segment ?? 0;
                return true;
            case ProcessField.process_pid:
                if (!RowValue.TryReadInt32(ref cursor, _texts, out number))
                    return false;
                process.Pid = number == -1 ? null : number;
                return true;
            case ProcessField.parent_pid:
                if (!RowValue.TryReadInt32(ref cursor, _texts, out number))
                    return false;
                process.ParentPid = number == -1 ? null : number;
                return true;
            case ProcessField.parent_md5:
                if (!RowValue.TryReadShared(ref cursor, _texts, out text))
                    return false;
                process.ParentMd5 = text is null || IsZeros(text) ? null : text;
                return true;
            case ProcessField.interface_ip:
                if (!TryReadAddress(ref cursor, out long? interfaceNumber, out text))
                    return false;
                process.InterfaceIPNumber = interfaceNumber;
                process.InterfaceIPText = text;
                return true;
            case ProcessField.comms_ip:
                if (!TryReadAddress(ref cursor, out long? commsNumber, out text))
                    return false;
                process.CommsIPNumber = commsNumber;
                process.CommsIPText = text;
                return true;
            default:
                if (!cursor.TrySliceValue(out ReadOnlySpan<byte> watchlists))
                    return false;
                _tags.TakeWatchlists(watchlists);
                return true;
        }
    }

    [MethodImpl(HotPath.Options)]
    private bool TrySetText(ref JsonCursor cursor, Process process, ProcessField field)
    {
        if (!RowValue.TryReadShared(ref cursor, _texts, out string? text))
            return false;
        switch (field)
        {
            case ProcessField.hostname:
                process.HostName = text;
                break;
            case ProcessField.host_type:
                process.HostType = text;
                break;
            case ProcessField.os_type:
                process.OSType = text;
                break;
            case ProcessField.group:
                process.Group = text;
                break;
            case ProcessField.username:
                process.UserName = text;
                break;
            case ProcessField.uid:
                process.UserId = text;
                break;
            case ProcessField.process_name:
                process.ProcessName = text;
                break;
            case ProcessField.path:
                process.Path = text;
                break;
            case ProcessField.process_md5:
                process.Md5 = text;
                break;
            case ProcessField.process_sha256:
                process.Sha256 = text;
                break;
            case ProcessField.parent_name:
                process.ParentName = text;
                break;
            case ProcessField.emet_config:
                process.EmetConfig = text;
                break;
            case ProcessField.child_proc_type:
                process.ChildType = text;
                break;
            case ProcessField.parent_id:
                process.ParentId = text;
                break;
            default:
                process.ParentUniqueId = text;
                break;
        }

        return true;
    }

    [MethodImpl(HotPath.Options)]
    private bool TrySetCount(ref JsonCursor cursor, Process process, ProcessField field)
    {
        if (!RowValue.TryReadInt32(ref cursor, _texts, out int? number))
            return false;
        switch (field)
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
            default:
                process.ExecEventsCount = number;
                break;
        }

        return true;
    }

    [MethodImpl(HotPath.Options)]
    private bool TrySetTime(ref JsonCursor cursor, Process process, ProcessField field)
    {
        if (!RowValue.TryReadTime(ref cursor, _texts, out DateTime? time))
            return false;
        switch (field)
        {
            case ProcessField.start:
                process.Start = time;
                break;
            case ProcessField.last_update:
                process.LastUpdate = time;
                break;
            case ProcessField.last_server_update:
                process.LastServerUpdate = time;
                break;
            case ProcessField.min_last_update:
                process.MinLastUpdate = time;
                break;
            case ProcessField.max_last_update:
                process.MaxLastUpdate = time;
                break;
            case ProcessField.min_last_server_update:
                process.MinLastServerUpdate = time;
                break;
            default:
                process.MaxLastServerUpdate = time;
                break;
        }

        return true;
    }

    [MethodImpl(HotPath.Options)]
    private bool TrySetBoolean(ref JsonCursor cursor, Process process, ProcessField field)
    {
        if (!RowValue.TryReadBoolean(ref cursor, _texts, out bool? truth))
            return false;
        switch (field)
        {
            case ProcessField.terminated:
                process.Terminated = truth;
                break;
            case ProcessField.filtering_known_dlls:
                process.FilteringKnownDlls = truth;
                break;
            default:
                process.IsSuppressed = truth;
                break;
        }

        return true;
    }

    /// <summary>Keeps the number or the text as it is, since most addresses are never looked at.</summary>
    [MethodImpl(HotPath.Options)]
    private bool TryReadAddress(ref JsonCursor cursor, out long? number, out string? text)
    {
        number = null;
        text = null;
        if (!cursor.TryPeek(out byte first))
            return false;
        if (first != '"')
            return RowValue.TryReadInt64(ref cursor, _texts, out number);
        if (!RowValue.TryReadShared(ref cursor, _texts, out text))
            return false;
        text = string.IsNullOrEmpty(text) ? null : text;
        return true;
    }

    /// <summary>30 or 32 zeros stand for an unknown hash (edr-api.md 1.9).</summary>
    [MethodImpl(HotPath.Options)]
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
