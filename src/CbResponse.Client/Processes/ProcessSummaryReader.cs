using System.Text.Json;

namespace CbResponse;

/// <summary>Reads the answers of the summary routes: v1 wraps the process with its relatives, v2 is the process itself.</summary>
internal static class ProcessSummaryReader
{
    /// <param name="body">The answer.</param>
    /// <param name="route">The request.</param>
    /// <param name="client">The client that the processes remember.</param>
    /// <param name="isFlat">Whether the route is v2.</param>
    /// <exception cref="CbException">The answer is no summary, or tells an error.</exception>
    public static ProcessSummary Read(byte[] body, string route, CbClient client, bool isFlat)
    {
        ApiToken token = client.Options.Token;
        JsonElement root = JsonBody.ParseElement(body, route, token);
        if (root.ValueKind != JsonValueKind.Object)
            throw JsonBody.Wrong("the answer", "should be an object", route);
        ProcessRowReader rows = new(client);
        if (isFlat)
            return new ProcessSummary { Process = ReadKnown(rows, root, null, route, token) };
        if (!root.TryGetProperty("process", out JsonElement process) || process.ValueKind != JsonValueKind.Object)
            throw JsonBody.Wrong("process", "should be an object but is missing", route);
        return new ProcessSummary
        {
            Process = ReadKnown(rows, process, "process", route, token),
            Parent = ReadParent(rows, root, route, token),
            Siblings = ReadList(rows, root, "siblings", route, token),
            Children = ReadList(rows, root, "children", route, token),
        };
    }

    /// <summary>An unknown parent is an empty object.</summary>
    private static Process? ReadParent(ProcessRowReader rows, JsonElement root, string route, ApiToken token)
        => root.TryGetProperty("parent", out JsonElement parent) && parent.ValueKind == JsonValueKind.Object && parent.EnumerateObject().Any()
            ? ReadOne(rows, parent, "parent", route, token)
            : null;

    private static List<Process> ReadList(ProcessRowReader rows, JsonElement root, string name, string route, ApiToken token)
    {
        List<Process> list = [];
        if (!root.TryGetProperty(name, out JsonElement items) || items.ValueKind == JsonValueKind.Null)
            return list;
        if (items.ValueKind != JsonValueKind.Array)
            throw JsonBody.Wrong(name, "should be a list", route);
        foreach (JsonElement item in items.EnumerateArray())
            list.Add(ReadOne(rows, item, $"{name}[{list.Count}]", route, token));
        return list;
    }

    /// <summary>A process without an identifier is none: any other object with status 200 would look like one.</summary>
    public static Process ReadKnown(ProcessRowReader rows, JsonElement element, string? path, string route, ApiToken token)
    {
        Process process = ReadOne(rows, element, path, route, token);
        return process.Id is null && process.UniqueId is null
            ? throw JsonBody.Wrong(path is null ? "id" : path + ".id", "is missing", route)
            : process;
    }

    private static Process ReadOne(ProcessRowReader rows, JsonElement element, string? path, string route, ApiToken token)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw JsonBody.Wrong(path ?? "the answer", "should be an object", route);
        JsonCursor cursor = new(System.Text.Encoding.UTF8.GetBytes(element.GetRawText()));
        cursor.TryPeek(out _);
        cursor.Take();
        try
        {
            return rows.TryRead(ref cursor, out Process? process)
                ? process
                : throw JsonBody.Wrong(path ?? "the answer", "is not complete", route);
        }
        catch (JsonException e)
        {
            string? place = rows.Field is { } field && path is not null ? $"{path}.{field}" : rows.Field ?? path;
            throw JsonBody.Describe(e, place, isCutShort: false, route, token);
        }
    }
}
