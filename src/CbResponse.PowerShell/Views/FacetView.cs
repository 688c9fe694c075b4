namespace CbResponse.PowerShell.Views;

/// <summary>Draws counts of values as bars.</summary>
public static class FacetView
{
    private const char Block = '\u25A0';
    private const int LongestBar = 50;

    /// <summary>What the other columns of the table take.</summary>
    private const int OtherColumns = 60;

    /// <summary>A bar as long as the share of the most frequent value: half as many blocks as percent, or fewer in a narrow window.</summary>
    public static string Bar(double? percent, int width)
    {
        int room = width > 0 ? Math.Max(10, Math.Min(LongestBar, width - OtherColumns - 1)) : LongestBar;
        return new string(Block, (int)Math.Min(room, Math.Floor(percent ?? 0) * room / 100));
    }
}
