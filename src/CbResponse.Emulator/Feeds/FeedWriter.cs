using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes the record of a feed (edr-api.md 3.7), its picture and its password with it, as real servers do.</summary>
internal static class FeedWriter
{
    public static void Write(Utf8JsonWriter json, Feed feed)
    {
        json.WriteStartObject();
        json.WriteNumber("id", feed.Id);
        json.WriteString("name", feed.Name);
        json.WriteString("display_name", feed.DisplayName);
        json.WriteString("summary", feed.Summary);
        json.WriteString("tech_data", feed.TechData);
        json.WriteString("category", feed.Category);
        json.WriteString("provider_url", feed.ProviderUrl);
        json.WriteString("feed_url", feed.FeedUrl);
        json.WriteBoolean("enabled", feed.IsEnabled);
        json.WriteBoolean("manually_added", feed.ManuallyAdded);
        json.WriteBoolean("use_proxy", feed.UsesProxy);
        json.WriteBoolean("validate_server_cert", feed.ValidatesServerCertificate);
        json.WriteNumber("provider_rating", feed.ProviderRating);
        json.WriteNumberOrNull("local_rating", feed.LocalRating);
        json.WriteNumber("order", feed.Id);
        json.WriteString("username", feed.UserName);
        json.WriteString("password", feed.Password);
        json.WriteString("ssl_client_crt", feed.ClientCertificate);
        json.WriteString("ssl_client_key", feed.ClientKey);
        json.WriteNull("requires");
        json.WriteNull("requires_who");
        json.WriteNull("requires_what");
        // Never null: the vendor's Python client decodes it unseen.
        json.WriteString("icon", feed.Icon ?? string.Empty);
        json.WriteString("icon_small", feed.SmallIcon ?? feed.Icon ?? string.Empty);
        json.WriteEndObject();
    }
}
