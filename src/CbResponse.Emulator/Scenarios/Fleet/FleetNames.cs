using System.Net;

namespace CbResponse.Emulator;

/// <summary>
/// Names that events of a fleet mention. They are few and made once, so that a search through a hundred million events
/// compares texts instead of making them.
/// </summary>
internal static class FleetNames
{
    private const int Kinds = 1_024;

    public static readonly Vocabulary<string> Files = new(
    [
        .. Enumerable.Range(0, Kinds).Select(i => (i % 4) switch
        {
            0 => $@"c:\users\user{i:0000}\appdata\local\temp\~df{StableHash.Hex((ulong)i, 16)}.tmp",
            1 => $@"c:\programdata\contoso\cache\größe-{i:0000}.dat",
            2 => $@"c:\windows\prefetch\program{i:0000}.exe-{StableHash.Hex((ulong)i, 16)[..8]}.pf",
            _ => $@"c:\users\user{i:0000}\documents\report {i:0000} (final).docx",
        }),
    ]);

    /// <summary>The same names where there is no drive.</summary>
    public static readonly Vocabulary<string> UnixFiles =
        new(Enumerable.Range(0, Kinds).Select(i => "/var/tmp/" + PathName.FileName(Files[i])));

    public static readonly Vocabulary<string> Keys = new(
        Enumerable.Range(0, Kinds).Select(i => $@"\registry\machine\software\contoso\settings\section{i % 37:00}\value{i:0000}"));

    private static readonly FileHash[] Hashes = [.. Enumerable.Range(0, Kinds).Select(i => Emulator.FileHash.Of($"fleet file {i}"))];

    public static readonly Vocabulary<string> Md5s = new(Hashes.Select(hash => hash.Md5));

    public static readonly Vocabulary<string> Sha256s = new(Hashes.Select(hash => hash.Sha256));

    private static readonly (string Domain, IPAddress Address)[] Peers =
    [
        .. Enumerable.Range(0, Kinds).Select(i => (
            i % 9 == 0 ? string.Empty : $"host{i:0000}.zone{i % 23:00}.{(i % 5 == 0 ? "example.net" : "fleet.test")}",
            i % 16 == 0 ? IPAddress.Parse($"2001:db8:{i:x}::1") : new IPAddress([198, 51, (byte)(100 + (i / 256)), (byte)i]))),
    ];

    /// <summary>Domains; some connections have none.</summary>
    public static readonly Vocabulary<string> Domains = new(Peers.Select(peer => peer.Domain));

    public static readonly Vocabulary<IPAddress> Addresses = new(Peers.Select(peer => peer.Address));

    /// <summary>Which of the names an event mentions.</summary>
    public static int Kind(ulong hash) => (int)(hash % Kinds);

    public static FileHash FileHash(ulong hash) => Hashes[Kind(hash)];
}
