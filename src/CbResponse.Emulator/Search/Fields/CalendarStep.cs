namespace CbResponse.Emulator;

/// <summary>How facets cut time: the servers count starts by day for 30 days, signatures by month for 48 months.</summary>
internal enum CalendarStep
{
    Day,
    Month,
}
