using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CbResponse;

/// <summary>Collects the fields of one row that the model does not know, as they stand. Reused from row to row.</summary>
internal sealed class UnknownFields
{
    private byte[] _json = new byte[256];
    private int _length;

    public void Clear() => _length = 0;

    /// <summary>Keeps a field.</summary>
    /// <param name="name">Its name, escaped as it stands in JSON.</param>
    /// <param name="value">Its value in JSON.</param>
    /// <exception cref="JsonException">The value is no JSON.</exception>
    public void Keep(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        // Nobody may look at the value for long: what is wrong with it has to be said now.
        Utf8JsonReader reader = new(value);
        while (reader.Read())
        {
        }

        Append(_length == 0 ? "{\""u8 : ",\""u8);
        Append(name);
        Append("\":"u8);
        Append(value);
    }

    /// <summary>The collected fields.</summary>
    [MethodImpl(HotPath.Options)]
    public AdditionalFields ToFields()
    {
        if (_length == 0)
            return AdditionalFields.None;
        Append("}"u8);
        return new AdditionalFields(JsonCopy.Mend(_json.AsMemory(0, _length)).ToArray());
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _json.Length)
            Array.Resize(ref _json, (_length + bytes.Length) * 2);
        bytes.CopyTo(_json.AsSpan(_length));
        _length += bytes.Length;
    }
}
