namespace CbResponse.Client.Tests;

public sealed class MarkedTextTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("plain", "plain", "")]
    [InlineData("c:\\PREPREPREwindowsPOSTPOSTPOST\\ntdll.dll", "c:\\windows\\ntdll.dll", "windows")]
    [InlineData("PREPREPREaPOSTPOSTPOST b PREPREPREcPOSTPOSTPOST", "a b c", "a,c")]
    [InlineData("x PREPREPREcut off", "x cut off", "cut off")]
    [InlineData("x POSTPOSTPOST y", "x  y", "")]
    [InlineData("aPREPREPREbPOSTPOSTPOSTcPOSTPOSTPOSTd", "abcd", "b")]
    [InlineData("PREPREPREaPREPREPREbPOSTPOSTPOSTcPOSTPOSTPOST", "abc", "ab")]
    [InlineData("aPREPREPREPOSTPOSTPOSTb", "ab", "")]
    public void Marks_become_places(string sent, string text, string terms)
    {
        MarkedText marked = MarkedText.Parse(sent);

        Assert.Equal(text, marked.Text);
        Assert.Equal(text, marked.ToString());
        Assert.Equal(terms, string.Join(",", marked.Terms));
        Assert.All(marked.Matches, match => Assert.InRange(match.Start + match.Length, 1, text.Length));
    }
}
