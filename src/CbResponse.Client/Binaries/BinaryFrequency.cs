using System.Globalization;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>How common a file is: on how many hosts and in how many processes it ran, among all.</summary>
public sealed class BinaryFrequency
{
    /// <summary>Hosts on which it ran.</summary>
    [JsonIgnore]
    public long HostCount => Hosts ?? 0;

    /// <summary>Process documents of it.</summary>
    [JsonIgnore]
    public long ProcessCount => Processes ?? 0;

    /// <summary>All process documents that the server holds.</summary>
    [JsonIgnore]
    public long TotalProcessCount => Documents ?? 0;

    /// <summary>The share of its process documents among all, from 0 to 1; 0 when the server holds none.</summary>
    [JsonIgnore]
    public double Share => TotalProcessCount > 0 ? (double)ProcessCount / TotalProcessCount : 0;

    [JsonInclude, JsonPropertyName("hostCount")]
    internal long? Hosts { get; set; }

    [JsonInclude, JsonPropertyName("globalCount")]
    internal long? Processes { get; set; }

    [JsonInclude, JsonPropertyName("numDocs")]
    internal long? Documents { get; set; }

    /// <summary>Hosts, processes and share.</summary>
    public override string ToString()
        => string.Format(CultureInfo.InvariantCulture, "{0:N0} hosts, {1:N0} processes, {2:0.####%}", HostCount, ProcessCount, Share);
}
