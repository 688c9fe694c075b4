namespace CbResponse.Emulator;

/// <summary>How fast the sensors of a site may send at some time of the week.</summary>
/// <param name="Id">Its number.</param>
/// <param name="SiteId">The site.</param>
/// <param name="DayOfWeek">0 to 6.</param>
/// <param name="From">The hour that it begins at.</param>
/// <param name="To">The hour that it ends at.</param>
/// <param name="BytesPerSecond">The limit of all sensors together.</param>
internal sealed record ThrottleRule(int Id, int SiteId, int DayOfWeek, int From, int To, double BytesPerSecond);
