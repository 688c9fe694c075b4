using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes the preview of a process: its document, and some events of each kind in the oldest form, with markers in both.</summary>
internal sealed class PreviewWriter(ServerData data, ProcessLookup lookup, PreviewMarker marker)
{
    private const int OldestForm = 1;
    private const int MostEvents = 10;

    private static readonly HashSet<string> MarkedFields =
        ["process_name", "path", "cmdline", "username", "hostname", "group", "parent_name", "process_md5", "process_sha256", "host_type", "os_type"];

    private readonly EventText _lines = new(data.Version, OldestForm);

    public void Write(Utf8JsonWriter json, ProcessDocument document)
    {
        using JsonDocument plain = JsonDocument.Parse(Plain(document));
        json.WriteStartObject();
        foreach (JsonProperty member in plain.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String && MarkedFields.Contains(member.Name))
                json.WriteString(member.Name, marker.Mark(member.Name, member.Value.GetString()!));
            else
                member.WriteTo(json);
        }

        // The vendor's example has both, and empty.
        if (document.Process.ParentName is null)
            json.WriteString("parent_name", string.Empty);
        json.WriteString("segment", string.Empty);
        foreach (EventKind kind in EventKind.For(data.Version, OldestForm))
            WriteEvents(json, kind, document);
        json.WriteEndObject();
    }

    private byte[] Plain(ProcessDocument document)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            new ProcessSummaryWriter(data, lookup).WriteMembers(json, document);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>First what matches; the room that is left goes to the first events. All in the order of time.</summary>
    private void WriteEvents(Utf8JsonWriter json, EventKind kind, ProcessDocument document)
    {
        List<(int Number, string Line)> matching = [];
        List<(int Number, string Line)> others = [];
        int number = 0;
        foreach (ProcessEvent item in kind.Of(document))
        {
            string line = _lines.Line(item);
            string marked = Mark(item, line);
            if (marked != line)
                matching.Add((number, marked));
            else if (others.Count < MostEvents)
                others.Add((number, line));
            number++;
            if (matching.Count == MostEvents)
                break;
        }

        if (number == 0)
            return;
        json.WriteStartArray(kind.Name + "_complete");
        foreach ((_, string line) in matching.Concat(others.Take(MostEvents - matching.Count)).OrderBy(shown => shown.Number))
            json.WriteStringValue(line);
        json.WriteEndArray();
    }

    private string Mark(ProcessEvent item, string line) => item switch
    {
        ModLoadEvent modLoad => Mark(line, "modload", modLoad.Path),
        FileModEvent fileMod => Mark(line, "filemod", fileMod.Path),
        RegModEvent regMod => Mark(line, "regmod", regMod.Path),
        NetConnEvent netConn => Mark(line, "domain", netConn.Domain),
        ChildProcEvent child => Mark(line, "childproc_name", PathName.FileName(child.Path)),
        CrossProcEvent cross => Mark(line, "crossproc_name", PathName.FileName(cross.Path)),
        _ => line,
    };

    private string Mark(string line, string field, string text)
    {
        int start = text.Length == 0 ? -1 : line.LastIndexOf(text, StringComparison.Ordinal);
        return start < 0 ? line : $"{line.AsSpan(0, start)}{marker.Mark(field, text)}{line.AsSpan(start + text.Length)}";
    }
}
