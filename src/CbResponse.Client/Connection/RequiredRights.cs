namespace CbResponse;

/// <summary>Says which right a refused request needs: the server does not.</summary>
internal static class RequiredRights
{
    public const string GlobalAdmin = "a global administrator";

    public const string Banner = "a global administrator, or a user whose team may ban";

    public const string Changer = "a global administrator, or a user whose team may do more than view sensor groups";

    public const string GroupAdmin = "a global administrator, or a user whose team administers the sensor group";

    /// <summary>Sends a change that only global administrators may make.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The change.</param>
    /// <param name="what">What is changed, for the message.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task SendAdministratorsAsync(
        this CbClient client, ApiRequest request, string what, ICallObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (CbServerException e) when (e.Kind == CbErrorKind.PermissionDenied)
        {
            throw new CbServerException(
                e.Kind, $"The user of this API token is no global administrator: only they may change {what}.", e.StatusCode, e.ServerText, request.Route)
            {
                Advice = "Connect with the token of a global administrator.",
            };
        }
    }
}
