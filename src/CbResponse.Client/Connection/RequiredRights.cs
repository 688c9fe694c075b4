namespace CbResponse;

/// <summary>Says which right a refused request needs: the server does not.</summary>
internal static class RequiredRights
{
    public const string GlobalAdmin = "a global administrator";

    public const string Banner = "a global administrator, or a user whose team may ban";

    public const string Changer = "a global administrator, or a user whose team may do more than view sensor groups";

    public const string GroupAdmin = "a global administrator, or a user whose team administers the sensor group";
}
