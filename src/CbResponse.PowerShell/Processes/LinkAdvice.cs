using System.Management.Automation;
using System.Management.Automation.Language;

namespace CbResponse.PowerShell;

/// <summary>Says of links into the web console that lead to no process what to do with them instead.</summary>
internal static class LinkAdvice
{
    /// <summary>Why the link cannot be followed, or null when it can.</summary>
    public static ErrorRecord? Refuse(ConsoleLink? link, string text, CbSession session)
    {
        if (link is null)
            return ErrorRecords.InvalidLink($"'{text}' is no link into a console. It looks like https://{session.Uri.Authority}/#/analyze/00000007-0000-1234-01da-6ec35ac2a480/1.", text);
        if (!link.IsOf(session.Uri))
            return ErrorRecords.InvalidLink($"The link leads to {link.Server.Authority}, and the session '{session.Name}' to {session.Uri.Authority}. Name the right session with -Session, or connect to that server.", text);
        return link.Process is not null || link.Kind == ConsoleLinkKind.ProcessSearch ? null : ErrorRecords.InvalidLink(Describe(link), text);
    }

    private static string Describe(ConsoleLink link) => link.Kind switch
    {
        ConsoleLinkKind.Process => $"The link should lead to a process, but '{link.Rest}' names none.",
        ConsoleLinkKind.Binary => $"The link leads to a binary: Get-CbBinary -Md5 {link.Rest}. For processes that ran it: Get-CbProcess -Md5 {link.Rest}",
        ConsoleLinkKind.BinarySearch => $"The link leads to a search of binaries: {Search(link, "Get-CbBinary", "binary")}",
        ConsoleLinkKind.Sensor => $"The link leads to a sensor: Get-CbSensor -Id {link.Rest}. For its processes: Get-CbProcess -SensorId {link.Rest}",
        ConsoleLinkKind.Watchlist => $"The link leads to a watchlist. For what it finds: Get-CbWatchlist -Id {link.Rest} | Get-CbProcess",
        ConsoleLinkKind.AlertSearch => $"The link leads to a search of alerts: {Search(link, "Get-CbAlert", "alert")}",
        ConsoleLinkKind.ThreatReport => $"The link leads to a threat report: Get-CbThreatReport -Id '{link.Rest.Replace('/', ':')}'",
        ConsoleLinkKind.ThreatReportSearch => $"The link leads to a search of threat reports: {Search(link, "Get-CbThreatReport", "threat_report")}",
        ConsoleLinkKind.Investigation => "The link leads to an investigation. To list them: Get-CbInvestigation",
        ConsoleLinkKind.ApiToken => "The link leads to the page with the API token. Connect-CbServer takes the token itself.",
        _ => "The link leads to a page of the console that is neither a process nor a search of processes.",
    };

    /// <summary>The command that runs the search of a link. What a link says beside its query only the route takes as it is.</summary>
    private static string Search(ConsoleLink link, string cmdlet, string route)
        => link.Search is { FacetFilters.Count: 0, UpdateLimits.Count: 0 } search
            ? $"{cmdlet} '{CodeGeneration.EscapeSingleQuotedStringContent(search.Query)}'"
            : $"Invoke-CbApi '/api/v1/{route}?{CodeGeneration.EscapeSingleQuotedStringContent(link.Rest)}'";
}
