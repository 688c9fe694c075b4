using System.Net;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace CbResponse.Client.Tests;

/// <summary>Whatever stands in a list of events comes out as an event, or the answer as a whole is complained of.</summary>
public sealed class AnyEventTests
{
    private static readonly string[] Lists =
    [
        "modload_complete", "filemod_complete", "regmod_complete", "netconn_complete", "childproc_complete", "crossproc_complete", "processblock_complete",
        "fileless_scriptload_complete", "emet_complete", "fork_children", "exec_events", "hologram_complete", "sorted_events",
    ];

    private static readonly string[] Fields =
    [
        "", "1", "8", "-1", "99999999999999999999", "true", "false", "2024-03-05 06:07:09.250", "2024-13-45 99:00:00", "0123456789abcdef0123456789abcdef", new('b', 64),
        "c:\\windows\\é\u0001.dll", "ProcessOpen", "RemoteThread", "{", "\ud83d\ude00", "/tmp/a", EventAnswer.Id + "-000000000001",
    ];

    private static readonly string[] Members =
    [
        "timestamp", "proto", "domain", "direction", "local_ip", "remote_ip", "remote_port", "type", "start", "end", "processId", "pid", "path", "is_suppressed", "time", "data",
        "block_event", "block_result", "new",
    ];

    private static readonly byte[] Valid = Fixture.Bytes("reference-process-events.json");

    private static Gen<string> Line { get; } =
        Gen.OneOf(Gen.Elements(Fields), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get)).ListOf().Select(fields => string.Join('|', fields));

    [Fact]
    public void Any_line_is_an_event_and_keeps_its_text_when_it_is_odd()
        => Properties.Hold(
            from list in Gen.Elements(Lists)
            from line in Line
            select (list, line),
            pair =>
            {
                (List<ProcessEvent> events, Exception? failure) = Read(Encoding.UTF8.GetBytes(EventAnswer.Lines(pair.list, pair.line)));
                return failure is null && events.Count == 1 && (events[0].Timestamp is not null || events[0].Raw is not null);
            },
            times: 2_000);

    [Theory]
    [InlineData("netconn_complete", "{}T(,fZ|zR")]
    [InlineData("childproc_complete", "{} {}")]
    [InlineData("processblock_complete", "{\"timestamp\": 1}|c:\\a.exe")]
    public void A_text_that_goes_on_behind_an_object_keeps_all_of_it(string list, string line)
        => Assert.Equal(line, Assert.Single(Read(Encoding.UTF8.GetBytes(EventAnswer.Lines(list, line))).Events).Raw);

    [Fact]
    public void Any_value_is_an_event()
        => Properties.Hold(
            from list in Gen.Elements(Lists)
            from value in Gen.OneOf(JsonGenerators.Value, JsonGenerators.ObjectOf(Members, JsonGenerators.Value))
            select (list, value),
            pair =>
            {
                (List<ProcessEvent> events, Exception? failure) = Read(Encoding.UTF8.GetBytes(EventAnswer.Body($"\"{pair.list}\": [{pair.value}]")));
                return failure is CbException || (failure is null && events.Count == 1);
            },
            times: 2_000);

    [Fact]
    public void Any_answer_is_read_or_complained_of()
        => Properties.Hold(
            JsonGenerators.ObjectOf(["process", "elapsed", "errorMessage", "new"], Gen.OneOf(JsonGenerators.Value, JsonGenerators.ObjectOf(Lists, JsonGenerators.Value))),
            body => Read(Encoding.UTF8.GetBytes(body)).Failure is null or CbException,
            times: 1_000);

    [Fact]
    public void Any_damage_to_an_answer_is_survived()
        => Properties.Hold(
            from position in Gen.Choose(0, Valid.Length - 1)
            from length in Gen.Choose(0, 3)
            from replacement in Gen.OneOf(
                ArbMap.Default.GeneratorFor<byte[]>(),
                Gen.Elements<byte[]>([0xFF], "\""u8.ToArray(), "}"u8.ToArray(), "]"u8.ToArray(), "\\"u8.ToArray(), "\\ud800"u8.ToArray(), "|"u8.ToArray(), [0]))
            select (byte[])[.. Valid[..position], .. replacement, .. Valid[Math.Min(position + length, Valid.Length)..]],
            body => Read(body).Failure is null or CbException,
            times: 2_000);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public async Task An_answer_may_arrive_in_pieces_of_any_size(int size)
    {
        using Session session = new();
        session.Server.OnInfo().On(EventAnswer.Request(), Reply.Body(ScriptedBody.InPieces(Valid, size)));
        List<ProcessEvent> events = await session.Client.Events.ReadAsync(EventAnswer.Process, null, session.Observer).ToListAsync();
        Assert.Equal(22, events.Count);
        Assert.Empty(session.Observer.Warnings);
    }

    private static (List<ProcessEvent> Events, Exception? Failure) Read(byte[] body)
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.OnInfo().On(EventAnswer.Request(), Reply.Bytes(HttpStatusCode.OK, body));
        (List<ProcessEvent> events, Exception? failure) = Reading.Now(Reading.UntilFailureAsync(session.Client.Events.ReadAsync(EventAnswer.Process)));
        foreach (ProcessEvent item in events)
        {
            foreach (System.Reflection.PropertyInfo property in item.GetType().GetProperties())
                _ = property.GetValue(item)?.ToString();
            _ = JsonSerializer.Serialize(item.Description);
        }

        return (events, failure);
    }
}
