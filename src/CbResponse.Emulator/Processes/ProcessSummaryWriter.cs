using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes the summary of a process with its relatives (edr-api.md 3.2).</summary>
internal sealed class ProcessSummaryWriter(ServerData data, ProcessLookup lookup)
{
    private const int MostSiblings = 15;
    private readonly ProcessDocumentWriter _documents = new(data.Version);

    /// <param name="json">Where to write.</param>
    /// <param name="document">The process.</param>
    /// <param name="children">How many children are listed at most.</param>
    public void Write(Utf8JsonWriter json, ProcessDocument document, int children)
    {
        json.WriteStartObject();
        json.WriteStartObject("process"u8);
        WriteMembers(json, document);
        json.WriteEndObject();
        WriteSiblings(json, document.Process);
        WriteChildren(json, "children"u8, data.Processes.ChildrenOf(document.Process.Guid).Take(children));
        WriteParent(json, document.Process.Parent);
        json.WriteEndObject();
    }

    /// <summary>The document's members and those that only a summary has.</summary>
    public void WriteMembers(Utf8JsonWriter json, ProcessDocument document)
    {
        _documents.WriteMembers(json, document);
        if (data.Version.IsSixOrLater && data.Processes.Find(document.Process.Guid) is { } range)
            WriteSpan(json, range);
    }

    private void WriteSpan(Utf8JsonWriter json, DocumentRange range)
    {
        DocumentReader<ProcessDocument> reader = data.Processes.OpenReader();
        List<(long Segment, DateTime Update, DateTime ServerUpdate)> segments = [];
        for (int number = range.First; number <= range.Last; number++)
        {
            ProcessDocument segment = reader.Read(number);
            segments.Add((segment.SegmentId, segment.LastUpdate, segment.LastServerUpdate));
        }

        json.WriteString("min_last_update"u8, WireTime.Document(segments.Min(segment => segment.Update)));
        json.WriteString("max_last_update"u8, WireTime.Document(segments.Max(segment => segment.Update)));
        json.WriteString("min_last_server_update"u8, WireTime.Document(segments.Min(segment => segment.ServerUpdate)));
        json.WriteString("max_last_server_update"u8, WireTime.Document(segments.Max(segment => segment.ServerUpdate)));
        json.WriteStartArray("ref_segment_id"u8);
        foreach ((long segment, _, _) in segments)
            json.WriteNumberValue(segment);
        json.WriteEndArray();
    }

    private void WriteSiblings(Utf8JsonWriter json, ProcessFacts process)
    {
        IEnumerable<ChildProcess> siblings = process.Parent is { } parent
            ? data.Processes.ChildrenOf(parent).Where(child => child.Guid != process.Guid).Take(MostSiblings)
            : [];
        WriteChildren(json, "siblings"u8, siblings);
    }

    private void WriteParent(Utf8JsonWriter json, ProcessGuid? parent)
    {
        json.WriteStartObject("parent"u8);
        if (parent is { } guid && lookup.Visible(guid) is { } range)
            WriteMembers(json, lookup.Merged(range));
        json.WriteEndObject();
    }

    private void WriteChildren(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<ChildProcess> children)
    {
        json.WriteStartArray(name);
        foreach (ChildProcess child in children)
            WriteChild(json, child);
        json.WriteEndArray();
    }

    private void WriteChild(Utf8JsonWriter json, ChildProcess child)
    {
        json.WriteStartObject();
        if (lookup.Visible(child.Guid) is { } range)
            _documents.WriteMembers(json, lookup.Read(range.Last));
        else
            WriteReference(json, child);
        json.WriteString("child_proc_type"u8, child.Kind switch
        {
            ChildKind.Exec => "exec",
            ChildKind.Fork => "fork",
            _ => "other exec",
        });
        if (child.Suppressed is not null)
            json.WriteBoolean("is_suppressed"u8, true);
        json.WriteEndObject();
    }

    /// <summary>A child without a document: it is suppressed, or it aged out although its parent still names it.</summary>
    private void WriteReference(Utf8JsonWriter json, ChildProcess child)
    {
        json.WriteString("id"u8, child.Guid.ToString());
        json.WriteNumber("segment_id"u8, 1);
        json.WriteString("unique_id"u8, _documents.Reference(child.Guid));
        json.WriteNumber("process_pid"u8, child.Guid.Pid);
        json.WriteString("start"u8, WireTime.Document(child.Guid.Start));
        json.WriteNumber("sensor_id"u8, child.Guid.SensorId);
        if (child.Suppressed is not { } suppressed)
            return;
        json.WriteString("process_name"u8, PathName.FileName(suppressed.Path));
        json.WriteString("path"u8, suppressed.Path);
        json.WriteString("cmdline"u8, suppressed.CommandLine);
        json.WriteString("username"u8, suppressed.UserName);
        if (suppressed.Hash is { } hash)
            json.WriteString("process_md5"u8, hash.Md5);
    }
}
