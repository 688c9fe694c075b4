using System.Text.Json;

namespace CbResponse;

/// <summary>Reads the teams of a user: objects on newer servers, numbers on older ones (edr-api.md 3.10).</summary>
internal sealed class UserTeamListConverter : WireListConverter<UserTeam>
{
    protected override void Add(ref Utf8JsonReader reader, List<UserTeam> items)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            items.Add(new UserTeam(WireNumber.ReadInt32(ref reader), null));
            return;
        }

        int? id = null;
        string? name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string member = WireText.Get(ref reader);
            reader.Read();
            if (member == "id")
                id = WireNumber.ReadInt32(ref reader);
            else if (member == "name")
                name = WireText.Read(ref reader);
            else
                reader.Skip();
        }

        items.Add(new UserTeam(id, name));
    }
}
