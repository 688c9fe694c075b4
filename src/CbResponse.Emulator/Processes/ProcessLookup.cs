using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>Finds the documents that a path such as <c>process/{id}/{segment}</c> means.</summary>
internal sealed class ProcessLookup(ServerData data, Viewer viewer)
{
    /// <exception cref="RejectedRequestException">There is no such process, or the viewer may not see it.</exception>
    public DocumentRange Process(string id)
    {
        if (!ProcessGuid.TryParse(id, out ProcessGuid guid) || Visible(guid) is not { } range)
            throw RejectedRequestException.Html(404);
        return range;
    }

    /// <summary>The documents of a process that the viewer may see, or null.</summary>
    public DocumentRange? Visible(ProcessGuid guid)
        => data.Processes.Find(guid) is { } range && viewer.CanSee(Read(range.First).Process.Host.GroupId) ? range : null;

    /// <summary>The document of one segment; segment 0 stands for all of them.</summary>
    /// <exception cref="RejectedRequestException">There is no such document.</exception>
    public ProcessDocument Document(string id, string segment)
    {
        DocumentRange range = Process(id);
        if (!long.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            throw RejectedRequestException.Html(404);
        if (number == 0)
            return Merged(range);
        for (int document = range.First; document <= range.Last; document++)
        {
            if (Read(document) is { } found && found.SegmentId == number)
                return found;
        }

        throw RejectedRequestException.Html(404);
    }

    public MergedDocument Merged(DocumentRange range) => new(data.Processes, [.. Enumerable.Range(range.First, range.Count)]);

    /// <summary>A reader for each document: several of them are looked at together.</summary>
    public ProcessDocument Read(int number) => data.Processes.OpenReader().Read(number);
}
