using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes one event in the form that an API version has for it (edr-api.md 4.1).</summary>
internal sealed class EventWriter(ServerVersion version, int api)
{
    private readonly EventText _text = new(version, api);

    public void Write(Utf8JsonWriter json, EventKind kind, ProcessEvent item)
    {
        switch (item)
        {
            case NetConnEvent netConn when api > 1:
                WriteNetConn(json, netConn);
                break;

            // Forks and further execs kept the old form when children got the new one.
            case ChildProcEvent child when api >= 3 && kind.Name == "childproc":
                WriteChild(json, child);
                break;
            default:
                json.WriteStringValue(_text.Line(item));
                break;
        }
    }

    /// <summary>The time as <c>sorted_events</c> has it beside the event.</summary>
    public static string TimeOf(ProcessEvent item) => WireTime.Event(item.Time, micro: item is FileModEvent);

    private void WriteNetConn(Utf8JsonWriter json, NetConnEvent item)
    {
        json.WriteStartObject();
        json.WriteString("timestamp"u8, WireTime.Milliseconds(item.Time));
        json.WriteNumber("proto"u8, item.Protocol);
        json.WriteString("domain"u8, item.Domain);
        json.WriteString("direction"u8, item.IsOutbound ? "true" : "false");
        WriteEnd(json, "local", item.Local);
        WriteEnd(json, "remote", item.Remote);
        if (item.Proxy is { } proxy)
            WriteEnd(json, "proxy", proxy);
        if (version.HasJa3 && api >= 4)
        {
            if (item.Ja3 is not null)
                json.WriteString("ja3"u8, item.Ja3);
            if (item.Ja3s is not null)
                json.WriteString("ja3s"u8, item.Ja3s);
        }

        json.WriteEndObject();
    }

    /// <summary>Addresses are signed numbers up to v3, except those of IPv6, which fit no number.</summary>
    private void WriteEnd(Utf8JsonWriter json, string side, IPEndPoint end)
    {
        if (api < 4 && end.AddressFamily == AddressFamily.InterNetwork)
            json.WriteNumber($"{side}_ip", ProcessFieldSources.SignedAddress(end.Address)!.Value);
        else
            json.WriteString($"{side}_ip", end.Address.ToString());
        json.WriteNumber($"{side}_port", end.Port);
    }

    private void WriteChild(Utf8JsonWriter json, ChildProcEvent item)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, item.IsStart ? "start" : "end");
        json.WriteString(item.IsStart ? "start"u8 : "end"u8, WireTime.Microseconds(item.Time));
        json.WriteString("processId"u8, item.Child.ToUniqueId(1, version.SegmentDigits));
        json.WriteNumber("pid"u8, item.Child.Pid);
        json.WriteString("md5"u8, item.Hash?.Md5 ?? string.Empty);
        if (version.HasSha256)
            json.WriteString("sha256"u8, item.Hash?.Sha256 ?? string.Empty);
        json.WriteString("path"u8, item.Path);
        json.WriteString("commandLine"u8, item.CommandLine);
        json.WriteString("userName"u8, item.UserName);
        json.WriteBoolean("is_suppressed"u8, item.IsSuppressed);
        json.WriteBoolean("is_tampered"u8, item.IsTamper);
        json.WriteEndObject();
    }
}
