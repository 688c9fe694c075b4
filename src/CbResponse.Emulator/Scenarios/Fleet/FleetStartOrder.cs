namespace CbResponse.Emulator;

/// <summary>All documents in the order of <c>start</c>, which is that of their numbers. Segments stay in their order in both directions.</summary>
internal sealed class FleetStartOrder(FleetLayout layout, bool descending) : DocumentSequence
{
    public override int Count => layout.DocumentCount;

    public override int this[int rank]
    {
        get
        {
            if (!descending)
                return rank;
            int mirrored = Count - 1 - rank;
            int process = layout.ProcessOf(mirrored);
            int first = layout.FirstDocumentOf(process);
            return first + layout.SegmentsOf(process) - 1 - (mirrored - first);
        }
    }
}
