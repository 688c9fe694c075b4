using System.Globalization;

namespace CbResponse;

/// <summary>
/// Fills in the texts of a block (edr-api.md 4.8). Whether a server writes names or numbers for trigger and result is not settled, so that
/// both are read.
/// </summary>
internal static class EventBlockText
{
    /// <summary>Sets the text of a field, which is counted as in the form.</summary>
    public static void Set(int field, ProcessBlockEvent item, string? text)
    {
        switch (field)
        {
            case 1:
                item.BlockType = text;
                break;
            case 2:
                item.TriggerText = text;
                item.Trigger = Parse<BlockTrigger>(text);
                break;
            case 3:
                item.ResultText = text;
                item.Result = Parse<BlockResult>(text);
                break;
            case 4:
                item.ErrorText = text;
                break;
            case 5:
                item.Md5 = text;
                break;
            case 6:
                item.Path = text;
                break;
            case 7:
                item.CommandLine = text;
                break;
            case 8:
                item.UserId = text;
                break;
            default:
                item.UserName = text;
                break;
        }
    }

    private static T? Parse<T>(string? text)
        where T : struct, Enum
    {
        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number))
            return (T)(object)number;
        return Enum.TryParse(text, ignoreCase: true, out T value) ? value : null;
    }
}
