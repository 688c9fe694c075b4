namespace CbResponse.Emulator;

/// <summary>
/// Labels of a domain name (edr-api.md 2.1, "Domain rules"). Without dots at its ends the search is a run of labels
/// anywhere in the name; a leading dot binds it to the end of the name, a trailing dot to the beginning,
/// both to the inside. The vendor's table contradicts this rule in two cells; the rule is followed.
/// </summary>
internal sealed class DomainMatcher : TextMatcher
{
    private readonly string[] _labels;
    private readonly bool _leadingDot;
    private readonly bool _trailingDot;

    public DomainMatcher(string text)
    {
        _leadingDot = text.StartsWith('.');
        _trailingDot = text.EndsWith('.');
        _labels = text.Trim('.').Split('.');
    }

    public override bool Matches(string value) => Locate(value) is not null;

    public override (int Start, int Length)? Locate(string value)
    {
        string[] labels = value.Split('.');
        int at = 0;
        for (int first = 0; first + _labels.Length <= labels.Length; first++)
        {
            if (Fits(first, labels.Length) && StandsAt(labels, first))
                return (at, labels.AsSpan(first, _labels.Length).ToArray().Sum(label => label.Length + 1) - 1);
            at += labels[first].Length + 1;
        }

        return null;
    }

    private bool Fits(int first, int count)
    {
        int after = count - first - _labels.Length;
        return (_leadingDot, _trailingDot) switch
        {
            (true, true) => first > 0 && after > 0,
            (true, false) => after == 0,
            (false, true) => first == 0,
            _ => true,
        };
    }

    private bool StandsAt(string[] labels, int first)
    {
        for (int i = 0; i < _labels.Length; i++)
        {
            if (!Wildcard.IsMatch(labels[first + i], _labels[i]))
                return false;
        }

        return true;
    }
}
