using System.Text.RegularExpressions;

namespace CbResponse.Client.Tests;

/// <summary>A row of docs/routes.csv: a route of the API, the cmdlets that use it, and the route that the client takes instead, if another.</summary>
internal sealed record RouteRow(string Method, string Path, string Cmdlets, string Through)
{
    /// <summary>All rows.</summary>
    public static IReadOnlyList<RouteRow> All { get; } =
    [
        .. Fixture.Text("routes.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.TrimEnd('\r').Split(',')).Select(cells => new RouteRow(cells[1], cells[2], cells[3], cells[4])),
    ];

    public string Route => $"{Method} {Path}";

    /// <summary>Whether the client itself sends it: not when another route brings the same, or nothing but a raw call reaches it.</summary>
    public bool IsSent => Through.Length == 0 && Cmdlets != "Invoke-CbApi";

    /// <summary>Whether a request is one of this route. What stands for something is known by its digits, or is the name of an action.</summary>
    public bool Matches(string request)
        => Regex.IsMatch(request, $"^{Regex.Replace(Regex.Escape(Route), @"\\\{[a-z0-9]+}", @"([^/]*\d[^/]*|alert|syslog|email)")}$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
