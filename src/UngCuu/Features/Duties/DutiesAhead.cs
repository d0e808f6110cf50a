using System.Globalization;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Duties;

/// <param name="Sentence">The rule in one sentence, without the moment it would be due.</param>
/// <param name="Due">UTC; none where the rule sets no time.</param>
public sealed record DutyAhead(Rule Rule, string Sentence, string Article, DateTime? Due, DateTime? SoonAt);

/// <summary>What an organisation would owe if these facts were recorded: worked out by the engine itself, kept nowhere.</summary>
public sealed class DutiesAhead(DutyRules rules, RegistrySource registry, Texts texts)
{
    /// <param name="subject">As the rules call it.</param>
    public async Task<IReadOnlyList<DutyAhead>> Of(string subject, IReadOnlyCollection<Fact> facts, Guid organisation, CancellationToken cancel)
    {
        var snapshot = await registry.Snapshot(cancel);
        return [.. rules.Of(subject, facts, o => OrganisationTraits.Of(snapshot, o))
            .Where(d => d.Open && d.Key.Organisation == organisation)
            .Select(Word)];
    }

    private DutyAhead Word(ComputedDuty duty)
    {
        var profile = rules.Book[duty.Key.Profile];
        var rule = profile[duty.Key.Rule];
        var explain = new Explanation(texts, CultureInfo.CurrentUICulture, profile);
        return new(rule, explain.Sentence(rule, due: null, duty.Role, duty.StartedBy?.Name), explain.Cited(rule.Basis[0]), duty.Due, duty.SoonAt);
    }
}
