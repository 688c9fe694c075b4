using System.Text;

namespace CbResponse.Client.Tests;

/// <summary>Whole server answers, kept as files.</summary>
internal static class Fixture
{
    public static byte[] Bytes(string name)
    {
        using Stream stream = typeof(Fixture).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no fixture '{name}'.");
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
}
