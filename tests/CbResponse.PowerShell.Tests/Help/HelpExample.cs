namespace CbResponse.PowerShell.Tests.Help;

/// <summary>An example of a cmdlet: why, the code, and what there is to say after it. Texts are on one line, code is as it stands.</summary>
internal sealed record HelpExample(string Title, string Introduction, string Code, string Remarks);
