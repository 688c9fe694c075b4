namespace CbResponse;

/// <summary>A process's parent, as it was found.</summary>
/// <param name="Id">The parent's identifier; null when there is none, or nobody knows it.</param>
/// <param name="Document">The parent; null when the server has no document of it.</param>
internal readonly record struct ParentLink(string? Id, Process? Document)
{
    /// <summary>Whether the document says who the parent is, even if it says that nobody knows.</summary>
    public static bool IsToldBy(Process process) => process.ParentUniqueId is { Length: > 0 } || process.ParentId is { Length: > 0 };

    /// <summary>
    /// The parent's identifier without its segment, which means nothing; null when there is none (edr-api.md 5.6). A unique id that
    /// names another sensor is wrong, and the plain id is right.
    /// </summary>
    public static string? IdOf(Process process)
    {
        ProcessId? unique = ProcessId.Parse(process.ParentUniqueId);
        int? sensor = process.SensorId ?? ProcessId.Parse(process.Id)?.SensorId;
        bool isOfAnother = unique?.SensorId is { } named && sensor is { } own && named != own;
        ProcessId? parent = unique is null || isOfAnother ? ProcessId.Parse(process.ParentId) : unique;
        return parent is null or { IsPlaceholder: true } ? null : parent.Id;
    }
}
