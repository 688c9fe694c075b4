using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace CbResponse.PowerShell;

/// <summary>Completes names of what a cmdlet is about, where the session of the command has seen some lately: sensor groups, watchlists, feeds. Asks no server.</summary>
public sealed class NameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => BoundSession.Of(fakeBoundParameters) is { } session
            ? Completion.Of((Names(session.Client, commandName)?.List() ?? []).Select(name => (name, string.Empty)), wordToComplete)
            : [];

    private static RecentNames? Names(CbClient client, string command)
    {
        if (IsAbout(command, "CbSensorGroup") || IsAbout(command, "CbDataSharing"))
            return client.Groups.RecentNames;
        if (IsAbout(command, "CbWatchlist"))
            return client.Watchlists.RecentNames;
        return IsAbout(command, "CbFeed") ? client.Feeds.RecentNames : null;
    }

    private static bool IsAbout(string command, string noun) => command.IndexOf(noun, StringComparison.OrdinalIgnoreCase) >= 0;
}
