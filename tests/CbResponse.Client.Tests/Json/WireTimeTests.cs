using System.Globalization;
using System.Text.Json;
using FsCheck.Fluent;

namespace CbResponse.Client.Tests;

/// <summary>Every form of a moment that edr-api.md 1.8 lists, and what is none.</summary>
public sealed class WireTimeTests
{
    [Theory]
    [InlineData("\"2024-03-05T06:07:08Z\"", "2024-03-05T06:07:08.0000000")]
    [InlineData("\"2024-03-05T06:07:08.1Z\"", "2024-03-05T06:07:08.1000000")]
    [InlineData("\"2024-03-05T06:07:08.12Z\"", "2024-03-05T06:07:08.1200000")]
    [InlineData("\"2024-03-05T06:07:08.123Z\"", "2024-03-05T06:07:08.1230000")]
    [InlineData("\"2024-03-05T06:07:08.123456Z\"", "2024-03-05T06:07:08.1234560")]
    [InlineData("\"2024-03-05T06:07:08.123456789Z\"", "2024-03-05T06:07:08.1234567")]
    [InlineData("\"2024-03-05T06:07:08.00000000000000000001Z\"", "2024-03-05T06:07:08.0000000")]
    [InlineData("\"2024-03-05t06:07:08z\"", "2024-03-05T06:07:08.0000000")]
    [InlineData("\"2024-03-05 06:07:08.123456+00:00\"", "2024-03-05T06:07:08.1234560")]
    [InlineData("\"2024-03-05 06:07:08.123456-07:00\"", "2024-03-05T13:07:08.1234560")]
    [InlineData("\"2024-03-05 06:07:08+0530\"", "2024-03-05T00:37:08.0000000")]
    [InlineData("\"2024-03-05 06:07:08+14\"", "2024-03-04T16:07:08.0000000")]
    [InlineData("\"2024-03-05 06:07:08.123456\"", "2024-03-05T06:07:08.1234560")]
    [InlineData("\"2024-03-05 06:07:08\"", "2024-03-05T06:07:08.0000000")]
    [InlineData("\"2024-03-05T06:07:08\"", "2024-03-05T06:07:08.0000000")]
    [InlineData("\"2024-03-05 06:07:08.000000\"", "2024-03-05T06:07:08.0000000")]
    [InlineData("\"2024-03-05\"", "2024-03-05T00:00:00.0000000")]
    [InlineData("\"2024-02-29T23:59:60Z\"", "2024-03-01T00:00:00.0000000")]
    [InlineData("\"Tue, 05 Mar 2024 06:07:08 GMT\"", "2024-03-05T06:07:08.0000000")]
    [InlineData("\"Tue, 5 Mar 2024 06:07:08 GMT\"", "2024-03-05T06:07:08.0000000")]
    [InlineData("\"Tue, 05 Mar 2024 06:07:08 +01:00\"", "2024-03-05T05:07:08.0000000")]
    [InlineData("\"5 Mar 2024 06:07:08 GMT\"", "2024-03-05T06:07:08.0000000")]
    [InlineData("\" 2024-03-05T06:07:08Z \"", "2024-03-05T06:07:08.0000000")]
    [InlineData("\"2024\\u002D03-05T06:07:08Z\"", "2024-03-05T06:07:08.0000000")]
    [InlineData("1709618828", "2024-03-05T06:07:08.0000000")]
    [InlineData("1709618828.123", "2024-03-05T06:07:08.1230000")]
    [InlineData("1709618828.25", "2024-03-05T06:07:08.2500000")]
    [InlineData("1709619002500", "2024-03-05T06:10:02.5000000")]
    [InlineData("\"1709618828\"", "2024-03-05T06:07:08.0000000")]
    [InlineData("\"1709619002500\"", "2024-03-05T06:10:02.5000000")]
    [InlineData("0", "1970-01-01T00:00:00.0000000")]
    [InlineData("-2", "1969-12-31T23:59:58.0000000")]
    [InlineData("\"1970-01-01T00:00:00.000Z\"", "1970-01-01T00:00:00.0000000")]
    [InlineData("\"1990-01-01 00:00:00-08:00\"", "1990-01-01T08:00:00.0000000")]
    [InlineData("\"0001-01-01T00:00:00Z\"", "0001-01-01T00:00:00.0000000")]
    [InlineData("\"9999-12-31T23:59:59.9999999Z\"", "9999-12-31T23:59:59.9999999")]
    public void Every_form_of_a_moment_is_read_as_utc(string json, string expected)
    {
        DateTime? time = Wire.Read(json, WireTime.Read);

        Assert.Equal(expected, time?.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture));
        Assert.Equal(DateTimeKind.Utc, time?.Kind);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("-1")]
    [InlineData("-1.0")]
    [InlineData("\"-1\"")]
    public void What_says_that_there_is_no_moment_is_null(string json)
        => Assert.Null(Wire.Read(json, WireTime.Read));

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("\"2024-13-01\"")]
    [InlineData("\"2024-02-30\"")]
    [InlineData("\"2023-02-29\"")]
    [InlineData("\"0000-01-01\"")]
    [InlineData("\"2024-03-05T24:00:00Z\"")]
    [InlineData("\"2024-03-05T06:60:00Z\"")]
    [InlineData("\"2024-03-05T06:07:61Z\"")]
    [InlineData("\"2024-03-05T06:07Z\"")]
    [InlineData("\"2024-03-05T06:07:08.Z\"")]
    [InlineData("\"2024-03-05T06:07:08+1\"")]
    [InlineData("\"2024-03-05T06:07:08+99:00\"")]
    [InlineData("\"2024-03-05T06:07:08Zulu\"")]
    [InlineData("\"2024-03-05X06:07:08Z\"")]
    [InlineData("\"２０２４-03-05\"")]
    [InlineData("\"0001-01-01T00:00:00+01:00\"")]
    [InlineData("\"9999-12-31T23:59:59-01:00\"")]
    [InlineData("\"Mon, 05 Mar 2024 06:07:08 GMT\"")]
    [InlineData("1e300")]
    [InlineData("-1e300")]
    [InlineData("1e999")]
    [InlineData("253402300800000")]
    [InlineData("\"253402300800000\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_is_no_moment_is_a_complaint(string json)
    {
        JsonException error = Assert.Throws<JsonException>(() => Wire.Read(json, WireTime.Read));

        Assert.StartsWith(WireFormat.Marker + "should be a time but is ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"1970-01-01T00:00:00.000Z\"")]
    [InlineData("\"1990-01-01 00:00:00-08:00\"")]
    [InlineData("\"1990-01-01 00:00:00+00:00\"")]
    [InlineData("\"1989-12-31 12:00:00Z\"")]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    [InlineData("null")]
    [InlineData("0")]
    public void The_servers_ways_to_say_never_are_null_where_never_can_be(string json)
        => Assert.Null(WireTime.NotNever(Wire.Read(json, WireTime.Read)));

    [Theory]
    [InlineData("\"2024-03-05\"")]
    [InlineData("\"1990-01-03\"")]
    [InlineData("\"1989-12-30\"")]
    [InlineData("\"9999-12-31T23:59:59Z\"")]
    public void Other_moments_are_moments_where_never_can_be(string json)
        => Assert.NotNull(WireTime.NotNever(Wire.Read(json, WireTime.Read)));

    [Fact]
    public void Any_moment_is_read_back_in_any_form()
        => Properties.Hold(
            from ticks in JsonGenerators.Between(DateTime.UnixEpoch.Ticks, new DateTime(2100, 1, 1).Ticks)
            from form in Gen.Elements("yyyy-MM-ddTHH:mm:ss.fffffffZ", "yyyy-MM-dd HH:mm:ss.fffffff", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ")
            select (Time: new DateTime(ticks, DateTimeKind.Utc), Form: form),
            sample => Wire.Read($"\"{sample.Time.ToString(sample.Form, CultureInfo.InvariantCulture)}\"", WireTime.Read) == sample.Time,
            times: 1_000);

    [Fact]
    public void Any_number_is_a_moment_or_a_complaint()
        => Properties.Hold(
            JsonGenerators.Number,
            json =>
            {
                try
                {
                    return Wire.Read(json, WireTime.Read) is not { Kind: not DateTimeKind.Utc };
                }
                catch (JsonException)
                {
                    return true;
                }
            },
            times: 2_000);
}
