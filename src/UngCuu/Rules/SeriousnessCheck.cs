namespace UngCuu.Rules;

/// <summary>The same for the questions of seriousness and their table.</summary>
internal sealed class SeriousnessCheck(ProfileCheck profile, Seriousness seriousness)
{
    private const string Part = "seriousness";

    public void Run()
    {
        profile.KnownBasis(Part, "systems.basis", seriousness.Systems.Basis);
        Levels("systems.levels", seriousness.Systems.Levels);
        if (seriousness.Criteria.Count == 0)
            profile.Fault(Part, "criteria", "asks nothing");
        Once("criteria", [.. seriousness.Criteria.Append(seriousness.CannotHandle).Concat(seriousness.PublicHarm is { } harm ? [harm] : []).Select(c => c.Code)]);
        foreach (var criterion in seriousness.Criteria)
            profile.KnownBasis(Part, $"criteria {criterion.Code}.basis", criterion.Basis);
        profile.KnownBasis(Part, "cannotHandle.basis", seriousness.CannotHandle.Basis);
        if (seriousness.PublicHarm is { } asked)
            profile.KnownBasis(Part, "publicHarm.basis", asked.Basis);
        foreach (var (index, outcome) in seriousness.Outcomes.Index())
            profile.KnownBasis(Part, $"outcomes[{index}].basis", outcome.Basis);
        if (seriousness.Outcomes is not [.., { Important: null, Criterion: null, CannotHandle: null }])
            profile.Fault(Part, "outcomes", "the last entry must hold for every incident, without a condition");
        if (seriousness.Outcomes.All(o => o.Result != Classification.Serious) || seriousness.Plans.Count == 0)
            profile.Fault(Part, "plans", "a serious incident needs an outcome and a plan");
        Once("plans", [.. seriousness.Plans.Select(p => p.Code)]);
        foreach (var plan in seriousness.Plans)
        {
            profile.KnownBasis(Part, $"plans {plan.Code}.basis", plan.Basis);
            Levels($"plans {plan.Code}.levels", plan.Levels);
            foreach (var owner in plan.Owners)
                profile.Known(Part, $"plans {plan.Code}.owners", profile.Vocabulary.UnitKinds, owner, "a kind of unit");
        }
        profile.KnownBasis(Part, "proposals.basis", seriousness.Proposals.Basis);
    }

    private void Once(string field, IReadOnlyList<string> codes)
    {
        foreach (var twice in codes.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1))
            profile.Fault(Part, field, $"'{twice.Key}' stands there twice");
    }

    private void Levels(string field, IEnumerable<int> levels)
    {
        foreach (var level in levels.Where(l => l is < 1 or > 5))
            profile.Fault(Part, field, $"{level} is not a level from 1 to 5");
    }
}
