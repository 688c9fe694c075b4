using System.Security.Cryptography;

namespace CbResponse.Emulator;

/// <summary>The two tokens that the server takes: one of a global administrator, one of a user who is none.</summary>
internal sealed class AccessTokens(string? admin)
{
    public string Admin { get; } = admin ?? Create();

    public string User { get; } = Create();

    /// <summary>Who the token belongs to, or null.</summary>
    public Viewer? Find(string? token, ServerData data)
    {
        int owner = token == Admin ? Organization.Users[0].Id : token == User ? Organization.Users[1].Id : 0;
        return data.Users.FirstOrDefault(user => user.Id == owner) is { } user ? new Viewer(user, data.Teams) : null;
    }

    private static string Create() => RandomNumberGenerator.GetHexString(40, lowercase: true);
}
