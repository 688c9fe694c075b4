namespace CbResponse.Query;

/// <summary>Knows the fields of the other indices, and what the same thing is called here.</summary>
internal static class OtherIndex
{
    private static readonly Dictionary<(QueryIndex Index, string Name), string> Equivalents = new()
    {
        [(QueryIndex.Process, "created_time")] = "start",
        [(QueryIndex.Process, "last_seen")] = "last_update",
        [(QueryIndex.Process, "process_path")] = "path",
        [(QueryIndex.Process, "server_added_timestamp")] = "start",
        [(QueryIndex.Process, "signed")] = "digsig_result",
        [(QueryIndex.Binary, "filemod")] = "observed_filename",
        [(QueryIndex.Binary, "modload")] = "observed_filename",
        [(QueryIndex.Binary, "path")] = "observed_filename",
        [(QueryIndex.Binary, "process_md5")] = "md5",
        [(QueryIndex.Binary, "process_name")] = "observed_filename",
        [(QueryIndex.Binary, "process_path")] = "observed_filename",
        [(QueryIndex.Binary, "process_sha256")] = "sha256",
        [(QueryIndex.Binary, "start")] = "server_added_timestamp",
        [(QueryIndex.Alert, "path")] = "process_path",
        [(QueryIndex.Alert, "process_md5")] = "md5",
        [(QueryIndex.Alert, "process_sha256")] = "sha256",
        [(QueryIndex.Alert, "severity_score")] = "report_score",
        [(QueryIndex.Alert, "start")] = "created_time",
        [(QueryIndex.ThreatReport, "created_time")] = "create_time",
        [(QueryIndex.ThreatReport, "report_score")] = "severity_score",
        [(QueryIndex.ThreatReport, "start")] = "create_time",
    };

    /// <summary>The first index that has a searchable field of that name, or null.</summary>
    public static QueryIndex? IndexOf(string name)
    {
        for (QueryIndex index = QueryIndex.Process; index <= QueryIndex.ThreatReport; index++)
        {
            if (FieldCatalog.For(index).Find(name) is { IsSearchable: true })
                return index;
        }

        return null;
    }

    public static string? Equivalent(string name, QueryIndex index)
        => Equivalents.TryGetValue((index, name.ToLowerInvariant()), out string? same) ? same : null;

    public static string Describe(QueryIndex index) => index switch
    {
        QueryIndex.Process => "processes",
        QueryIndex.Binary => "binaries",
        QueryIndex.Alert => "alerts",
        _ => "threat reports",
    };
}
