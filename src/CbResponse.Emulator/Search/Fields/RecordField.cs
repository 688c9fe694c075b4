using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>A field of an index of records: how it is read and what it is good for.</summary>
internal sealed record RecordField<T>(string Name, FieldType Type, FieldSource<T> Source, FieldUse Use)
{
    public bool Is(FieldUse use) => (Use & use) == use;
}
