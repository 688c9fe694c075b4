using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>Reads the query of a request.</summary>
internal static class QueryText
{
    /// <exception cref="RejectedRequestException">The text is no query.</exception>
    public static CbQuery Parse(string text, ServerVersion version)
    {
        try
        {
            return CbQuery.Parse(text);
        }
        catch (QuerySyntaxException)
        {
            throw RejectedRequestException.Reason(version.SyntaxErrorReason);
        }
    }
}
