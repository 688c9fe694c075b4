using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// Lets a time parameter take what people type: <c>24h</c> or <c>7d</c> for that long ago, a text, a DateTime, a DateTimeOffset.
/// A time without a zone is local; the server gets UTC.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MomentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            DateTimeOffset moment => moment,
            DateTime time => ToMoment(time),
            TimeSpan ago => DateTimeOffset.UtcNow - ago.Duration(),
            string text => Parse(text, DateTimeOffset.UtcNow),

            // PowerShell itself reads 7d as a decimal and 90s as a short number, before any cmdlet sees them.
            decimal days => Parse(days.ToString(CultureInfo.InvariantCulture) + "d", DateTimeOffset.UtcNow),
            short seconds => Parse(seconds.ToString(CultureInfo.InvariantCulture) + "s", DateTimeOffset.UtcNow),
            _ => throw Unusable(Convert.ToString(value, CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>Reads a text: how long ago, or a date and time.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The text is neither.</exception>
    internal static DateTimeOffset Parse(string text, DateTimeOffset now)
    {
        string trimmed = text.Trim();
        if (TryParseAgo(trimmed, out TimeSpan ago))
            return ago <= now - DateTimeOffset.MinValue ? now - ago : throw Unusable(text);
        const DateTimeStyles styles = DateTimeStyles.AssumeLocal | DateTimeStyles.AllowWhiteSpaces;
        if (trimmed.Length > 0
            && (DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, styles, out DateTimeOffset moment)
                || DateTimeOffset.TryParse(trimmed, CultureInfo.CurrentCulture, styles, out moment)))
        {
            return moment;
        }

        throw Unusable(text);
    }

    private static DateTimeOffset ToMoment(DateTime time)
        => time.Kind == DateTimeKind.Utc ? new DateTimeOffset(time, TimeSpan.Zero) : new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Local));

    private static bool TryParseAgo(string text, out TimeSpan ago)
    {
        ago = default;
        string digits = text.TrimStart('-');
        if (digits.Length < 2
            || !double.TryParse(digits.Substring(0, digits.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double amount))
        {
            return false;
        }

        double days = digits[digits.Length - 1] switch
        {
            's' or 'S' => amount / 86_400,
            'm' => amount / 1_440,
            'h' or 'H' => amount / 24,
            'd' or 'D' => amount,
            'w' or 'W' => amount * 7,
            _ => -1,
        };
        if (days is < 0 or > 3_000_000)
            return false;
        ago = TimeSpan.FromTicks((long)(days * TimeSpan.TicksPerDay));
        return true;
    }

    private static ArgumentTransformationMetadataException Unusable(string? text)
        => new($"'{text}' is not a time. Give a date and time, such as '2026-03-05 14:00', or how long ago: 90s, 30m, 24h, 7d, 2w.");
}
