using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Reads a fault from the JSON of the control route. Mistakes are named, never guessed around.</summary>
internal static class FaultReader
{
    /// <exception cref="RejectedRequestException">The JSON describes no fault.</exception>
    public static Fault Read(JsonElement json)
    {
        ControlJson body = new(json, "match", "skip", "count", "fault");
        ControlJson match = body.Object("match", "method", "path", "query");
        ControlJson fault = body.Object(
            "fault", "kind", "status", "body", "contentType", "headers", "bytes", "milliseconds", "delta", "rows", "add", "location", "seconds");
        FaultKind kind = Kind(fault.Text("kind"));
        return new Fault
        {
            Kind = kind,
            Match = new FaultMatch(match.Text("method"), match.Text("path"), match.Text("query")),
            Skip = body.Number("skip", 0) ?? 0,
            Count = body.Number("count", 1),
            Status = fault.Number("status", 200) ?? (kind == FaultKind.Status ? throw Missing(kind, "status") : 200),
            Body = fault.Text("body") ?? (kind == FaultKind.Body ? throw Missing(kind, "body") : null),
            ContentType = fault.Text("contentType"),
            Headers = fault.Texts("headers"),
            Bytes = Needed(fault.Number("bytes", kind == FaultKind.Drip ? 1 : 0), kind, "bytes", FaultKind.Truncate, FaultKind.Drip,
                FaultKind.Stall),
            Milliseconds = Needed(fault.Number("milliseconds", 0), kind, "milliseconds", FaultKind.Drip),
            Delta = Needed(fault.Number("delta", int.MinValue), kind, "delta", FaultKind.ContentLength),
            Rows = Needed(fault.Number("rows", 0), kind, "rows", FaultKind.RowCap, FaultKind.ShiftRows),
            Add = Needed(fault.Number("add", int.MinValue), kind, "add", FaultKind.Total),
            Seconds = Needed(fault.Number("seconds", 0), kind, "seconds", FaultKind.LateIndex),
            Location = fault.Text("location") ?? (kind == FaultKind.Redirect ? throw Missing(kind, "location") : null),
        };
    }

    /// <summary>The kind as it is written in JSON.</summary>
    public static string NameOf(FaultKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static FaultKind Kind(string? name)
    {
        foreach (FaultKind kind in Enum.GetValues<FaultKind>())
        {
            if (NameOf(kind) == name)
                return kind;
        }

        string known = string.Join(", ", Enum.GetValues<FaultKind>().Select(NameOf));
        throw ControlJson.Error($"fault.kind is one of {known}, not '{name}'.");
    }

    private static int Needed(int? value, FaultKind kind, string member, params ReadOnlySpan<FaultKind> kinds)
        => value ?? (kinds.Contains(kind) ? throw Missing(kind, member) : 0);

    private static RejectedRequestException Missing(FaultKind kind, string member)
        => ControlJson.Error($"The fault '{NameOf(kind)}' needs fault.{member}.");
}
