using System.Globalization;

namespace CbResponse;

/// <summary>What the server announced while a result was read, against what came.</summary>
internal sealed class SearchProgress
{
    private long? _firstTotal;
    private bool _shrank;

    /// <summary>Rows given to the consumer.</summary>
    public long Delivered { get; set; }

    /// <summary>The server's newest count; null before the first page is complete.</summary>
    public long? Total { get; private set; }

    /// <summary>Whether the result was read to its end, and not left because enough rows had come.</summary>
    public bool IsRead { get; set; }

    /// <summary>Whether the newest count is less than the one before.</summary>
    public bool HasJustShrunk { get; private set; }

    public void SawTotal(long total)
    {
        _firstTotal ??= total;
        HasJustShrunk = total < Total;
        _shrank |= HasJustShrunk;
        Total = total;
    }

    /// <summary>What the caller should know at the end, or null when all is well.</summary>
    /// <param name="repeated">Rows that came twice.</param>
    /// <param name="position">The row after the last one read.</param>
    /// <param name="advice">What helps against a change.</param>
    public CbWarning? Describe(long repeated, long position, string advice)
    {
        if (repeated > 0 || _shrank)
        {
            return new CbWarning(CbWarningKind.ChangedWhileReading, string.Format(
                CultureInfo.InvariantCulture,
                "The result changed while it was read: it had {0:N0} rows at first and {1:N0} at the end, and {2:N0} rows came twice and were left out. "
                + "Rows may be missing. {3}",
                _firstTotal, Total, repeated, advice));
        }

        if (IsRead && position < Total)
        {
            return new CbWarning(CbWarningKind.FewerThanAnnounced, string.Format(
                CultureInfo.InvariantCulture,
                "The server announced {0:N0} rows and sent {1:N0}. Its count may be an estimate, or rows may be missing.",
                Total, position));
        }

        return null;
    }
}
