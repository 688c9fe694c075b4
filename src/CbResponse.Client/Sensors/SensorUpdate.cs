using System.Globalization;
using System.Text.Json;

namespace CbResponse;

/// <summary>Changes sensors: reads the record, sends what is to change, and reads the record back.</summary>
internal sealed class SensorUpdate(CbClient client, ICallObserver? observer)
{
    /// <exception cref="CbException">The server refused, or its record does not show the change.</exception>
    public async Task<SensorResult> RunAsync(int id, SensorChange change, CancellationToken cancellationToken)
    {
        ServerInfo info = await client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        ApiRequest get = SensorRequests.Get(id);
        byte[] record = await client.Connection.GetBytesAsync(get, observer, cancellationToken).ConfigureAwait(false);
        Sensor before = client.Sensors.Read(record, get.Route);
        if (change.IsMetBy(before))
            return new SensorResult(before, WasChanged: false);

        // Without its group a sensor would be put into another one.
        int group = change.GroupId ?? before.GroupId ?? throw JsonBody.Wrong("group_id", "is missing, and without it the sensor would change its group", get.Route);
        JsonElement json = JsonBody.ParseElement(record, get.Route, client.Options.Token);
        await SendAsync(SensorRequests.Update(id, change, group, json, info.Version), cancellationToken).ConfigureAwait(false);
        Sensor now = await ReadBackAsync(id, cancellationToken).ConfigureAwait(false);
        client.Joins.Remember(now);
        if (now.GroupId != group)
        {
            throw JsonBody.Wrong(
                "group_id", string.Format(CultureInfo.InvariantCulture, "is {0} and not {1}, although the server reported success", now.GroupId, group), get.Route);
        }

        return change.IsKeptBy(now)
            ? new SensorResult(now, WasChanged: true)
            : throw new CbUnexpectedResponseException("The server reported success, but its record of the sensor does not show the change.") { Route = get.Route };
    }

    private async Task SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await client.Connection.ChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (CbException e) when (e.Kind is CbErrorKind.Timeout or CbErrorKind.ConnectionFailed or CbErrorKind.ServerBusy)
        {
            e.Advice = "Whether the server took the change is not known. Look at the sensor before you try again: Get-CbSensor.";
            throw;
        }
    }

    private async Task<Sensor> ReadBackAsync(int id, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Sensors.GetAsync(id, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (CbException e)
        {
            e.Advice = "The server took the change, but the sensor could not be read back. Look at it again: Get-CbSensor.";
            throw;
        }
    }
}
