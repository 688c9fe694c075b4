using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>
/// Writes the members of a process document (edr-api.md 3.2), as one server version does. What is not known is left out
/// and never null, except for a lost <c>id</c>: clients depend on finding that key.
/// </summary>
internal sealed class ProcessDocumentWriter(ServerVersion version)
{
    /// <param name="json">Where to write.</param>
    /// <param name="document">The document.</param>
    /// <param name="isRow">Whether it is one of a search: such a row may not know its parent, which its summary does.</param>
    public void WriteMembers(Utf8JsonWriter json, ProcessDocument document, bool isRow = false)
    {
        ProcessFacts process = document.Process;
        WriteIdentity(json, document);
        WriteProgram(json, process);
        WriteParent(json, process, isKnown: !isRow || !HasLostId(process));
        WriteHost(json, process.Host);
        WriteTimes(json, document);
        WriteCounts(json, document.Counts, process.Host);
        json.WriteString("emet_config"u8, string.Empty);
        if (version.IsSixOrLater)
            json.WriteBoolean("filtering_known_dlls"u8, process.Host.FiltersKnownDlls);
        if (version.IsSevenOrLater && process.LogonType is { } logonType)
            json.WriteNumber("logon_type"u8, logonType);
        HitTagWriter.Write(json, process.WatchlistHits, version, segments: 1);
        HitTagWriter.Write(json, process.FeedHits);
    }

    public string UniqueId(ProcessDocument document) => document.Process.Guid.ToUniqueId(document.SegmentId, version.SegmentDigits);

    /// <summary>Where one process names another, the segment is 1 whatever segments that one has.</summary>
    public string Reference(ProcessGuid guid) => guid.ToUniqueId(1, version.SegmentDigits);

    private void WriteIdentity(Utf8JsonWriter json, ProcessDocument document)
    {
        if (HasLostId(document.Process))
            json.WriteNull("id"u8);
        else
            json.WriteString("id"u8, document.Process.Guid.ToString());
        json.WriteNumber("segment_id"u8, document.SegmentId);
        json.WriteString("unique_id"u8, UniqueId(document));
    }

    private void WriteProgram(Utf8JsonWriter json, ProcessFacts process)
    {
        json.WriteKnown("process_name"u8, process.Name);
        json.WriteKnown("path"u8, process.Path);
        json.WriteKnown("cmdline"u8, process.CommandLine);
        json.WriteKnown("process_md5"u8, process.Hash?.Md5);
        if (version.HasSha256)
            json.WriteKnown("process_sha256"u8, process.Hash?.Sha256);
        json.WriteNumber("process_pid"u8, process.Guid.Pid);
        json.WriteKnown("username"u8, process.UserName);
        if (version.IsSixOrLater)
            json.WriteKnown("uid"u8, process.Uid);
    }

    private bool HasLostId(ProcessFacts process) => process.HasLostId && version.IsSixOrLater;

    private void WriteParent(Utf8JsonWriter json, ProcessFacts process, bool isKnown)
    {
        json.WriteNumber("parent_pid"u8, process.ParentPid);
        if (process.Parent is not { } parent)
            return;
        json.WriteKnown("parent_name"u8, isKnown ? process.ParentName : string.Empty);
        json.WriteString("parent_id"u8, parent.ToString());
        json.WriteString("parent_unique_id"u8, isKnown ? Reference(parent) : string.Empty);
        json.WriteString("parent_md5"u8, ParentMd5(process));
    }

    /// <summary>From 6.0 on the hash is zeros, whatever is known; they are two short before 7.0 (edr-api.md 1.9, 6).</summary>
    private string ParentMd5(ProcessFacts process)
    {
        if (!version.IsSixOrLater && process.ParentHash is { } hash)
            return hash.Md5;
        return new string('0', version.IsSevenOrLater ? 32 : 30);
    }

    private void WriteHost(Utf8JsonWriter json, HostFacts host)
    {
        json.WriteString("hostname"u8, host.NameIn(version));
        json.WriteString("host_type"u8, host.TypeName);
        json.WriteString("os_type"u8, host.Os.InProcesses());
        json.WriteString("group"u8, host.GroupNameIn(version));
        json.WriteNumber("sensor_id"u8, host.SensorId);
        if (ProcessFieldSources.SignedAddress(host.InterfaceAddress) is { } inside)
            json.WriteNumber("interface_ip"u8, inside);
        if (ProcessFieldSources.SignedAddress(host.CommsAddress) is { } outside)
            json.WriteNumber("comms_ip"u8, outside);
    }

    private void WriteTimes(Utf8JsonWriter json, ProcessDocument document)
    {
        if (document.Process.Start is { } start)
            json.WriteString("start"u8, WireTime.Document(start));
        else
            json.WriteNumber("start"u8, -1);
        json.WriteString("last_update"u8, WireTime.Document(document.LastUpdate));
        if (version.IsSixOrLater)
            json.WriteString("last_server_update"u8, WireTime.Document(document.LastServerUpdate));
        json.WriteBoolean("terminated"u8, document.IsTerminated);
    }

    private void WriteCounts(Utf8JsonWriter json, EventCounts counts, HostFacts host)
    {
        json.WriteNumber("modload_count"u8, counts.ModLoads);
        json.WriteNumber("regmod_count"u8, counts.RegMods);
        json.WriteNumber("filemod_count"u8, counts.FileMods);
        json.WriteNumber("netconn_count"u8, counts.NetConns);
        json.WriteNumber("childproc_count"u8, counts.ChildProcs);
        json.WriteNumber("crossproc_count"u8, counts.CrossProcs);
        json.WriteNumber("emet_count"u8, 0);
        json.WriteNumber("processblock_count"u8, counts.ProcessBlocks);
        if (version.HasFilelessScripts)
            json.WriteNumber("fileless_scriptload_count"u8, counts.ScriptLoads);
        if (!version.IsSixOrLater || host.Os == OsType.Windows)
            return;
        json.WriteNumber("fork_children_count"u8, counts.ForkChildren);
        json.WriteNumber("exec_events_count"u8, counts.ExecEvents);
    }
}
