namespace CbResponse;

/// <summary>Which event routes a server turned out not to have. One for each client, so that each is tried once.</summary>
internal sealed class EventRoutes
{
    private volatile int _newest = EventSearch.NewestApiVersion;

    /// <summary>The form to ask for, which is the wanted one or the newest that the server may have.</summary>
    public int Choose(int wanted) => Math.Min(wanted, _newest);

    /// <summary>The server does not have the route of a form.</summary>
    public void Miss(int apiVersion) => _newest = Math.Min(_newest, apiVersion - 1);
}
