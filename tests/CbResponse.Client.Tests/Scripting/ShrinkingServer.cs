using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace CbResponse.Client.Tests;

/// <summary>
/// A server whose alerts leave the search once they are closed, or some requests later, as when an index is late. Meanwhile new ones may
/// come. Rows are numbered; the number is the alert's identifier.
/// </summary>
internal sealed partial class ShrinkingServer : HttpMessageHandler
{
    private static readonly DateTime Begin = new(2024, 3, 5, 6, 0, 0, DateTimeKind.Utc);

    private readonly Lock _gate = new();
    private readonly List<int> _open;
    private readonly Queue<(int Number, int Request)> _closed = new();
    private readonly List<string> _queries = [];
    private int _made;

    public ShrinkingServer(int alerts)
    {
        _open = [.. Enumerable.Range(0, alerts)];
        _made = alerts;
    }

    /// <summary>How many alerts there are in one second, and of one severity.</summary>
    public int Together { get; init; } = 3;

    /// <summary>How many requests pass until the index has what was closed.</summary>
    public int Delay { get; init; }

    /// <summary>How many alerts come in between two requests.</summary>
    public int Incoming { get; init; }

    /// <summary>Whether the rows of equal places stand in another order than the rest says, so that the order cannot be relied on.</summary>
    public bool IsDisordered { get; init; }

    /// <summary>What was searched for, in turn.</summary>
    public IReadOnlyList<string> Queries => _queries;

    /// <summary>Closes an alert.</summary>
    public void Close(int number)
    {
        lock (_gate)
            _closed.Enqueue((number, _queries.Count));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.RequestUri!.AbsolutePath == "/api/info" ? """{"version": "7.6.0"}""" : Answer(request.RequestUri.Query);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            RequestMessage = request,
        });
    }

    [GeneratedRegex(@"(created_time|alert_severity|severity_score):\[(\S+) TO (\S+)\]")]
    private static partial Regex Range();

    private string Answer(string address)
    {
        Dictionary<string, string> parameters = address.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        lock (_gate)
        {
            _queries.Add(parameters["q"]);
            Forget();
            IEnumerable<int> found = _open.Where(number => IsWithin(number, parameters["q"]));
            string[] sort = parameters["sort"].Split(' ');
            List<int> ordered = [.. found.OrderBy(number => (sort[1] == "desc" ? -1 : 1) * Place(number, sort[0])).ThenBy(number => number)];
            List<int> page = [.. ordered.Skip(int.Parse(parameters["start"], CultureInfo.InvariantCulture)).Take(int.Parse(parameters["rows"], CultureInfo.InvariantCulture))];
            if (IsDisordered)
                page.Reverse();
            return $$"""{"results": [{{string.Join(", ", page.Select(Row))}}], "total_results": {{ordered.Count}}}""";
        }
    }

    /// <summary>In seconds or points; three of them share a second.</summary>
    private double Place(int number, string field) => field == "created_time" ? (number / Together) + (number % Together / (double)Together) : number / Together % 100;

    private bool IsWithin(int number, string query)
    {
        if (Range().Match(query) is not { Success: true } range)
            return true;
        double place = Place(number, range.Groups[1].Value);
        return place >= End(range.Groups[2].Value, double.MinValue) && place <= End(range.Groups[3].Value, double.MaxValue);
    }

    private static double End(string text, double open)
        => text == "*" ? open
            : double.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out double number) ? number
            : (DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) - Begin).TotalSeconds;

    /// <summary>Lets go what was closed long enough ago, and new ones come in.</summary>
    private void Forget()
    {
        HashSet<int> gone = [];
        while (_closed.TryPeek(out (int Number, int Request) closed) && closed.Request + Delay < _queries.Count)
            gone.Add(_closed.Dequeue().Number);
        _open.RemoveAll(gone.Contains);
        for (int i = 0; i < Incoming; i++)
            _open.Add(_made++);
    }

    private string Row(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"unique_id": "{{number}}", "id": "{{number}}", "feed_id": 1, "status": "Unresolved", "alert_severity": {{Place(number, "alert_severity")}}, "score": {{Place(number, "severity_score")}}, "created_time": "{{Begin.AddSeconds(Place(number, "created_time")):yyyy-MM-ddTHH:mm:ss.fffZ}}"}""");
}
