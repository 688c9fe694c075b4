namespace CbResponse.Query;

/// <summary>One thing that the linter looks for.</summary>
internal interface IQueryRule
{
    /// <summary>The rule's name, in every issue that it reports.</summary>
    string Id { get; }

    /// <summary>Reports what the rule finds.</summary>
    void Check(LintContext context);
}
