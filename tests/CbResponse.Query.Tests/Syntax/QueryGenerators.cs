using FsCheck;
using FsCheck.Fluent;

namespace CbResponse.Query.Tests;

/// <summary>Random texts and trees, rich in the characters that mean something to the language.</summary>
internal static class QueryGenerators
{
    private static readonly string[] Pieces =
    [
        "a", "cmd.exe", "Z9", "é", "漢字", "\U0001F600", "\ud800", " ", "  ", "\t", "\r\n", "\u00a0", "\u2028", "\0",
        "(", ")", "\"", "\\", "\\\\", "-", "--", ":", "*", "**", "?", "[", "]", "[x TO y]", "+", "%", "&", "#", "/", "'", "=", ",", ";", "~", "^",
        "and", "AND", "or", "Or", "not", "NOT", "to", "TO", "-24h", "7d", "process_name:", "path: ", "c:\\", "\\server\\share", "field:*",
    ];

    private static readonly string[] Fields = ["process_name", "path", "c", "_x", "not", "AND", "or", "cb.fq1", "watchlist_12"];

    /// <summary>Any text, from nothing to a jumble of all that is special.</summary>
    public static Gen<string> Text { get; } = Gen.OneOf(
        Gen.Elements(Pieces),
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty));

    /// <summary>Any tree that the public constructors allow.</summary>
    public static Gen<QueryNode> Tree { get; } = Gen.Sized(size => TreeOf(Math.Min(size, 24), inGroup: false));

    private static Gen<string> Bound { get; } = Gen.OneOf(
        Gen.Constant<string>(null!),
        Gen.Elements("1", "-5", "2024-03-05", "2024-03-05T06:07:08", "to", "TO", "a(b)", "\\", "a*", ":-"));

    private static Gen<QueryValue> BareValue { get; } = Gen.OneOf(
        Gen.Constant<QueryValue>(new ExistsValue()),
        Text.Select(text => QuerySyntaxFacts.IsWord(text) ? (QueryValue)new WordValue(text) : new PhraseValue(text)),
        Text.Select(QueryValue (text) => new PhraseValue(text)));

    private static Gen<QueryValue> FieldValue { get; } = Gen.OneOf(
        BareValue,
        from lower in Bound from upper in Bound select (QueryValue)new RangeValue(lower, upper),
        from amount in Gen.Elements(0L, 1L, 24L, 10_080L, long.MaxValue)
        from unit in Gen.Elements('h', 'm', 's')
        select (QueryValue)new RelativeTimeValue(amount, unit));

    private static Gen<QueryNode> TreeOf(int size, bool inGroup)
    {
        Gen<QueryNode> leaf = inGroup
            ? BareValue.Select(QueryNode (value) => new TermNode(null, value))
            : Gen.OneOf(
                BareValue.Select(QueryNode (value) => new TermNode(null, value)),
                from field in Gen.Elements(Fields) from value in FieldValue select (QueryNode)new TermNode(field, value));
        if (size == 0)
            return leaf;
        Gen<QueryNode> smaller = TreeOf(size / 2, inGroup);
        Gen<QueryNode[]> several = Gen.Choose(2, 4).SelectMany(count => smaller.ArrayOf(count));
        List<Gen<QueryNode>> choices =
        [
            leaf,
            smaller.Select(QueryNode (operand) => new NotNode(operand)),
            several.Select(QueryNode (operands) => new AndNode(operands)),
            several.Select(QueryNode (operands) => new OrNode(operands)),
        ];
        if (!inGroup)
        {
            choices.Add(
                from field in Gen.Elements(Fields)
                from values in TreeOf(size / 2, inGroup: true)
                select (QueryNode)new FieldGroupNode(field, values));
        }

        return Gen.OneOf(choices);
    }
}
