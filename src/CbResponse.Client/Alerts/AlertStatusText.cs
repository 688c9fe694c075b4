namespace CbResponse;

/// <summary>The words for statuses of alerts on the wire.</summary>
internal static class AlertStatusText
{
    /// <summary>The server's word.</summary>
    public static string Of(AlertStatus status) => status switch
    {
        AlertStatus.InProgress => "In Progress",
        AlertStatus.FalsePositive => "False Positive",
        _ => status.ToString(),
    };

    /// <summary>The status of a word, in any case; null for a word that is not known.</summary>
    public static AlertStatus? Parse(string? text)
        => text is not null && Enum.TryParse(text.Replace(" ", string.Empty), ignoreCase: true, out AlertStatus status) && Enum.IsDefined(typeof(AlertStatus), status)
            ? status
            : null;
}
