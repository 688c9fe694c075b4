using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>Reads events in their pipe-delimited forms (edr-api.md 4.2 to 4.8): the hot path of large processes.</summary>
internal static class EventLineReader
{
    private static readonly FieldShape[] BehindModule = [FieldShape.Sha256];
    private static readonly FieldShape[] BehindFile = [FieldShape.Md5, FieldShape.Number, FieldShape.Flag, FieldShape.Sha256];
    private static readonly FieldShape[] BehindKey = [FieldShape.Flag];
    private static readonly FieldShape[] BehindChild = [FieldShape.Number, FieldShape.Flag, FieldShape.Flag];
    private static readonly FieldShape[] BehindOther = [FieldShape.Number, FieldShape.Word, FieldShape.Flag, FieldShape.Flag, FieldShape.Sha256];

    /// <summary>The event of a line. What cannot be understood makes the line odd, never an exception.</summary>
    [MethodImpl(HotPath.Options)]
    public static ProcessEvent Read(ref EventLine line, in EventKind kind) => kind.Type switch
    {
        EventType.FileMod => ReadFileMod(ref line),
        EventType.RegMod => ReadRegMod(ref line),
        EventType.ModLoad => ReadModLoad(ref line),
        EventType.NetConn => ReadNetConn(ref line),
        EventType.ChildProc => ReadChild(ref line, new ChildProcEvent()),
        EventType.Fork => ReadChild(ref line, new ForkEvent()),
        EventType.Exec => ReadChild(ref line, new ExecEvent()),
        EventType.CrossProc => ReadCrossProc(ref line),
        EventType.ScriptLoad => ReadScriptLoad(ref line),
        _ => ReadOther(ref line, kind),
    };

    /// <summary><c>time|md5|path[|sha256]</c>.</summary>
    [MethodImpl(HotPath.Options)]
    private static ModLoadEvent ReadModLoad(ref EventLine line)
    {
        int tail = line.TailAt(3, BehindModule, least: 0);
        return new ModLoadEvent
        {
            Ticks = line.Time(0),
            Md5 = line.Shared(1),
            Path = line.Shared(2, tail),
            Sha256 = line.Shared(tail),
        };
    }

    /// <summary><c>operation|time|path|md5[|type[|tamper[|sha256]]]</c>.</summary>
    [MethodImpl(HotPath.Options)]
    private static FileModEvent ReadFileMod(ref EventLine line)
    {
        int tail = line.TailAt(3, BehindFile, least: 1);
        return new FileModEvent
        {
            Operation = (FileOperation)Code(ref line, 0),
            Ticks = line.Time(1),
            Path = line.Shared(2, tail),
            Md5 = line.Text(tail),
            FileType = (FileType)(line.Number32(tail + 1) ?? 0),
            IsTampered = line.Flag(tail + 2),
            Sha256 = line.Text(tail + 3),
        };
    }

    /// <summary><c>operation|time|path[|tamper]</c>.</summary>
    [MethodImpl(HotPath.Options)]
    private static RegModEvent ReadRegMod(ref EventLine line)
    {
        int tail = line.TailAt(3, BehindKey, least: 0);
        return new RegModEvent
        {
            Operation = (RegistryOperation)Code(ref line, 0),
            Ticks = line.Time(1),
            Path = line.Shared(2, tail),
            IsTampered = line.Flag(tail),
        };
    }

    /// <summary><c>time|address|port|protocol|domain|outbound</c>; the port is that of the side that was connected to.</summary>
    private static NetConnEvent ReadNetConn(ref EventLine line)
    {
        bool isInbound = line.Field(5).SequenceEqual("false"u8);
        line.IsOdd |= line.Count != 6 || (!isInbound && !line.Flag(5));
        int? port = line.Number32(2);
        return new NetConnEvent
        {
            Ticks = line.Time(0),
            RemoteIPText = line.Shared(1),
            RemotePort = isInbound ? null : port,
            LocalPort = isInbound ? port : null,
            Protocol = (ProtocolType)(line.Number32(3) ?? 0),
            Domain = line.Shared(4),
            Direction = isInbound ? NetConnDirection.Inbound : NetConnDirection.Outbound,
        };
    }

    /// <summary><c>time|unique id|md5|path|process number|started[|tamper]</c>.</summary>
    private static T ReadChild<T>(ref EventLine line, T child)
        where T : ChildProcEvent
    {
        int tail = line.TailAt(4, BehindChild, least: 2);
        child.Ticks = line.Time(0);
        child.ChildUniqueId = line.Text(1);
        child.Md5 = line.Shared(2);
        child.Path = line.Shared(3, tail);
        child.Pid = line.Number32(tail);
        child.IsStart = line.Flag(tail + 1);
        child.IsTampered = line.Flag(tail + 2);
        line.IsOdd |= line.Field(tail + 1).Length == 0;
        return child;
    }

    /// <summary><c>kind|time|unique id|md5|path|handle|rights|tamper[|is target[|sha256]]</c>.</summary>
    private static CrossProcEvent ReadCrossProc(ref EventLine line)
    {
        int tail = line.TailAt(5, BehindOther, least: 3);
        bool isThread = line.Field(tail).SequenceEqual("2"u8);
        string? kind = line.Shared(0);
        CrossProcEvent cross = new()
        {
            KindText = kind,
            Kind = kind switch
            {
                "ProcessOpen" => isThread ? CrossProcKind.ThreadOpen : CrossProcKind.ProcessOpen,
                "RemoteThread" => CrossProcKind.RemoteThread,
                _ => CrossProcKind.Unknown,
            },
            Ticks = line.Time(1),
            OtherUniqueId = line.Text(2),
            OtherMd5 = line.Shared(3),
            OtherPath = line.Shared(4, tail),
            IsTampered = line.Flag(tail + 2),
            IsTarget = line.Flag(tail + 3),
            OtherSha256 = line.Shared(tail + 4),
        };

        // For a started thread some servers have a word in place of the rights, which means nothing.
        if (cross.Kind != CrossProcKind.RemoteThread || line.IsNumber(tail + 1))
            cross.AccessMask = line.Number(tail + 1);
        return cross;
    }

    /// <summary><c>time|number|sha256|script</c>; the script may hold pipes.</summary>
    private static ScriptLoadEvent ReadScriptLoad(ref EventLine line)
    {
        line.IsOdd |= line.Count < 4;
        return new ScriptLoadEvent
        {
            Ticks = line.Time(0),
            Code = line.Number(1),
            Sha256 = line.Text(2),
            Script = line.Shared(3, line.Count),
        };
    }

    /// <summary>A form that is not documented. Where the time stands is seen by its looks.</summary>
    private static ProcessEvent ReadOther(ref EventLine line, in EventKind kind)
    {
        bool timeIsSecond = !WireTime.TryParseIso(line.Field(0), out DateTime time) && WireTime.TryParseIso(line.Field(1), out time);
        if (kind.Type != EventType.Emet)
            return new UnknownEvent { Kind = kind.Name, Ticks = time.Ticks };
        int number = timeIsSecond ? 0 : 1;
        return new EmetEvent { Ticks = time.Ticks, Mitigation = line.IsNumber(number) ? (EmetMitigation?)line.Number32(number) : null };
    }

    /// <summary>A code that every line has.</summary>
    [MethodImpl(HotPath.Options)]
    private static int Code(ref EventLine line, int index)
    {
        int? code = line.Number32(index);
        line.IsOdd |= code is null;
        return code ?? 0;
    }
}
