using System.Text;

namespace CbResponse.Query;

/// <summary>Applies the fixes of issues to the text they were found in.</summary>
internal static class QueryMender
{
    /// <summary>The issues that can be mended together: of fixes that touch each other the first one is taken.</summary>
    public static List<QueryIssue> Choose(IReadOnlyList<QueryIssue> issues)
    {
        List<QueryIssue> chosen = [];
        int end = -1;
        foreach (QueryIssue issue in issues.Where(issue => issue.Fix is not null).OrderBy(issue => issue.Fix!.Position))
        {
            if (issue.Fix!.Position <= end)
                continue;
            chosen.Add(issue);
            end = issue.Fix.End;
        }

        return chosen;
    }

    /// <summary>The text with the fixes of the issues, which come in the order of their places.</summary>
    public static string Apply(string text, List<QueryIssue> chosen)
    {
        StringBuilder mended = new(text.Length + (8 * chosen.Count));
        int done = 0;
        foreach (QueryEdit edit in chosen.Select(issue => issue.Fix!))
        {
            mended.Append(text, done, edit.Position - done).Append(edit.Text);
            done = edit.End;
        }

        return mended.Append(text, done, text.Length - done).ToString();
    }
}
