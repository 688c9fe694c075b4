using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CbResponse;

/// <summary>Reads rows of searches that bring thousands and not millions, so that the generated reader is fast enough.</summary>
/// <param name="client">The client that the rows remember.</param>
/// <param name="type">How a row is read.</param>
/// <param name="identity">What identifies a row.</param>
internal sealed class RecordRowReader<T>(CbClient client, JsonTypeInfo<T> type, Func<T, string?> identity) : IRowReader<T>
    where T : CbObject
{
    public string? Field { get; private set; }

    public string? Identity(T row) => identity(row);

    public bool TryRead(ref JsonCursor cursor, [NotNullWhen(true)] out T? row)
    {
        row = null;
        Field = null;
        if (!cursor.TrySliceOpenObject(out ReadOnlySpan<byte> value))
            return false;
        try
        {
            row = JsonSerializer.Deserialize(JsonCopy.Mend(value.ToArray()).Span, type)!;
        }
        catch (JsonException e)
        {
            Field = e.Path?.TrimStart('$').TrimStart('.');
            throw;
        }

        row.Client = client;
        return true;
    }
}
