using System.Globalization;

namespace CbResponse.PowerShell.Views;

/// <summary>Draws values in views. Called from the view files; the properties themselves stay as they are.</summary>
public static class Cell
{
    /// <summary>A UTC time as local time, to the second; empty for none.</summary>
    public static string LocalTime(DateTime? utc)
        => utc is { } time ? time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>A UTC time as local time, to the millisecond; empty for none.</summary>
    public static string Moment(DateTime? utc)
        => utc is { } time ? time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>A UTC time as local time with its offset, to the millisecond; empty for none.</summary>
    public static string ExactTime(DateTime? utc)
        => utc is { } time ? time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss.fff zzz", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>How long ago a UTC time was, in the unit that says most; empty for none.</summary>
    public static string Ago(DateTime? utc)
    {
        if (utc is not { } time)
            return string.Empty;
        TimeSpan ago = DateTime.UtcNow - time;
        return ago.TotalSeconds switch
        {
            < 0 => "0 s ago",
            < 120 => Text(ago.TotalSeconds, "s"),
            < 7_200 => Text(ago.TotalMinutes, "min"),
            < 172_800 => Text(ago.TotalHours, "h"),
            _ => Text(ago.TotalDays, "d"),
        };

        static string Text(double number, string unit) => string.Format(CultureInfo.InvariantCulture, "{0:0} {1} ago", Math.Floor(number), unit);
    }

    /// <summary>
    /// A text on one line, read as it is: line breaks, other control characters and marks that turn the reading order, all of which
    /// file names and command lines may hold, become blanks.
    /// </summary>
    public static string OneLine(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        char[]? changed = null;
        for (int i = 0; i < text!.Length; i++)
        {
            if (char.IsControl(text[i]) || char.GetUnicodeCategory(text[i]) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                (changed ??= text.ToCharArray())[i] = ' ';
        }

        return changed is null ? text : new string(changed);
    }

    /// <summary>A user name in a narrow column: the host's own accounts without the host, and of a long name its end, where the user is.</summary>
    public static string User(string? userName, string? hostName, int width)
    {
        if (string.IsNullOrEmpty(userName))
            return string.Empty;
        string shown = OneLine(userName);
        int slash = shown.IndexOf('\\');
        if (slash > 0 && shown.Substring(0, slash).Equals(hostName, StringComparison.OrdinalIgnoreCase))
            shown = "." + shown.Substring(slash);
        return shown.Length <= width ? shown : "…" + shown.Substring(shown.Length - width + 1);
    }

    /// <summary>Milliseconds of a time span.</summary>
    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("N0", CultureInfo.CurrentCulture);
}
