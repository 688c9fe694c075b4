using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>A feed that nobody has added yet: what the server finds at its address.</summary>
internal static class PublishedFeed
{
    public const string Address = "https://feeds.soc.example/soc.json";

    public static string File(DateTime anchor)
    {
        string day = new DateTimeOffset(anchor.Date.AddDays(-2)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $$"""
            {"feedinfo": {"name": "SOC", "display_name": "SOC findings", "provider_url": "https://soc.example/", "summary": "What our own analysts found.",
              "tech_data": "Hashes, domains and addresses, checked by hand.", "category": "Internal", "provider_rating": 5},
             "reports": [
              {"id": "soc-1", "title": "FUZZYWOMBAT dropper", "link": "https://soc.example/1", "timestamp": {{day}}, "score": 80,
               "iocs": {"md5": ["{{AttackSoftware.Beacon.Hash.Md5}}"], "dns": ["{{PhishingChapter.ControlDomain}}"] } },
              {"id": "soc-2", "title": "FUZZYWOMBAT controllers", "link": "https://soc.example/2", "timestamp": {{day}}, "score": 60,
               "iocs": {"ipv4": ["203.0.113.66"] } },
              {"id": "soc-3", "title": "Tools of administrators", "link": "https://soc.example/3", "timestamp": {{day}}, "score": 10,
               "iocs": {"md5": ["{{AttackSoftware.Psexec.Hash.Md5}}"] } }]}
            """;
    }
}
