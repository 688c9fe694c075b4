using System.Globalization;

namespace CbResponse;

/// <summary>The bodies by which the older routes make actions (edr-api.md 3.5, 3.7).</summary>
internal static class HitActionBody
{
    /// <summary>Recipients of a mail as the server keeps them: JSON in a text. Other actions have none.</summary>
    public static string? Data(HitActionType type, IReadOnlyCollection<int> emailRecipients)
        => type != HitActionType.Email || emailRecipients.Count == 0
            ? null
            : $"{{\"email_recipients\":[{string.Join(",", emailRecipients.Select(user => user.ToString(CultureInfo.InvariantCulture)))}]}}";

    /// <summary>Whether a mail goes to just these users, in whichever order they are named.</summary>
    public static bool AreRecipients(IReadOnlyCollection<int> actual, IReadOnlyCollection<int> wanted) => new HashSet<int>(actual).SetEquals(wanted);

    /// <summary>A mail without recipients goes to nobody.</summary>
    /// <exception cref="CbException">The type is mail and there are no recipients.</exception>
    public static void RequireRecipients(HitActionType type, IReadOnlyCollection<int> emailRecipients, string route)
    {
        if (type == HitActionType.Email && emailRecipients.Count == 0)
        {
            throw new CbException(CbErrorKind.InvalidRequest, "An action of the type Email needs the numbers of the users who are to get the mail: without any, it goes to nobody.")
            {
                Route = route,
                Advice = "Give -EmailRecipient.",
            };
        }
    }
}
