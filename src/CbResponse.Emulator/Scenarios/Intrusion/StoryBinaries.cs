namespace CbResponse.Emulator;

/// <summary>Makes the binary documents of all software that the story's processes run, load or write.</summary>
internal static class StoryBinaries
{
    public static IEnumerable<Binary> Collect(Story story, IEnumerable<Software> known)
    {
        Dictionary<string, Sighting> sightings = [];
        foreach (Software software in known)
            sightings.TryAdd(software.Hash.Md5, new Sighting(software));
        foreach (StoryProcess process in story.Processes)
        {
            if (process.Software is { } software)
                Note(sightings, software, process);
            foreach (ModLoadEvent module in process.Events.OfType<ModLoadEvent>())
            {
                if (sightings.TryGetValue(module.Hash.Md5, out Sighting? sighting))
                    sighting.Add(process, module.Path);
            }
        }

        return sightings.Values.Select(sighting => sighting.ToBinary(story));
    }

    private static void Note(Dictionary<string, Sighting> sightings, Software software, StoryProcess process)
    {
        if (!sightings.TryGetValue(software.Hash.Md5, out Sighting? sighting))
            sightings.Add(software.Hash.Md5, sighting = new Sighting(software));
        sighting.Add(process, process.Path ?? software.Path);
    }

    private sealed class Sighting(Software software)
    {
        private readonly HashSet<string> _paths = [software.Path];
        private readonly HashSet<StoryHost> _hosts = [];
        private DateTime? _first;
        private DateTime? _last;

        public void Add(StoryProcess process, string path)
        {
            _paths.Add(path);
            _hosts.Add(process.Host);
            DateTime start = process.Guid.Start;
            _first = _first < start ? _first : start;
            _last = _last > start ? _last : start;
        }

        public Binary ToBinary(Story story)
        {
            return SoftwareBinary.Make(software) with
            {
                ObservedPaths = [.. _paths],
                Hosts = [.. _hosts.OrderBy(host => host.Id).Select(host => host.Facts)],
                FirstSeen = (_first ?? story.MinutesAgo(60_000)).AddSeconds(40),
                LastSeen = _last?.AddSeconds(42),
            };
        }
    }
}
