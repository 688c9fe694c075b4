using System.Globalization;

namespace CbResponse;

/// <summary>Identifies a threat report: written as <c>feed:report</c>.</summary>
/// <param name="FeedId">Number of the feed.</param>
/// <param name="ReportId">Identifier of the report within its feed.</param>
public sealed record ThreatReportId(int FeedId, string ReportId)
{
    /// <summary>Reads an identifier; null when the text is none.</summary>
    public static ThreatReportId? Parse(string? text)
    {
        int colon = text?.IndexOf(':') ?? -1;
        return colon > 0 && colon < text!.Length - 1 && int.TryParse(text.Substring(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out int feed)
            ? new ThreatReportId(feed, text.Substring(colon + 1))
            : null;
    }

    /// <summary>The written form.</summary>
    public override string ToString() => FormattableString.Invariant($"{FeedId}:{ReportId}");
}
