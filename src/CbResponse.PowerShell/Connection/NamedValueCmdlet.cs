using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that get what a server tells of itself without a documented shape: values with names.</summary>
public abstract class NamedValueCmdlet : CbSessionCmdlet
{
    private protected NamedValueCmdlet()
    {
    }

    /// <summary>Names of values; wildcards may stand for several. All when it is left out.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Asks the server.</summary>
    private protected abstract Task<IReadOnlyList<NamedValue>> ReadAsync(CbClient client, CancellationToken cancellationToken);

    private protected sealed override void End()
    {
        CbSession session = ResolveSession();
        if (!TryAwait(session.Name, ct => ReadAsync(session.Client, ct), out IReadOnlyList<NamedValue> values))
            return;
        foreach (string name in Name)
        {
            // Places in lists have brackets, which are no pattern here.
            WildcardPattern pattern = new(name.Replace("[", "`[").Replace("]", "`]"), WildcardOptions.IgnoreCase);
            NamedValue[] found = [.. values.Where(value => pattern.IsMatch(value.Name))];
            if (found.Length == 0 && name.IndexOfAny(['*', '?']) < 0)
                WriteError(ErrorRecords.NotFound($"{session.Uri.Authority} tells no value '{name}'.", name));
            WriteObject(found, enumerateCollection: true);
        }
    }
}
