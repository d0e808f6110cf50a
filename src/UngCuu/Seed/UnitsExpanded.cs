using UngCuu.Features.Registry;

namespace UngCuu.Seed;

/// <summary>Spells out what units.json says in short: defaults of groups, the organisations of each province, what follows from a merger.</summary>
internal static class UnitsExpanded
{
    public static Units From(UnitsFile file, out List<string> problems)
    {
        problems = [];
        var territories = Territories(file.Territories, problems);
        var (provincial, successions, provincialUnits) = Provincial(file.Provincial, territories, file.Territories);
        return new Units(
            territories.Select(t => t.Row).ToList(),
            [.. file.Sectors.List.Select(s => new SectorRow(s.Code, s.Vi, s.En, s.Leads, file.Sectors.From, file.Sectors.Basis, file.Sectors.Certainty))],
            [.. Central(file, problems), .. provincial],
            [.. UnitsOf(file), .. provincialUnits],
            [.. file.Successions.Select(s => new SuccessionRow(s.From, s.Into, s.Date, s.Kind, s.Basis, s.Certainty, s.Note)), .. successions],
            [.. file.NationalRoles.Select(r => new NationalRoleRow(r.Role, r.Holder, r.From, r.To, r.Basis, r.Certainty))]);
    }

    private sealed record Territory(TerritoryRow Row, bool Capital);

    private static List<Territory> Territories(TerritoriesPart part, List<string> problems)
    {
        var into = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var formed in part.Units)
            foreach (var origin in formed.FormedFrom ?? [])
                if (!into.TryAdd(origin, formed.Key ?? formed.Code))
                    problems.Add($"territories, {formed.Key ?? formed.Code}, formedFrom: {origin} already went into {into[origin]}");

        var known = part.Units.Select(t => t.Key ?? t.Code).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(into.Where(i => !known.Contains(i.Key)).Select(i => $"territories, {i.Value}, formedFrom: there is no territory {i.Key}"));

        return [.. part.Units.Select(t =>
        {
            var key = t.Key ?? t.Code;
            var names = Names($"territories, {key}", t.Names, t.Vi, t.En, t.Short, t.From, t.To, part.Basis, part.Certainty, problems);
            var basis = t.FormedFrom is null ? part.Basis : part.Merger.Basis;
            return new Territory(new TerritoryRow(key, t.Code, names, t.From, t.To, into.GetValueOrDefault(key), basis, part.Certainty), t.Capital);
        })];
    }

    private static IEnumerable<OrganisationRow> Central(UnitsFile file, List<string> problems)
    {
        foreach (var group in file.Organisations)
            foreach (var entry in group.Units)
            {
                var where = $"organisations, {entry.Code}";
                var certainty = entry.Certainty ?? group.Certainty;
                var basis = entry.Basis ?? group.Basis;
                if (entry.Places is not null && entry.Parent is not null)
                    problems.Add($"{where}: has both parent and places");
                var places = entry.Places ?? [new PlaceEntry(Parent: entry.Parent, From: entry.From, To: entry.To)];
                yield return new OrganisationRow(
                    entry.Code,
                    entry.Code,
                    Names(where, entry.Names, entry.Vi, entry.En, entry.Short, entry.From, entry.To, basis, certainty, problems),
                    [.. places.Select(p => new PlaceRow(p.Kind ?? group.Kind, p.Parent, p.From ?? entry.From, p.To ?? entry.To, p.Basis ?? basis, p.Certainty ?? certainty))],
                    entry.Territory,
                    entry.Sector,
                    entry.Force,
                    entry.From,
                    entry.To,
                    basis,
                    certainty);
            }
    }

    private static IEnumerable<SpecialisedUnitRow> UnitsOf(UnitsFile file) =>
        from @group in file.Organisations
        from unit in @group.Units
        from of in unit.UnitOf ?? []
        let certainty = of.Certainty ?? unit.Certainty ?? @group.Certainty
        select new SpecialisedUnitRow(of.Of, unit.Code, of.Task, Later(unit.From, file.Units.From), unit.To, file.Units.Basis, certainty);

    private static (List<OrganisationRow> Organisations, List<SuccessionRow> Successions, List<SpecialisedUnitRow> Units) Provincial(
        ProvincialPart part, List<Territory> territories, TerritoriesPart all)
    {
        var organisations = new List<OrganisationRow>();
        var successions = new List<SuccessionRow>();
        var units = new List<SpecialisedUnitRow>();
        var templates = part.Templates.Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (territory, capital) in territories)
        {
            foreach (var template in part.Templates)
            {
                var to = Earlier(template.To, territory.To);
                if (territory.From > to)
                    continue;
                var key = $"{template.Key}-{territory.Key}";
                var parent = template.Parent is { } p && templates.Contains(p) ? $"{p}-{territory.Key}" : template.Parent;
                organisations.Add(new OrganisationRow(
                    key,
                    $"{template.Key}-{territory.Code}",
                    [.. territory.Names.Select(name => Named(template, name, capital, name.From, Earlier(to, name.To)))
                        .Where(name => name.To is null || name.From is null || name.From <= name.To)],
                    [new PlaceRow(template.Kind, parent, territory.From, to, template.Basis, part.Certainty)],
                    territory.Key, null, template.Force, territory.From, to, template.Basis, part.Certainty));
                if (template.Into is { } into && to == template.To)
                    successions.Add(new SuccessionRow(key, $"{into.Key}-{territory.Key}", template.To!.Value.AddDays(1), into.Kind, into.Basis, into.Certainty, null));
                else if (territory.Into is { } successor)
                    successions.Add(new SuccessionRow(key, $"{template.Key}-{successor}", all.Merger.Date, SuccessionKind.Merge, all.Merger.Basis, all.Merger.Certainty, null));
            }
            units.AddRange(
                from unit in part.Units
                let @from = Later(unit.From, territory.From)
                let to = Earlier(unit.To, territory.To)
                where to is null || @from <= to
                select new SpecialisedUnitRow($"{unit.Of}-{territory.Key}", $"{unit.Unit}-{territory.Key}", unit.Task, @from, to, unit.Basis, unit.Certainty));
        }
        return (organisations, successions, units);
    }

    private static NameRow Named(TemplateEntry template, NameRow territory, bool capital, DateOnly? from, DateOnly? to)
    {
        var inside = capital ? territory.Vi : char.ToLowerInvariant(territory.Vi[0]) + territory.Vi[1..];
        return new NameRow(Filled(template.Vi, inside), Filled(template.En, territory.En), Filled(template.Short, inside), from, to, territory.Basis, territory.Certainty);

        string Filled(string words, string name) => words
            .Replace("{territory}", name, StringComparison.Ordinal)
            .Replace("{place}", territory.Short, StringComparison.Ordinal);
    }

    private static List<NameRow> Names(
        string where, IReadOnlyList<NameEntry>? names, string? vi, string? en, string? shortName,
        DateOnly? from, DateOnly? to, string? basis, Certainty certainty, List<string> problems)
    {
        if (names is not null)
        {
            if (vi is not null || en is not null || shortName is not null)
                problems.Add($"{where}: has both names and a single name (vi, en, short)");
            if (names.Count == 0)
                problems.Add($"{where}, names: is empty");
            return [.. names.Select(n => new NameRow(n.Vi, n.En, n.Short, n.From ?? from, n.To ?? to, n.Basis ?? basis, n.Certainty ?? certainty))];
        }
        foreach (var (field, value) in new[] { ("vi", vi), ("en", en), ("short", shortName) })
            if (string.IsNullOrWhiteSpace(value))
                problems.Add($"{where}, {field}: is missing");
        return [new NameRow(vi ?? "", en ?? "", shortName ?? "", from, to, basis, certainty)];
    }

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null ? b : b is null ? a : a < b ? a : b;

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null ? b : b is null ? a : a > b ? a : b;
}
