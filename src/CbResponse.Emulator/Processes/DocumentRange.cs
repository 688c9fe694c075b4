namespace CbResponse.Emulator;

/// <summary>The documents of one process: they have consecutive numbers, oldest segment first.</summary>
internal readonly record struct DocumentRange(int First, int Count)
{
    public int Last => First + Count - 1;
}
