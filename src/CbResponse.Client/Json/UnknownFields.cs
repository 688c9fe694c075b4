using System.Text.Json;

namespace CbResponse;

/// <summary>Collects the fields of one row that the model does not know. Reused from row to row; begun again when a row has to be.</summary>
internal sealed class UnknownFields
{
    private MemoryStream? _stream;
    private Utf8JsonWriter? _writer;
    private int _count;

    public void Clear()
    {
        if (_count == 0)
            return;
        _count = 0;
        _stream!.SetLength(0);
        _writer!.Reset();
    }

    /// <summary>Keeps the field whose name the reader stands at. False when its value has not arrived yet.</summary>
    public bool TryKeep(ref Utf8JsonReader reader, string name)
    {
        if (_count++ == 0)
        {
            _stream ??= new MemoryStream();
            _writer ??= new Utf8JsonWriter(_stream, JsonCopy.Plain);
            _writer.WriteStartObject();
        }

        _writer!.WritePropertyName(name);
        return reader.Read() && JsonCopy.CopyValue(ref reader, _writer);
    }

    /// <summary>The collected fields.</summary>
    public AdditionalFields ToFields()
    {
        if (_count == 0)
            return AdditionalFields.None;
        _writer!.WriteEndObject();
        _writer.Flush();
        return new AdditionalFields(_stream!.ToArray());
    }
}
