namespace CbResponse;

/// <summary>Reads rows of a binary search.</summary>
internal sealed class BinaryRowReader(CbClient client) : RecordReader<Binary>(client, CbJsonContext.Default.Binary, static row => row.Md5)
{
    protected override void Complete(Binary row, ref string? field) => BinaryTags.Take(row, ref field);
}
