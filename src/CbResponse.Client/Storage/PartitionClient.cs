using System.Text;
using System.Text.Json;

namespace CbResponse;

/// <summary>The partitions of the event store (servers from 6.0 on). After each change the list is read again.</summary>
public sealed class PartitionClient
{
    private const string Route = "/api/v1/storage/events";

    private readonly CbClient _client;

    internal PartitionClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Lists all partitions.</summary>
    /// <exception cref="CbException">The server is older than 6.0, or refused.</exception>
    public async Task<IReadOnlyList<Partition>> ListAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        if (!info.Version.IsAtLeast(6))
            throw new CbException(CbErrorKind.NotSupported, $"Servers have partitions from version 6.0 on; the server has {info.Version}.");
        ApiRequest request = new(HttpMethod.Get, $"{Route}/partition") { NeededRight = RequiredRights.GlobalAdmin };
        byte[] body = await _client.Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
        if (JsonBody.IsBlank(body))
            return [];
        JsonElement answer = JsonBody.ParseElement(body, request.Route, _client.Options.Token);
        if (answer.ValueKind != JsonValueKind.Object)
            throw JsonBody.Wrong("partitions", "is no object", request.Route);
        return [.. answer.EnumerateObject().Select(member => Read(member, request.Route))];
    }

    /// <summary>Ends the partition that is written to, and begins another.</summary>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The partitions that were not there before.</returns>
    /// <exception cref="CbException">The server refused.</exception>
    public async Task<IReadOnlyList<Partition>> CreateAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        HashSet<string?> before = [.. (await ListAsync(observer, cancellationToken).ConfigureAwait(false)).Select(partition => partition.Name)];
        await SendAsync(HttpMethod.Post, $"{Route}/new_partition", observer, cancellationToken).ConfigureAwait(false);
        return [.. (await ListAsync(observer, cancellationToken).ConfigureAwait(false)).Where(partition => !before.Contains(partition.Name))];
    }

    /// <summary>Loads a partition, so that searches find what is in it.</summary>
    /// <returns>The partition as it is now; null when it is gone. Large ones take a while to load.</returns>
    /// <exception cref="CbException">The server refused.</exception>
    public Task<Partition?> MountAsync(string name, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => ChangeAsync(HttpMethod.Post, name, "/mount", observer, cancellationToken);

    /// <summary>Puts a partition away. It stays on disk.</summary>
    /// <returns>The partition as it is now; null when it is gone.</returns>
    /// <exception cref="CbException">The server refused.</exception>
    public Task<Partition?> DismountAsync(string name, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => ChangeAsync(HttpMethod.Post, name, "/unmount", observer, cancellationToken);

    /// <summary>Deletes a partition with all that is in it.</summary>
    /// <exception cref="CbException">The server refused, or still has it.</exception>
    public async Task RemoveAsync(string name, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        Partition? now = await ChangeAsync(HttpMethod.Delete, name, string.Empty, observer, cancellationToken).ConfigureAwait(false);
        if (now is not null && now.Status != "deleted")
            throw new CbException(CbErrorKind.UnexpectedResponse, $"The server reported success, and still has the partition '{name}' ({now.Status}).") { Route = $"DELETE {Route}/{name}" };
    }

    private async Task<Partition?> ChangeAsync(HttpMethod method, string name, string action, ICallObserver? observer, CancellationToken cancellationToken)
    {
        await SendAsync(method, $"{Route}/{Uri.EscapeDataString(name)}{action}", observer, cancellationToken).ConfigureAwait(false);
        return (await ListAsync(observer, cancellationToken).ConfigureAwait(false)).FirstOrDefault(partition => partition.Name == name);
    }

    /// <summary>What is sent is the JSON value null.</summary>
    private Task<JsonElement?> SendAsync(HttpMethod method, string path, ICallObserver? observer, CancellationToken cancellationToken)
        => _client.Connection.ChangeAsync(
            new ApiRequest(method, path) { Body = method == HttpMethod.Post ? "null"u8.ToArray() : null, NeededRight = RequiredRights.GlobalAdmin }, observer, cancellationToken);

    private Partition Read(JsonProperty member, string route)
    {
        Partition partition = JsonBody.Parse(Encoding.UTF8.GetBytes(member.Value.GetRawText()), CbJsonContext.Default.Partition, route, _client.Options.Token);
        partition.Name ??= member.Name;
        partition.Client = _client;
        return partition;
    }
}
