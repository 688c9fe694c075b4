namespace CbResponse;

/// <summary>A kind of event as an answer names it: the name of a list, or the type of an item of <c>sorted_events</c> (edr-api.md 4.1).</summary>
internal readonly struct EventKind(EventType type, string name)
{
    private const string Suffix = "_complete";

    public EventType Type { get; } = type;

    /// <summary>The server's word.</summary>
    public string Name { get; } = name;

    /// <summary>The kind of an item.</summary>
    public static EventKind Of(string name) => new(TypeOf(name), name);

    /// <summary>
    /// The kind of a member of the process, or null when its name is none of a list of events. Lists of kinds that nobody knew when this
    /// was written end as the others do.
    /// </summary>
    public static EventKind? OfList(string member)
    {
        if (member.EndsWith(Suffix, StringComparison.Ordinal))
            return Of(member.Substring(0, member.Length - Suffix.Length));
        EventType type = TypeOf(member);
        return type == EventType.Unknown ? null : new EventKind(type, member);
    }

    private static EventType TypeOf(string name) => name switch
    {
        "modload" => EventType.ModLoad,
        "filemod" => EventType.FileMod,
        "regmod" => EventType.RegMod,
        "netconn" => EventType.NetConn,
        "childproc" => EventType.ChildProc,
        "crossproc" => EventType.CrossProc,
        "processblock" => EventType.ProcessBlock,
        "fileless_scriptload" or "scriptload" => EventType.ScriptLoad,
        "fork_children" or "fork" => EventType.Fork,
        "exec_events" or "exec" => EventType.Exec,
        _ => name.StartsWith("emet", StringComparison.Ordinal) ? EventType.Emet : EventType.Unknown,
    };
}
