namespace CbResponse.Emulator;

/// <summary>Every document in the order of its number.</summary>
internal sealed class AllDocuments(int count) : DocumentSequence
{
    public override int Count => count;

    public override int this[int rank] => rank;
}
