using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>The body of a request about a ban. All members may be missing; others mean nothing.</summary>
/// <param name="Md5">The hash, in lower case.</param>
/// <param name="Text">Why; null when it is not said.</param>
/// <param name="IsEnabled">Whether the ban is to be in force; null when it is not said.</param>
internal sealed record BanRequest(string? Md5, string? Text, bool? IsEnabled)
{
    public static async Task<BanRequest> ReadAsync(HttpContext context)
    {
        RecordBody body = await RecordBody.ReadAsync(context, mayBeEmpty: true);
        return new BanRequest(body.Text("md5hash")?.ToLowerInvariant(), body.Text("text"), body.Flag("enabled"));
    }
}
