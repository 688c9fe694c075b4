namespace CbResponse.Emulator;

/// <summary>Who logged in to the console lately: the two users as usual, and somebody in the night who guessed.</summary>
internal static class ConsoleLogins
{
    public static IReadOnlyList<ConsoleLogin> Make(DateTime anchor) =>
    [
        new ConsoleLogin("helpdesk", anchor.AddDays(-2), "10.20.0.61", true),
        new ConsoleLogin("root", anchor.AddHours(-9), "198.51.100.23", false),
        new ConsoleLogin("admin", anchor.AddHours(-9).AddSeconds(4), "198.51.100.23", false),
        new ConsoleLogin("admin", anchor.AddMinutes(-58), "10.20.0.14", true),
    ];
}
