using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>The server's download of a feed, from the addresses that the data knows of.</summary>
internal static class FeedDownload
{
    /// <summary>Gets the file at an address.</summary>
    /// <exception cref="RejectedRequestException">500 with the whole story: nobody is there, he refuses, or what he sends is no feed.</exception>
    public static FeedFile Get(ServerData data, string address)
    {
        if (!data.FeedPages.TryGetValue(address, out FeedPage? page))
            throw Failed(address, "<urlopen error [Errno -2] Name or service not known>");
        if (page.Status != 200)
            throw Failed(address, string.Create(CultureInfo.InvariantCulture, $"HTTP Error {page.Status}: {page.Body}"));
        try
        {
            return FeedFile.Parse(page.Body);
        }
        catch (FormatException exception)
        {
            throw Failed(address, exception.Message);
        }
    }

    private static RejectedRequestException Failed(string address, string problem)
        => RejectedRequestException.Text(500, $"Could not add feed: unable to retrieve {address}: {problem}");
}
