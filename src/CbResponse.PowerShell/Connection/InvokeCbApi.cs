using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Sends any request to the server, with the session's token, retries and errors.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CbApi", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeCbApi : CbSessionCmdlet
{
    /// <summary>The path, such as /api/v1/feed; it may carry parameters.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The HTTP method.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")]
    public string Method { get; set; } = "GET";

    /// <summary>URL parameters, as a hashtable; a list repeats the parameter.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>What to send as JSON: a hashtable, an object, a list or a value.</summary>
    [Parameter]
    [AllowNull]
    public object? Body { get; set; }

    /// <summary>File to write the answer's bytes to, instead of the pipeline.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Overwrite the file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void End()
    {
        CbSession session = ResolveSession();
        string method = Method.ToUpperInvariant();
        if (!MayGoOn(session, method))
            return;
        try
        {
            if (OutFile is null)
                Send(session, method);
            else
                Download(session, method);
        }
        catch (ArgumentException e)
        {
            ThrowInvalidArgument(e.Message, Path);
        }
        catch (CbException e)
        {
            Report(e, OutFile ?? Path);
        }
    }

    /// <summary>A request that may change the server, and one whose answer becomes a file, are asked about; reading is not.</summary>
    private bool MayGoOn(CbSession session, string method)
    {
        if (OutFile is not null)
            return ShouldProcess($"{Path} ({session.Name})", $"Send {method} and write the answer to {OutFile}");
        return method is "GET" or "HEAD" || ShouldProcess($"{Path} ({session.Name})", $"Send {method}");
    }

    private void Send(CbSession session, string method)
    {
        object? body = PlainValue.From(Body);
        if (TryAwait(Path, ct => session.Client.Raw.SendAsync(method, Path, ToPairs(Query), body, Observer, ct), out object? answer) && answer is not null)
            WriteObject(PlainValue.ToPSObject(answer), enumerateCollection: true);
    }

    private void Download(CbSession session, string method)
    {
        string path = GetUnresolvedProviderPathFromPSPath(OutFile);
        object? body = PlainValue.From(Body);
        using FileDownload file = FileDownload.Create(path, Force);
        if (!TryAwait(Path, ct => session.Client.Raw.DownloadAsync(method, Path, file.Stream, ToPairs(Query), body, Observer, ct), out long bytes))
            return;
        file.Complete();
        WriteVerbose($"Wrote {bytes.ToString("N0", CultureInfo.CurrentCulture)} bytes to {path}.");
    }

    private static List<KeyValuePair<string, string>> ToPairs(IDictionary? query)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (DictionaryEntry entry in query ?? new Hashtable())
        {
            string name = LanguagePrimitives.ConvertTo<string>(entry.Key);
            object? value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (value is IEnumerable items and not string)
            {
                foreach (object? item in items)
                    pairs.Add(new KeyValuePair<string, string>(name, LanguagePrimitives.ConvertTo<string>(item)));
            }
            else
            {
                pairs.Add(new KeyValuePair<string, string>(name, LanguagePrimitives.ConvertTo<string>(value)));
            }
        }

        return pairs;
    }
}
