using System.Globalization;
using FsCheck.Fluent;

namespace CbResponse.Client.Tests;

public sealed class ProcessIdTests
{
    private const string Guid = "00000007-0000-1234-01da-6ec35ac2a480";

    [Theory]
    [InlineData(Guid, null)]
    [InlineData(Guid + "-00000001", 1L)]
    [InlineData(Guid + "-018e0d3bbc84", 1_709_619_002_500L)]
    [InlineData(" 00000007-0000-1234-01DA-6EC35AC2A480\n", null)]
    public void A_guid_holds_sensor_process_and_start(string text, long? segment)
    {
        ProcessId id = ProcessId.Parse(text)!;

        Assert.Equal((Guid, segment, 7, 4660), (id.Id, id.SegmentId, id.SensorId, id.Pid));
        Assert.Equal("2024-03-05T06:07:08.1234560Z", id.Start?.ToString("o", CultureInfo.InvariantCulture));
        Assert.False(id.IsPlaceholder);
        Assert.Equal(segment is null ? Guid : $"{Guid} segment {segment}", id.ToString());
    }

    [Theory]
    [InlineData("-3748189368838069954")]
    [InlineData("7078511340675742078")]
    [InlineData("2032659773721368929")]
    [InlineData("-9223372036854775808")]
    public void A_number_of_64_bits_is_the_identifier_of_an_old_server(string text)
    {
        ProcessId id = ProcessId.Parse(text)!;

        Assert.Equal((text, null, null, null, null), (id.Id, id.SegmentId, id.SensorId, id.Pid, id.Start));
    }

    [Theory]
    [InlineData("cbfbc1a0-b782-e13e-0000-000000000001", "-3748189368838069954", 1L)]
    [InlineData("623bec8f-8f8d-397e-0000-000000000001", "7078511340675742078", 1L)]
    [InlineData("623bec8f-8f8d-397e-0000-0000000000ff", "7078511340675742078", 255L)]
    public void The_unique_id_of_an_old_server_is_its_number_in_hexadecimal(string text, string number, long segment)
    {
        ProcessId id = ProcessId.Parse(text)!;

        Assert.Equal((number, segment, null), (id.Id, id.SegmentId, id.Pid));
    }

    [Fact]
    public void The_kernel_has_process_number_0()
    {
        ProcessId id = ProcessId.Parse("00000003-0000-0000-01d2-2ec93f6051ee")!;

        Assert.Equal((3, 0), (id.SensorId, id.Pid));
        Assert.NotNull(id.Start);
    }

    [Theory]
    [InlineData("00000007-ffff-ffff-0000-000000000000")]
    [InlineData("00000007-FFFF-FFFF-0000-000000000000-000000000001")]
    public void The_placeholder_of_an_unknown_parent_is_known_as_one(string text)
    {
        ProcessId id = ProcessId.Parse(text)!;

        Assert.True(id.IsPlaceholder);
        Assert.Equal((7, null, null), (id.SensorId, id.Pid, id.Start));
    }

    [Fact]
    public void Zeros_tell_nothing()
    {
        ProcessId id = ProcessId.Parse("00000000-0000-0000-0000-000000000000")!;

        Assert.Equal((0, null, null), (id.SensorId, id.Pid, id.Start));
        Assert.False(id.IsPlaceholder);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("cmd.exe")]
    [InlineData("4660")]
    [InlineData("12345678901")]
    [InlineData("9223372036854775808")]
    [InlineData("00000007-0000-1234-01da-6ec35ac2a48")]
    [InlineData("00000007-0000-1234-01da-6ec35ac2a4800")]
    [InlineData("0000000700001234-01da-6ec35ac2a480xx")]
    [InlineData("0000000g-0000-1234-01da-6ec35ac2a480")]
    [InlineData("00000007_0000_1234_01da_6ec35ac2a480")]
    [InlineData("00000007-0000-1234-01da-6ec35ac2a480_00000001")]
    [InlineData("00000007-0000-1234-01da-6ec35ac2a480-0000000g")]
    [InlineData("00000007-0000-1234-01da-6ec35ac2a480-0000000001")]
    [InlineData(" 0000007-0000-1234-01da-6ec35ac2a480-00000001")]
    [InlineData("0000 007-0000-1234-01da-6ec35ac2a480")]
    public void What_is_no_identifier_is_none(string? text)
        => Assert.Null(ProcessId.Parse(text));

    [Fact]
    public void Any_text_is_an_identifier_or_none()
        => Properties.Hold(
            ArbMap.Default.GeneratorFor<string>(),
            text => ProcessId.Parse(text) is not { } id || ProcessId.Parse(id.Id)?.Id == id.Id,
            times: 1_000);

    [Fact]
    public void Any_guid_with_any_segment_keeps_its_parts()
        => Properties.Hold(
            from sensor in Gen.Choose(0, int.MaxValue)
            from pid in Gen.Choose(1, int.MaxValue)
            from ticks in JsonGenerators.Between(new DateTime(2000, 1, 1).Ticks, new DateTime(2100, 1, 1).Ticks)
            from segment in JsonGenerators.Between(0, (1L << 48) - 1)
            select (Sensor: sensor, Pid: pid, Start: new DateTime(ticks, DateTimeKind.Utc), Segment: segment),
            process =>
            {
                string pid = process.Pid.ToString("x8", CultureInfo.InvariantCulture);
                string start = process.Start.ToFileTimeUtc().ToString("x16", CultureInfo.InvariantCulture);
                ProcessId? id = ProcessId.Parse(
                    $"{process.Sensor:x8}-{pid[..4]}-{pid[4..]}-{start[..4]}-{start[4..]}-{process.Segment:x12}");
                return (id?.SensorId, id?.Pid, id?.Start, id?.SegmentId) == (process.Sensor, process.Pid, process.Start, process.Segment);
            },
            times: 1_000);

    [Fact]
    public void A_process_takes_from_its_identifier_what_its_document_does_not_say()
    {
        Process process = Read($$"""{"unique_id": "{{Guid}}-018e0d3bbc84", "id": null, "start": -1, "process_pid": -1}""");

        Assert.Equal((Guid, 4660), (process.Id, process.Pid));
        Assert.Equal(new DateTime(2024, 3, 5, 6, 7, 8, DateTimeKind.Utc).AddTicks(1_234_560), process.Start);
    }

    [Fact]
    public void A_process_believes_its_document_first()
    {
        Process process = Read($$"""{"unique_id": "{{Guid}}-018e0d3bbc84", "id": "x", "start": "2024-01-01T00:00:00Z", "process_pid": 5}""");

        Assert.Equal(("x", 5), (process.Id, process.Pid));
        Assert.Equal(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc), process.Start);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id": "", "unique_id": ""}""")]
    [InlineData("""{"id": "2032659773721368929"}""")]
    [InlineData("""{"id": "garbage", "unique_id": "garbage"}""")]
    public void A_process_whose_identifier_tells_nothing_knows_nothing(string json)
    {
        Process process = Read(json);

        Assert.Equal(((int?)null, (DateTime?)null), (process.Pid, process.Start));
        Assert.EndsWith("(?) on ?", process.ToString(), StringComparison.Ordinal);
    }

    private static Process Read(string json)
    {
        JsonCursor cursor = new(System.Text.Encoding.UTF8.GetBytes(json));
        cursor.Take();
        Assert.True(new ProcessRowReader(null).TryRead(ref cursor, out Process? process));
        return process;
    }
}
