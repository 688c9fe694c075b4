namespace CbResponse.Emulator;

/// <summary>The small language of <c>filter</c>: <c>md5hash==0011... &amp;&amp; enabled==true</c> (edr-api.md 3.4).</summary>
internal static class BanFilter
{
    /// <exception cref="RejectedRequestException">The text is none of that language.</exception>
    public static Func<BannedHash, bool> Parse(string text)
    {
        List<Func<BannedHash, bool>> conditions = [];
        foreach (string condition in text.Split("&&", StringSplitOptions.TrimEntries))
        {
            if (condition.Split("==", StringSplitOptions.TrimEntries) is not [string name, string value])
                throw Wrong(condition);
            conditions.Add(Condition(name, value) ?? throw Wrong(condition));
        }

        return ban => conditions.TrueForAll(holds => holds(ban));
    }

    private static Func<BannedHash, bool>? Condition(string name, string value) => name switch
    {
        "md5hash" => ban => Same(ban.Md5, value),
        "enabled" => ban => Same(ban.IsEnabled ? "true" : "false", value),
        "text" => ban => Same(ban.Text, value),
        "username" => ban => Same(ban.Creation.User.UserName, value),
        _ => null,
    };

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static RejectedRequestException Wrong(string condition) => RejectedRequestException.Text(400, $"Invalid filter: {condition}");
}
