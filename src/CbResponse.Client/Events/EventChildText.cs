namespace CbResponse;

/// <summary>Fills in the texts of a child process (edr-api.md 4.6).</summary>
internal static class EventChildText
{
    /// <summary>Sets the text of a field, which is counted as in the form.</summary>
    public static void Set(int field, ChildProcEvent item, string? text)
    {
        switch (field)
        {
            case 3:
                item.ChildUniqueId = text;
                break;
            case 5:
                item.Md5 = text;
                break;
            case 6:
                item.Sha256 = text;
                break;
            case 7:
                item.Path = text;
                break;
            case 8:
                item.CommandLine = text;
                break;
            default:
                item.UserName = text;
                break;
        }
    }
}
