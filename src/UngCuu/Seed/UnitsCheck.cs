using UngCuu.Features.Registry;

namespace UngCuu.Seed;

/// <summary>What the units must be true to. Each problem names the part, the unit and the field.</summary>
internal static class UnitsCheck
{
    public static IEnumerable<string> ProblemsOf(Units units)
    {
        var names = Keys(units).ToList();
        if (names.Count > 0)
            return names; // everything below looks units up by key
        List<string> problems =
        [
            .. Territories(units),
            .. Sectors(units),
            .. Organisations(units),
            .. Codes("territories", units.Territories, t => t.Code, t => t.Key),
            .. Codes("organisations", units.Organisations, o => o.Code, o => o.Key),
            .. Successions(units),
            .. SpecialisedUnits(units),
            .. NationalRoles(units),
        ];
        return problems.Count > 0 ? problems : Tree(units);
    }

    /// <summary>On each day on which something changed: every parent stands, and nobody stands above itself.</summary>
    private static IEnumerable<string> Tree(Units units)
    {
        var tree = new OrganisationTree([.. units.Organisations.Select(UnitsImport.ToOrganisation)], [.. units.Successions.Select(UnitsImport.ToSuccession)]);
        var keys = units.Organisations.ToDictionary(o => SeedIds.Organisation(o.Key), o => o.Key);
        var days = units.Organisations.SelectMany(o => o.Places).SelectMany(p => new[] { p.From, p.To?.AddDays(1) }).Append(DateOnly.MinValue).OfType<DateOnly>().Distinct().ToList();
        foreach (var (day, organisation) in days.SelectMany(d => units.Organisations.Where(o => o.HoldsOn(d)).Select(o => (d, o))))
        {
            var id = SeedIds.Organisation(organisation.Key);
            var parent = tree.ParentOf(id, day);
            if (organisation.Places.First(p => p.HoldsOn(day)).Parent is { } named && parent is null)
                yield return $"organisations, {organisation.Key}, parent: {named} does not stand on {day:yyyy-MM-dd}, and nobody succeeded it";
            var above = new HashSet<Guid> { id };
            for (; parent is { } one; parent = tree.ParentOf(one, day))
                if (!above.Add(one))
                {
                    yield return $"organisations, {organisation.Key}, parent: stands in a circle with {keys[one]} on {day:yyyy-MM-dd}";
                    break;
                }
        }
    }

    private static IEnumerable<string> Keys(Units units)
    {
        return Twice("territories", units.Territories.Select(t => t.Key))
            .Concat(Twice("organisations", units.Organisations.Select(o => o.Key)))
            .Concat(Twice("sectors", units.Sectors.Select(s => s.Code)));

        static IEnumerable<string> Twice(string part, IEnumerable<string> keys) =>
            keys.GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{part}, {g.Key}, key: stands {g.Count()} times");
    }

    private static IEnumerable<string> Territories(Units units)
    {
        var all = units.Territories.ToDictionary(t => t.Key, StringComparer.Ordinal);
        foreach (var territory in units.Territories)
        {
            var where = $"territories, {territory.Key}";
            foreach (var problem in Chain(where, "names", territory, territory.Names))
                yield return problem;
            if (territory.Into is { } into && (territory.To is not { } end || all[into].From != end.AddDays(1)))
                yield return $"{where}, to: it went into {into}, which begins on {all[into].From:yyyy-MM-dd}, so its last day must be the day before";
            if (territory.Into is null && territory.To is not null)
                yield return $"{where}, to: it ended, but no territory says formedFrom {territory.Key}";
        }
    }

    private static IEnumerable<string> Sectors(Units units)
    {
        var organisations = units.Organisations.Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var sector in units.Sectors)
        {
            if (sector.Leads.Count == 0)
                yield return $"sectors, {sector.Code}, leads: is empty";
            foreach (var lead in sector.Leads.Where(l => !organisations.Contains(l)))
                yield return $"sectors, {sector.Code}, leads: there is no organisation {lead}";
        }
    }

    private static IEnumerable<string> Organisations(Units units)
    {
        var organisations = units.Organisations.Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        var territories = units.Territories.Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        var sectors = units.Sectors.Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var organisation in units.Organisations)
        {
            var where = $"organisations, {organisation.Key}";
            foreach (var problem in Chain(where, "names", organisation, organisation.Names).Concat(Chain(where, "places", organisation, organisation.Places)))
                yield return problem;
            foreach (var place in organisation.Places.Where(p => p.Parent is not null && !organisations.Contains(p.Parent)))
                yield return $"{where}, parent: there is no organisation {place.Parent}";
            if (organisation.Territory is { } territory && !territories.Contains(territory))
                yield return $"{where}, territory: there is no territory {territory}";
            if (organisation.Sector is { } sector && !sectors.Contains(sector))
                yield return $"{where}, sector: there is no sector {sector}";
        }
    }

    /// <summary>Rows that follow one another without gap or overlap over the whole life of their owner.</summary>
    private static IEnumerable<string> Chain(string where, string field, IDated owner, IReadOnlyList<IDated> rows)
    {
        if (owner.From > owner.To)
            yield return $"{where}, to: the last day lies before the first";
        if (rows.Count == 0)
            yield break; // reported where the rows are read
        if (rows[0].From != owner.From || rows[^1].To != owner.To)
            yield return $"{where}, {field}: must cover its whole life, from {Day(owner.From)} to {Day(owner.To)}";
        for (var i = 1; i < rows.Count; i++)
            if (rows[i - 1].To is not { } end || rows[i].From != end.AddDays(1))
                yield return $"{where}, {field}[{i}].from: must be the day after {field}[{i - 1}].to";
        for (var i = 0; i < rows.Count; i++)
            if (rows[i].From > rows[i].To)
                yield return $"{where}, {field}[{i}].to: the last day lies before the first";
    }

    private static IEnumerable<string> Codes<T>(string part, IEnumerable<T> rows, Func<T, string> code, Func<T, string> key) where T : IDated =>
        from same in rows.GroupBy(code, StringComparer.Ordinal)
        let all = same.ToList()
        from i in Enumerable.Range(0, all.Count)
        from j in Enumerable.Range(i + 1, all.Count - i - 1)
        where all[i].Overlaps(all[j])
        select $"{part}, {key(all[j])}, code: {same.Key} belongs to {key(all[i])} at the same time";

    private static IEnumerable<string> Successions(Units units)
    {
        var all = units.Organisations.ToDictionary(o => o.Key, StringComparer.Ordinal);
        foreach (var succession in units.Successions)
        {
            var where = $"successions, {succession.From} into {succession.Into}";
            if (!all.TryGetValue(succession.From, out var from))
                yield return $"{where}, from: there is no organisation {succession.From}";
            if (!all.TryGetValue(succession.Into, out var into))
                yield return $"{where}, into: there is no organisation {succession.Into}";
            else if (!into.HoldsOn(succession.Date))
                yield return $"{where}, date: {succession.Into} does not exist on that day";
            if (from is not null && succession.Kind.IsWhole && from.To?.AddDays(1) != succession.Date)
                yield return $"{where}, date: must be the day after the last of {succession.From}";
        }
        foreach (var twice in units.Successions.Where(s => s.Kind.IsWhole).GroupBy(s => s.From, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"successions, {twice.Key}, into: it can go wholly into one only, not into {string.Join(" and ", twice.Select(s => s.Into))}";
    }

    private static IEnumerable<string> SpecialisedUnits(Units units)
    {
        var all = units.Organisations.ToDictionary(o => o.Key, StringComparer.Ordinal);
        foreach (var row in units.SpecialisedUnits)
        {
            var where = $"specialised units, {row.Unit} of {row.Of}";
            if (!all.TryGetValue(row.Of, out var of) || !all.TryGetValue(row.Unit, out var unit))
                yield return $"{where}: both must be organisations";
            else if (row.From > row.To || !Within(row, unit) || !of.Overlaps(row))
                yield return $"{where}, from, to: the time must lie within the life of both";
        }
        foreach (var same in units.SpecialisedUnits.GroupBy(u => (u.Of, u.Task)).Where(g => Overlapping(g) is not null))
            yield return $"specialised units, {same.Key.Of}, from: two units for {same.Key.Task} at the same time";
    }

    private static IEnumerable<string> NationalRoles(Units units)
    {
        var all = units.Organisations.ToDictionary(o => o.Key, StringComparer.Ordinal);
        foreach (var row in units.NationalRoles)
            if (!all.TryGetValue(row.Holder, out var holder))
                yield return $"national roles, {row.Role}, holder: there is no organisation {row.Holder}";
            else if (row.From > row.To || !Within(row, holder))
                yield return $"national roles, {row.Role}, {row.Holder}, from, to: the time must lie within the life of the holder";
        foreach (var role in units.NationalRoles.GroupBy(r => r.Role).Where(g => Overlapping(g) is not null))
            yield return $"national roles, {role.Key}, from: two holders at the same time";
    }

    private static bool Within(IDated inner, OrganisationRow outer) =>
        (outer.From is not { } from || inner.From >= from) && (outer.To is not { } to || inner.To <= to);

    private static IDated? Overlapping(IEnumerable<IDated> rows)
    {
        IDated? last = null;
        foreach (var row in rows.OrderBy(r => r.From ?? DateOnly.MinValue))
        {
            if (last is not null && last.Overlaps(row))
                return row;
            last = row;
        }
        return null;
    }

    private static string Day(DateOnly? day) => day is { } known ? $"{known:yyyy-MM-dd}" : "open";
}
