using System.Collections;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CbResponse.Client.Tests;

/// <summary>A public call of the client, made with made-up arguments to servers that answer anything, so that it shows which routes it takes.</summary>
internal sealed record ClientCall(PropertyInfo Part, MethodInfo Method)
{
    private const string Word = "00112233445566778899aabbccddeeff";
    private const string Guid = "00000007-0000-1234-01da-6ec35ac2a480";

    private static readonly string[] Versions = ["5.0.0", "5.1.0", "5.2.0", "6.2.0", "7.6.0"];

    /// <summary>Query texts that are too long for an address are sent in another way.</summary>
    private static readonly string[] Words = [Word, Guid, new string('1', 20_000)];

    private static readonly (HttpStatusCode Status, string Body)[] Answers =
    [
        .. Records().SelectMany(record => (string[])[record, $"[{record}]", $$"""{"results": [{{record}}], "total_results": 1}""", $$"""{"process": {{record}}, "{{Word}}": {{record}}}"""])
            .Concat(["[]", "{}"]).Select(body => (HttpStatusCode.OK, body)),
        (HttpStatusCode.NotFound, "{}"), (HttpStatusCode.MethodNotAllowed, "{}"), (HttpStatusCode.InternalServerError, "{}"),
    ];

    /// <summary>All calls but raw ones, whose route is the caller's choice.</summary>
    public static IEnumerable<ClientCall> All => typeof(CbClient).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(part => part.PropertyType.Name.EndsWith("Client", StringComparison.Ordinal) && part.PropertyType != typeof(RawClient))
        .SelectMany(part => part.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(method => new ClientCall(part, method)));

    /// <summary>Every route that the call takes, whatever the server's version and answer.</summary>
    /// <param name="routes">Where to note them.</param>
    /// <param name="surprises">Where to note failures that are none of ours: no answer may lead to such.</param>
    public async Task FindRoutesAsync(ISet<string> routes, ISet<string> surprises)
    {
        foreach (string version in Versions)
        {
            foreach ((HttpStatusCode status, string body) in Answers)
            {
                foreach (string word in body == "[]" ? Words : body.StartsWith("[{", StringComparison.Ordinal) ? [Word, "4711"] : [Word])
                {
                    for (int choice = 0; choice < Choices(); choice++)
                        routes.UnionWith(await RunAsync(version, status, body, word, choice, surprises));
                }
            }
        }
    }

    public override string ToString() => $"{Part.Name}.{Method.Name}";

    private static IEnumerable<string> Records() => ((string[])["0", "\"alert\""]).Select(type => $$$"""
        {"id": 4711, "name": "{{{(type == "0" ? "other" : Word)}}}", "username": "{{{Word}}}", "md5": "{{{Word}}}", "md5hash": "{{{Word}}}", "process_id": "{{{Guid}}}", "text": "a", "enabled": {{{(type == "0" ? "false" : "true")}}}, "network_isolation_enabled": true, "is_isolating": false, "status": "cold", "unique_id": "{{{Guid}}}", "segment_id": 1,
         "group_id": 4711, "sensor_id": 4711, "investigation_id": 4711, "site_id": 1, "sensorbackend_server": "a", "search_query": "q=a", "feed_url": "https://a/", "action_type": {{{type}}}, "path_filters": ["a"]}
        """);

    /// <summary>How many ways there are to choose the values that have few of them.</summary>
    private int Choices() => Method.GetParameters().Max(parameter => Values(parameter.ParameterType)?.Length ?? 2);

    private async Task<IReadOnlyCollection<string>> RunAsync(string version, HttpStatusCode status, string body, string word, int choice, ISet<string> surprises)
    {
        using CancellationTokenSource enough = new();
        using LenientServer server = new(version, status, body, enough);
        using CbClient client = new(Session.Options(retries: 0), new ManualClock(), server);
        object?[] arguments = [.. Method.GetParameters().Select(parameter => Make(parameter.ParameterType, client, word, choice, enough.Token))];
        try
        {
            object result = Method.Invoke(Part.GetValue(client), arguments)!;
            if (result is Task task)
                await task;
            else
                await DrainAsync(result);
        }
        catch (Exception e) when ((e as TargetInvocationException)?.InnerException is ArgumentException || e is CbException or ArgumentException or OperationCanceledException)
        {
            // What comes of an answer does not matter here, but what was asked.
            Assert.NotNull(e.Message);
        }
        catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
        {
            surprises.Add($"{this} of {version} after {(int)status} {body}: {e}");
        }

        return server.Routes;
    }

    private static async Task DrainAsync(object rows)
    {
        Type type = rows.GetType().GetInterfaces().Single(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)).GetGenericArguments()[0];
        await (Task)typeof(ClientCall).GetMethod(nameof(DrainRowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [rows])!;
    }

    private static async Task DrainRowsAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (T row in rows)
            Assert.NotNull((object?)row);
    }

    private static Array? Values(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(bool) ? new[] { true, false } : plain.IsEnum ? Enum.GetValues(plain) : null;
    }

    private static object? Make(Type type, CbClient client, string word, int choice, CancellationToken stop)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Values(plain) is { } values)
            return values.GetValue(choice % values.Length);
        if (plain == typeof(string))
            return word;
        if (plain == typeof(int) || plain == typeof(long) || plain == typeof(double))
            return Convert.ChangeType(4711, plain, System.Globalization.CultureInfo.InvariantCulture);
        if (plain == typeof(CancellationToken))
            return stop;
        if (plain == typeof(CbClient))
            return client;
        if (plain == typeof(Stream))
            return new MemoryStream();
        if (plain == typeof(DateTimeOffset))
            return DateTimeOffset.UnixEpoch;
        if (plain == typeof(TimeSpan))
            return TimeSpan.FromHours(1);
        if (plain.IsGenericType && typeof(IEnumerable).IsAssignableFrom(plain) && plain.GetGenericArguments() is [Type item])
        {
            Array list = Array.CreateInstance(item, item == typeof(string) && choice > 0 ? 2 : 1);
            for (int place = 0; place < list.Length; place++)
                list.SetValue(place == 0 ? Make(item, client, word, choice, stop) : Guid, place);
            return list;
        }

        return plain.Namespace?.StartsWith(nameof(CbResponse), StringComparison.Ordinal) == true && plain is { IsClass: true, IsAbstract: false } ? Build(plain, client, word, choice, stop) : null;
    }

    /// <summary>An identifier, a record of a server, or an object with all that can be set.</summary>
    private static object Build(Type type, CbClient client, string word, int choice, CancellationToken stop)
    {
        if (type == typeof(EventSearch))
            return new EventSearch { ApiVersion = choice == 0 ? null : EventSearch.NewestApiVersion };
        if (type == typeof(SensorSearch))
            return new SensorSearch { HostNamePart = word };
        if (type.GetMethod("Parse", [typeof(string)]) is { IsStatic: true } parse)
            return parse.Invoke(null, [Guid]) ?? parse.Invoke(null, ["4711:" + word])!;
        if (typeof(CbObject).IsAssignableFrom(type) && CbJsonContext.Default.GetTypeInfo(type) is { } info)
        {
            CbObject record = (CbObject)JsonSerializer.Deserialize(Records().First(), info)!;
            record.Client = client;
            return record;
        }

        if (type == typeof(HitActionRecord))
            return JsonSerializer.Deserialize(Records().First(), CbJsonContext.Default.ListHitActionRecord.Options.GetTypeInfo(type))!;
        ConstructorInfo[] constructors = [.. type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(constructor => constructor.GetParameters().All(one => one.ParameterType != type))];
        object made = constructors.OrderBy(constructor => constructor.GetParameters().Length).FirstOrDefault() is { } maker
            ? maker.Invoke([.. maker.GetParameters().Select(parameter => Make(parameter.ParameterType, client, word, choice, stop))])
            : RuntimeHelpers.GetUninitializedObject(type);
        bool isRecord = made is CbObject;
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { } setter && (isRecord || setter.IsPublic) && IsPlain(property.PropertyType, isRecord) && property.Name != "OSType"))
        {
            bool isWanted = property.GetValue(made) is null or "" or false && (choice == 0 || property.PropertyType == typeof(string) || !property.PropertyType.IsValueType);
            if (isWanted)
                property.SetValue(made, property.PropertyType == typeof(string) && property.Name.EndsWith("Id", StringComparison.Ordinal) ? Guid : Make(property.PropertyType, client, word, choice, stop));
        }

        (made as CbObject)?.Client = client;

        return made;
    }

    /// <summary>Texts, truth and lists of such. Numbers of settings have bounds, and what is missing is the usual case.</summary>
    private static bool IsPlain(Type type, bool isRecord)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) || plain == typeof(Query.StoredQuery) || plain == (isRecord ? typeof(int) : typeof(bool)) || (plain.IsGenericType && typeof(IEnumerable).IsAssignableFrom(plain) && plain.GetGenericArguments() is [Type item] && (item == typeof(string) || item == typeof(int)));
    }
}
