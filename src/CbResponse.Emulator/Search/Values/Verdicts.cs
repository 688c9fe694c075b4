namespace CbResponse.Emulator;

/// <summary>Which values of a vocabulary match: found out once, so that documents are searched by number and not by value.</summary>
internal sealed class Verdicts
{
    private readonly object _vocabulary;
    private readonly bool[] _matches;

    private Verdicts(object vocabulary, bool[] matches)
    {
        _vocabulary = vocabulary;
        _matches = matches;
        Any = matches.Contains(true);
    }

    /// <summary>Whether one of them does.</summary>
    public bool Any { get; }

    public bool this[int number] => _matches[number];

    /// <summary>What one matcher says of the few vocabularies that it meets. Several threads may ask.</summary>
    public sealed class Book<T>(Func<T, bool> matches)
    {
        private Verdicts[] _known = [];

        public Verdicts Over(Vocabulary<T> vocabulary)
        {
            foreach (Verdicts verdicts in Volatile.Read(ref _known))
            {
                if (verdicts._vocabulary == vocabulary)
                    return verdicts;
            }

            // Two threads may both find out, and one entry may get lost: then it is found out again.
            Verdicts made = new(vocabulary, [.. vocabulary.Values.Select(matches)]);
            Volatile.Write(ref _known, [.. _known, made]);
            return made;
        }
    }
}
