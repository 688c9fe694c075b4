namespace CbResponse;

/// <summary>Fills in the texts of a network connection (edr-api.md 4.5).</summary>
internal static class EventConnectionText
{
    /// <summary>Sets the text of a field, which is counted as in the form.</summary>
    public static void Set(int field, NetConnEvent item, string? text)
    {
        switch (field)
        {
            case 2:
                item.Domain = text;
                break;
            case 4:
                item.LocalIPText = text;
                break;
            case 6:
                item.RemoteIPText = text;
                break;
            case 8:
                item.ProxyIPText = text;
                break;
            case 10:
                item.Ja3 = text;
                break;
            case 11:
                item.Ja3s = text;
                break;
            default:
                item.BlockType = text;
                break;
        }
    }
}
