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
        if (token == Admin)
            return new Viewer(data.Users.First(user => user.IsGlobalAdmin), data.Teams);
        return token == User ? new Viewer(data.Users.First(user => !user.IsGlobalAdmin), data.Teams) : null;
    }

    private static string Create() => RandomNumberGenerator.GetHexString(40, lowercase: true);
}
