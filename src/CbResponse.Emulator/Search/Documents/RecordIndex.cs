namespace CbResponse.Emulator;

/// <summary>Records of a list, numbered by their places.</summary>
internal sealed class RecordIndex<T>(IReadOnlyList<T> records) : DocumentIndex<T>
{
    public override int DocumentCount => records.Count;

    public override DocumentReader<T> OpenReader() => new Reader(records);

    private sealed class Reader(IReadOnlyList<T> records) : DocumentReader<T>
    {
        public override T Read(int number) => records[number];
    }
}
