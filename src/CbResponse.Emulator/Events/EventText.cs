using System.Globalization;
using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes events in the pipe-delimited forms (edr-api.md 4.2 to 4.8).</summary>
internal sealed class EventText(ServerVersion version, int api)
{
    /// <summary>7.x appends the hash; 6.x leaves the field empty, so that lines end in a pipe; 5.x has no such field.</summary>
    private string Sha256Field(FileHash? hash)
        => version.HasSha256 ? "|" + (hash?.Sha256 ?? string.Empty) : version.IsSixOrLater ? "|" : string.Empty;

    private bool HasMicroseconds => !version.IsSixOrLater;

    /// <summary>An event of any kind.</summary>
    public string Line(ProcessEvent item) => item switch
    {
        ModLoadEvent modLoad => ModLoad(modLoad),
        FileModEvent fileMod => FileMod(fileMod),
        RegModEvent regMod => RegMod(regMod),
        CrossProcEvent crossProc => CrossProc(crossProc),
        NetConnEvent netConn => NetConn(netConn),
        ChildProcEvent child => ChildProc(child),
        ProcessBlockEvent block => ProcessBlock(block),
        ScriptLoadEvent script => ScriptLoad(script),
        _ => throw new InvalidOperationException($"No form is known for a {item.GetType().Name}."),
    };

    private string ModLoad(ModLoadEvent item)
        => $"{WireTime.Event(item.Time, HasMicroseconds)}|{item.Hash.Md5}|{item.Path}{Sha256Field(item.Hash)}";

    /// <summary>Only the last write knows hash and type. Times have six digits in every version.</summary>
    private string FileMod(FileModEvent item)
    {
        bool last = item.Action == FileAction.LastWrite;
        string head = $"{(int)item.Action}|{WireTime.Event(item.Time, micro: true)}|{item.Path}|{(last ? item.Hash?.Md5 : null)}";
        if (!version.IsSixOrLater && api == 1 && !last && !item.IsTamper)
            return head;
        string tamper = item.IsTamper ? "true" : last ? "false" : string.Empty;
        string sha256 = version.HasSha256 ? "|" + (last ? item.Hash?.Sha256 : null) : string.Empty;
        string type = last || version.IsSixOrLater ? item.FileType.ToString(CultureInfo.InvariantCulture) : string.Empty;
        return $"{head}|{type}|{tamper}{sha256}";
    }

    private string RegMod(RegModEvent item)
    {
        string line = $"{(int)item.Action}|{WireTime.Event(item.Time, HasMicroseconds)}|{item.Path}";
        return version.IsSixOrLater || item.IsTamper ? line + Flag(item.IsTamper) : line;
    }

    /// <summary>The address as a signed number, the port on which the service is (edr-api.md 4.5).</summary>
    private static string NetConn(NetConnEvent item)
    {
        int address = ProcessFieldSources.SignedAddress(item.Remote.Address) ?? 0;
        string time = WireTime.Event(item.Time, micro: true);
        return $"{time}|{address}|{item.ServicePort}|{item.Protocol}|{item.Domain}{Flag(item.IsOutbound)}";
    }

    private string ChildProc(ChildProcEvent item)
    {
        string time = WireTime.Event(item.Time, HasMicroseconds);
        string child = item.Child.ToUniqueId(1, version.SegmentDigits);
        return $"{time}|{child}|{item.Hash?.Md5}|{item.Path}|{item.Child.Pid}{Flag(item.IsStart)}{Flag(item.IsTamper)}";
    }

    private string CrossProc(CrossProcEvent item)
    {
        string kind = item.IsRemoteThread ? "RemoteThread" : "ProcessOpen";
        string handle = item.IsRemoteThread ? "|" : $"{(item.IsThreadHandle ? 2 : 1)}|{item.Access}";
        string time = WireTime.Event(item.Time, HasMicroseconds);
        string other = item.Other.ToUniqueId(1, version.SegmentDigits);
        return $"{kind}|{time}|{other}|{item.Hash?.Md5}|{item.Path}|{handle}{Flag(item.IsTamper)}{Flag(item.IsTarget)}{Sha256Field(item.Hash)}";
    }

    /// <summary>A JSON object inside a string.</summary>
    private static string ProcessBlock(ProcessBlockEvent item)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", WireTime.Milliseconds(item.Time));
            json.WriteString("block_type", "MD5Hash");
            json.WriteString("block_event", item.IsAtStart ? "ProcessCreate" : "RunningProcess");
            json.WriteString("block_result", item.Result.ToString());
            json.WriteNull("block_error");
            json.WriteString("blocked_md5", item.Md5);
            json.WriteString("blocked_path", item.Path);
            json.WriteString("blocked_cmdline", item.CommandLine);
            json.WriteString("blocked_uid", item.Uid);
            json.WriteString("blocked_username", item.UserName);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>The script comes last, since it may hold pipes.</summary>
    private static string ScriptLoad(ScriptLoadEvent item)
        => $"{WireTime.Event(item.Time, micro: false)}|{item.Code}|{item.Sha256}|{item.Text}";

    private static string Flag(bool value) => value ? "|true" : "|false";
}
