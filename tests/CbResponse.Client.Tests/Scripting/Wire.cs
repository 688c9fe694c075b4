using System.Text;
using System.Text.Json;

namespace CbResponse.Client.Tests;

/// <summary>Reads one JSON value by the rules of the wire.</summary>
internal static class Wire
{
    public delegate T Reader<out T>(ref Utf8JsonReader reader);

    public static T Read<T>(string json, Reader<T> read)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return read(ref reader);
    }
}
