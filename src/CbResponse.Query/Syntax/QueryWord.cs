namespace CbResponse.Query;

/// <summary>The words that are operators.</summary>
internal enum QueryWord
{
    None,
    And,
    Or,
    Not,
}
