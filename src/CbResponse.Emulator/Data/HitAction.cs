namespace CbResponse.Emulator;

/// <summary>What the server does when a watchlist or a feed hits (edr-api.md 3.5).</summary>
/// <param name="Id">Its number.</param>
/// <param name="Type">0 e-mail, 1 syslog, 2 HTTP POST, 3 alert.</param>
/// <param name="Data">JSON in a text, such as the recipients of a mail; null when the client gave none.</param>
internal sealed record HitAction(int Id, int Type, string? Data)
{
    public const int EmailType = 0;
    public const int SyslogType = 1;
    public const int HttpType = 2;
    public const int AlertType = 3;
}
