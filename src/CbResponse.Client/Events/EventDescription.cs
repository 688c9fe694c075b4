using System.Net;

namespace CbResponse;

/// <summary>Says in a few words what an event is: what mixed lists show.</summary>
internal static class EventDescription
{
    private const int MostOfScript = 200;

    public static string Of(ProcessEvent item) => item switch
    {
        FileModEvent file => $"{file.Operation} {file.Path}{(file.FileType == FileType.Unknown ? null : $" ({file.FileType})")}",
        RegModEvent registry => $"{registry.Operation} {registry.Path}",
        ModLoadEvent module => module.Path ?? Text(item),
        NetConnEvent connection => Connection(connection),
        ChildProcEvent child => $"{(child.IsStart ? "Start" : "End")} {child.Path} ({child.Pid}){(child.CommandLine is { } line ? " " + line : null)}",
        CrossProcEvent cross => $"{(cross.Kind == CrossProcKind.Unknown ? cross.KindText : cross.Kind)} {(cross.IsTarget ? "by" : "of")} {cross.OtherPath}{Rights(cross)}",
        ProcessBlockEvent block => $"{block.Result?.ToString() ?? block.ResultText} {block.Path}",
        EmetEvent { Mitigation: { } mitigation } => $"{mitigation} {item.Raw}",
        ScriptLoadEvent { Script: { } script } => script.Length <= MostOfScript ? script : script.Substring(0, MostOfScript) + "...",
        UnknownEvent unknown => $"{unknown.Kind} {unknown.Raw}",
        _ => Text(item),
    };

    private static string Text(ProcessEvent item) => item.Raw ?? string.Empty;

    private static string Connection(NetConnEvent item)
    {
        string arrow = item.Direction == NetConnDirection.Outbound ? "->" : "<-";
        string local = item.LocalIPText is null && item.LocalPort is null ? string.Empty : End(item.LocalIP, item.LocalIPText, item.LocalPort) + " ";
        string domain = item.Domain is null ? string.Empty : $" ({item.Domain})";
        string proxy = item.ProxyIPText is null ? string.Empty : $" by proxy {End(item.ProxyIP, item.ProxyIPText, item.ProxyPort)}";
        return $"{item.Protocol} {local}{arrow} {End(item.RemoteIP, item.RemoteIPText, item.RemotePort)}{domain}{proxy}{(item.BlockType is null ? null : $" blocked: {item.BlockType}")}";
    }

    private static string End(IPAddress? address, string? text, int? port)
    {
        string host = address is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } ? $"[{address}]" : address?.ToString() ?? text ?? "?";
        return port is null ? host : $"{host}:{port}";
    }

    private static string? Rights(CrossProcEvent item)
        => item.ProcessAccess is { } process ? $" ({process})" : item.ThreadAccess is { } thread ? $" ({thread})" : null;
}
