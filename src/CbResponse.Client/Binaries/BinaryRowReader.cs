using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CbResponse;

/// <summary>Reads rows of a binary search. They are as many as there are programs, not processes, so that the generated reader is fast enough.</summary>
internal sealed class BinaryRowReader(CbClient client) : IRowReader<Binary>
{
    private string? _field;

    public string? Field => _field;

    public string? Identity(Binary row) => row.Md5;

    public bool TryRead(ref JsonCursor cursor, [NotNullWhen(true)] out Binary? row)
    {
        row = null;
        _field = null;
        if (!cursor.TrySliceOpenObject(out ReadOnlySpan<byte> value))
            return false;
        try
        {
            row = JsonSerializer.Deserialize(JsonCopy.Mend(value.ToArray()).Span, CbJsonContext.Default.Binary)!;
        }
        catch (JsonException e)
        {
            _field = e.Path?.TrimStart('$').TrimStart('.');
            throw;
        }

        BinaryTags.Take(row, ref _field);
        _field = null;
        row.Client = client;
        return true;
    }
}
