using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CbResponse;

/// <summary>Reads rows that are few enough for the generated readers: all but processes.</summary>
/// <param name="client">What the records remember.</param>
/// <param name="type">How a record is read.</param>
/// <param name="identity">What identifies a record.</param>
internal class RecordReader<T>(CbClient client, JsonTypeInfo<T> type, Func<T, string?> identity) : IRowReader<T>
    where T : CbObject
{
    private string? _field;

    public string? Field => _field;

    public string? Identity(T row) => identity(row);

    public bool TryRead(ref JsonCursor cursor, [NotNullWhen(true)] out T? row)
    {
        row = null;
        _field = null;
        if (!cursor.TrySliceOpenObject(out ReadOnlySpan<byte> value))
            return false;
        try
        {
            row = JsonSerializer.Deserialize(JsonCopy.Mend(value.ToArray()).Span, type)!;
        }
        catch (JsonException e)
        {
            _field = e.Path?.TrimStart('$').TrimStart('.');
            throw;
        }

        Complete(row, ref _field);
        _field = null;
        row.Client = client;
        return true;
    }

    /// <summary>Takes over what no property of the record takes by itself.</summary>
    /// <param name="row">The record.</param>
    /// <param name="field">The field that is being read, for error messages.</param>
    protected virtual void Complete(T row, ref string? field)
    {
    }
}
