using System.Text.Json;

namespace CbResponse.Client.Tests;

/// <summary>Answers of event routes, and what the client makes of them.</summary>
internal static class EventAnswer
{
    public const string Id = "00000007-0000-1234-01da-6ec35ac2a480";

    public static ProcessId Process { get; } = ProcessId.Parse(Id)!;

    /// <summary>The request for the events of the process.</summary>
    public static string Request(int apiVersion = 4, long segment = 0, string query = "") => FormattableString.Invariant($"GET /api/v{apiVersion}/process/{Id}/{segment}/event{query}");

    /// <summary>An answer with these members of the process.</summary>
    public static string Body(string members) => $$"""{"elapsed": 0.01, "process": {"id": "{{Id}}"{{(members.Length == 0 ? "" : ", ")}}{{members}}} }""";

    /// <summary>An answer with one list of texts.</summary>
    public static string Lines(string list, params IEnumerable<string> lines) => Body($"\"{list}\": {JsonSerializer.Serialize(lines)}");

    /// <summary>Modloads that are numbered from one number on.</summary>
    public static IEnumerable<string> ModLoads(int from, int count)
        => Enumerable.Range(from, count).Select(i => FormattableString.Invariant($@"2024-03-05 06:{i / 60 % 60:00}:{i % 60:00}.000|0123456789abcdef0123456789abcdef|c:\windows\{i}.dll|"));

    /// <summary>All events of one answer.</summary>
    public static async Task<List<ProcessEvent>> ReadAsync(string body, EventSearch? search = null)
    {
        using Session session = new();
        session.Server.OnInfo().On(Request(), Reply.Json(body));
        List<ProcessEvent> events = await session.Client.Events.ReadAsync(Process, search, session.Observer).ToListAsync();
        session.Server.AssertDone();
        return events;
    }

    /// <summary>The one event of a list with one text.</summary>
    public static async Task<T> OneAsync<T>(string list, string line)
        where T : ProcessEvent
        => Assert.IsType<T>(Assert.Single(await ReadAsync(Lines(list, line))));

    /// <summary>The one event of a list with one value in JSON.</summary>
    public static async Task<T> ValueAsync<T>(string list, string json)
        where T : ProcessEvent
        => Assert.IsType<T>(Assert.Single(await ReadAsync(Body($"\"{list}\": [{json}]"))));

    /// <summary>A moment of the day that most tests are about, in UTC.</summary>
    public static DateTime At(string clock) => Utc("2024-03-05 " + clock);

    public static DateTime Utc(string time) => DateTime.SpecifyKind(DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
