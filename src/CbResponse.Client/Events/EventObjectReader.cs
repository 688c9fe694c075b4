using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CbResponse;

/// <summary>Reads events that come as JSON objects (edr-api.md 4.5, 4.6, 4.8).</summary>
internal sealed class EventObjectReader
{
    private readonly TextDecoder _texts;
    private readonly UnknownFields _unknown = new();
    private readonly FieldTable _netConn = new(
        "timestamp", "proto", "domain", "direction", "local_ip", "local_port", "remote_ip", "remote_port", "proxy_ip", "proxy_port", "ja3", "ja3s", "block_type");

    private readonly FieldTable _child = new(
        "type", "start", "end", "processId", "pid", "md5", "sha256", "path", "commandLine", "userName", "is_suppressed", "is_tampered");

    private readonly FieldTable _block = new(
        "timestamp", "block_type", "block_event", "block_result", "block_error", "blocked_md5", "blocked_path", "blocked_cmdline", "blocked_uid", "blocked_username");

    private readonly FieldTable _other = new("timestamp", "time");
    private readonly Setter<NetConnEvent> _setNetConn;
    private readonly Setter<ChildProcEvent> _setChild;
    private readonly Setter<ProcessBlockEvent> _setBlock;
    private readonly Setter<ProcessEvent> _setOther;
    private DateTime? _start;
    private DateTime? _end;

    public EventObjectReader(TextDecoder texts)
    {
        _texts = texts;
        _setNetConn = SetNetConn;
        _setChild = SetChild;
        _setBlock = SetBlock;
        _setOther = SetOther;
    }

    private delegate bool Setter<in T>(ref JsonCursor cursor, int field, T item);

    /// <summary>Fills an event from an object. What was read before a failure stays.</summary>
    /// <exception cref="JsonException">The object is not of the kind's form.</exception>
    public void Fill(ProcessEvent item, ReadOnlySpan<byte> json)
    {
        switch (item)
        {
            case NetConnEvent connection:
                Walk(json, _netConn, connection, _setNetConn);
                break;
            case ChildProcEvent child:
                _start = null;
                _end = null;
                Walk(json, _child, child, _setChild);
                child.Timestamp = child.IsStart ? _start ?? _end : _end ?? _start;
                break;
            case ProcessBlockEvent block:
                Walk(json, _block, block, _setBlock);
                break;
            default:
                Walk(json, _other, item, _setOther);
                break;
        }
    }

    [MethodImpl(HotPath.Options)]
    private void Walk<T>(ReadOnlySpan<byte> json, FieldTable fields, T item, Setter<T> set)
        where T : ProcessEvent
    {
        JsonCursor cursor = new(json);
        if (!cursor.TryPeek(out byte next) || next != '{')
            throw WireFormat.Malformed();
        cursor.Take();
        _unknown.Clear();
        int previous = FieldTable.Unknown;
        bool needsComma = false;
        while (true)
        {
            Require(cursor.TryPeek(out next));
            if (next == '}')
                break;
            if (needsComma)
            {
                Require(next == ',');
                cursor.Take();
            }

            Require(fields.TryRead(ref cursor, previous, out int field, out ReadOnlySpan<byte> name));
            if (field == FieldTable.Unknown)
                KeepUnknown(ref cursor, name);
            else
                Require(set(ref cursor, field, item));
            previous = field;
            needsComma = true;
        }

        item.AdditionalFields = _unknown.ToFields();

        // A text may begin with an object and go on: what follows must not be lost.
        cursor.Take();
        Require(!cursor.TryPeek(out _));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Require(bool isSo)
    {
        if (!isSo)
            throw WireFormat.Malformed();
    }

    private void KeepUnknown(ref JsonCursor cursor, scoped ReadOnlySpan<byte> name)
    {
        Require(cursor.TrySliceValue(out ReadOnlySpan<byte> value));
        _unknown.Keep(name, value);
    }

    [MethodImpl(HotPath.Options)]
    private bool SetNetConn(ref JsonCursor cursor, int field, NetConnEvent item)
    {
        switch (field)
        {
            case 0:
                return SetTime(ref cursor, item);
            case 1:
                bool hasProtocol = RowValue.TryReadInt32(ref cursor, _texts, out int? protocol);
                item.Protocol = (ProtocolType)(protocol ?? 0);
                return hasProtocol;
            case 3:
                bool hasDirection = RowValue.TryReadBoolean(ref cursor, _texts, out bool? isOutbound);
                item.Direction = isOutbound == false ? NetConnDirection.Inbound : NetConnDirection.Outbound;
                return hasDirection;
            case 5 or 7 or 9:
                return SetPort(ref cursor, field, item);
            default:
                return SetText(ref cursor, field, item);
        }
    }

    [MethodImpl(HotPath.Options)]
    private bool SetPort(ref JsonCursor cursor, int field, NetConnEvent item)
    {
        bool complete = RowValue.TryReadInt32(ref cursor, _texts, out int? port);
        if (field == 5)
            item.LocalPort = port;
        else if (field == 7)
            item.RemotePort = port;
        else
            item.ProxyPort = port;
        return complete;
    }

    [MethodImpl(HotPath.Options)]
    private bool SetText(ref JsonCursor cursor, int field, NetConnEvent item)
    {
        bool complete = TryReadText(ref cursor, out string? text);
        EventConnectionText.Set(field, item, text);
        return complete;
    }

    [MethodImpl(HotPath.Options)]
    private bool SetChild(ref JsonCursor cursor, int field, ChildProcEvent item)
    {
        bool complete;
        string? text;
        switch (field)
        {
            case 0:
                complete = TryReadText(ref cursor, out text);
                item.IsStart = text != "end";
                return text is null or "start" or "end" ? complete : throw WireFormat.NotReadable("start or end", text);
            case 1:
                return RowValue.TryReadTime(ref cursor, _texts, out _start);
            case 2:
                return RowValue.TryReadTime(ref cursor, _texts, out _end);
            case 4:
                complete = RowValue.TryReadInt32(ref cursor, _texts, out int? pid);
                item.Pid = pid;
                return complete;
            case 10:
                complete = RowValue.TryReadBoolean(ref cursor, _texts, out bool? isSuppressed);
                item.IsSuppressed = isSuppressed ?? false;
                return complete;
            case 11:
                complete = RowValue.TryReadBoolean(ref cursor, _texts, out bool? isTampered);
                item.IsTampered = isTampered ?? false;
                return complete;
            default:
                complete = TryReadText(ref cursor, out text);
                EventChildText.Set(field, item, text);
                return complete;
        }
    }

    private bool SetBlock(ref JsonCursor cursor, int field, ProcessBlockEvent item)
    {
        if (field == 0)
            return SetTime(ref cursor, item);
        bool complete = TryReadText(ref cursor, out string? text);
        EventBlockText.Set(field, item, text);
        return complete;
    }

    private bool SetOther(ref JsonCursor cursor, int field, ProcessEvent item) => SetTime(ref cursor, item);

    private bool SetTime(ref JsonCursor cursor, ProcessEvent item)
    {
        bool complete = RowValue.TryReadTime(ref cursor, _texts, out DateTime? time);
        item.Timestamp = time;
        return complete;
    }

    /// <summary>A text, or a number as text; null for an empty one.</summary>
    [MethodImpl(HotPath.Options)]
    private bool TryReadText(ref JsonCursor cursor, out string? text)
    {
        text = null;
        if (!cursor.TryPeek(out byte first))
            return false;
        if (first == '"')
        {
            if (!cursor.TryReadString(out ReadOnlySpan<byte> content, out JsonTextKind kind))
                return false;
            text = content.Length == 0 ? null : _texts.Share(content, kind);
            return true;
        }

        if (first is (byte)'{' or (byte)'[')
            throw WireFormat.Expected("a text", first);
        if (!cursor.TrySliceValue(out ReadOnlySpan<byte> value))
            return false;
        text = value.SequenceEqual("null"u8) ? null : _texts.Share(value, JsonTextKind.Ascii);
        return true;
    }
}
