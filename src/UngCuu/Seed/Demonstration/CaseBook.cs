using System.Text.Json;

namespace UngCuu.Seed.Demonstration;

/// <summary>One kind of incident as people describe it; names in braces are filled in: {system}, {domain}, {ip}, {fake}, and the figures {n}, {h}, {p}.</summary>
/// <param name="Type">A row of the profile's attack types.</param>
/// <param name="Text">The first sentence becomes the title.</param>
/// <param name="Public">Strangers can notice it.</param>
internal sealed record Case(string Type, string Text, IReadOnlyList<string> Notes, string Result, bool Public = false);

/// <summary>The invented cases, drawn in the shares the national statistics show: malware, phishing, defacement, then all others.</summary>
internal sealed class CaseBook
{
    private const string Shipped = "Seed/Demonstration/cases.json";

    private static readonly (string Type, int Weight)[] Shares =
    [
        ("MALWARE", 40), ("PHISH", 29), ("DEFACE", 13), ("INTRUSION", 6), ("RANSOM", 5), ("DOS", 3), ("ESPIONAGE", 2), ("COMBINED", 1), ("OTHER", 1),
    ];

    private readonly ILookup<string, Case> cases;

    private CaseBook(IEnumerable<Case> cases) => this.cases = cases.ToLookup(c => c.Type, StringComparer.Ordinal);

    public static CaseBook Read()
    {
        using var stream = typeof(CaseBook).Assembly.GetManifestResourceStream(Shipped) ?? throw new InvalidOperationException($"{Shipped} is not embedded in the program.");
        return new(JsonSerializer.Deserialize<List<Case>>(stream, JsonSerializerOptions.Web)!);
    }

    /// <param name="random">Says which.</param>
    /// <param name="phishing">A wave of phishing: two of three are.</param>
    /// <param name="visible">Only what strangers can notice.</param>
    public Case Draw(Random random, bool phishing, bool visible)
    {
        while (true)
        {
            var type = phishing && random.Next(3) > 0 ? "PHISH" : random.Of(Shares);
            var fitting = cases[type].Where(c => c.Public || !visible).ToList();
            if (fitting.Count > 0)
                return fitting[random.Next(fitting.Count)];
        }
    }

    /// <summary>Cases that can be too much for an operator.</summary>
    public Case DrawGrave(Random random)
    {
        string[] types = ["RANSOM", "RANSOM", "INTRUSION", "MALWARE", "ESPIONAGE", "COMBINED", "DOS"];
        var fitting = cases[types[random.Next(types.Length)]].ToList();
        return fitting[random.Next(fitting.Count)];
    }
}

internal static class Draws
{
    extension(Random random)
    {
        public T Of<T>((T What, int Weight)[] shares)
        {
            var at = random.Next(shares.Sum(s => s.Weight));
            foreach (var (what, weight) in shares)
                if ((at -= weight) < 0)
                    return what;
            return shares[^1].What;
        }

        public bool Percent(int of100) => random.Next(100) < of100;

        public TimeSpan Minutes(int from, int to) => TimeSpan.FromMinutes(random.Next(from, to + 1));
    }
}
