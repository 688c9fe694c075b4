using System.Collections.Concurrent;

namespace CbResponse.Emulator;

/// <summary>Which values of a vocabulary match: found out once, so that documents are searched by number and not by value.</summary>
internal sealed class Verdicts
{
    private readonly bool[] _matches;

    private Verdicts(bool[] matches)
    {
        _matches = matches;
        Any = matches.Contains(true);
    }

    /// <summary>Whether one of them does.</summary>
    public bool Any { get; }

    public bool this[int number] => _matches[number];

    /// <summary>What one matcher says of all vocabularies that it meets.</summary>
    public sealed class Book<T>(Func<T, bool> matches)
    {
        private readonly ConcurrentDictionary<Vocabulary<T>, Verdicts> _known = new();

        public Verdicts Over(Vocabulary<T> vocabulary) => _known.TryGetValue(vocabulary, out Verdicts? known)
            ? known
            : _known.GetOrAdd(vocabulary, new Verdicts([.. Enumerable.Range(0, vocabulary.Count).Select(i => matches(vocabulary[i]))]));
    }
}
