using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Collects the binaries that the events of an answer mention, for the member <c>binaries</c>.</summary>
internal sealed class MentionedBinaries(BinaryIndex binaries)
{
    private readonly Dictionary<string, Binary> _found = new(StringComparer.OrdinalIgnoreCase);

    public void Add(ProcessEvent item)
    {
        FileHash? hash = item switch
        {
            ModLoadEvent modLoad => modLoad.Hash,
            ChildProcEvent child => child.Hash,
            CrossProcEvent cross => cross.Hash,
            FileModEvent file => file.Hash,
            _ => null,
        };
        if (hash is not null && binaries.Find(hash.Md5) is { } binary)
            _found.TryAdd(hash.Md5, binary);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("binaries"u8);
        foreach ((string md5, Binary binary) in _found)
        {
            json.WriteStartObject(md5.ToUpperInvariant());
            json.WriteString("digsig_result"u8, binary.Signature);
            if (binary.Publisher is not null)
                json.WriteString("digsig_publisher"u8, binary.Publisher);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
