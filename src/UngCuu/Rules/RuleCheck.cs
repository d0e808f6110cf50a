using System.Text.RegularExpressions;

namespace UngCuu.Rules;

/// <summary>The same for one rule; which fields it must and may not have follows from its kind of time.</summary>
internal sealed partial class RuleCheck(ProfileCheck profile, Rule rule)
{
    public void Run()
    {
        if (!IdForm().IsMatch(rule.Id))
            Fault("id", "must look like INC-16 or INC-16.a");
        if (rule.To < rule.From)
            Fault("to", "lies before from");
        profile.KnownBasis(rule.Id, "basis", rule.Basis);
        CheckWho();
        profile.KnownConditions(rule.Id, "when", rule.When);
        profile.KnownConditions(rule.Id, "unless", rule.Unless);
        if (rule.Starts is { } starts)
            CheckStarts(starts);
        if (rule.Met is { } met)
        {
            profile.KnownFacts(rule.Id, "met.by", met.By, atLeastOne: true);
            profile.KnownFacts(rule.Id, "met.knownBy", met.KnownBy);
            KnownRoles("met.to", met.To);
        }
        CheckTime();
        if (rule.Form is { } form)
            profile.Known(rule.Id, "form", profile.Profile.Forms.Keys, form, "a form of this profile");
        foreach (var other in rule.WaitsFor)
            if (other == rule.Id || profile.Profile.Rules.All(r => r.Id != other))
                Fault("waitsFor", $"'{other}' is not another rule of this profile");
        foreach (var step in rule.Escalate)
            if (step.To != Vocabulary.Head)
                Fault("escalate.to", $"'{step.To}' is not {Vocabulary.Head}");
        if (rule.Time is null && rule.Remind.Count + rule.Escalate.Count > 0)
            Fault("remind", "there is nothing to remind of without a time");
    }

    private bool OfUnit => rule.Subject == Vocabulary.Unit;

    private void CheckWho()
    {
        profile.Known(rule.Id, "subject", profile.Vocabulary.Subjects, rule.Subject, "a subject");
        if (rule.Responsible.Count == 0)
            Fault("responsible", "names nobody");
        if (OfUnit && rule.Responsible is not [Vocabulary.Self])
            Fault("responsible", "a unit's own duty is owed by 'self'");
        if (!OfUnit)
            KnownRoles("responsible", rule.Responsible);
        if (OfUnit != rule.AppliesTo.Count > 0)
            Fault("appliesTo", OfUnit ? "names no kind of unit" : "is only for a unit's own duties");
        foreach (var kind in rule.AppliesTo)
            profile.Known(rule.Id, "appliesTo", profile.Vocabulary.UnitKinds, kind, "a kind of unit");
        if (rule.Exempt is { } exempt)
        {
            foreach (var who in exempt.Who)
            {
                profile.Known(rule.Id, "exempt.who", profile.Vocabulary.Traits, who, "a trait");
                profile.Known(rule.Id, "exempt.who", profile.Profile.Traits.Keys, who, "worded in this profile");
            }
            KnownRoles("exempt.roles", exempt.Roles);
            profile.KnownBasis(rule.Id, "exempt.basis", exempt.Basis);
        }
    }

    private void CheckStarts(Starts starts)
    {
        profile.KnownFacts(rule.Id, "starts.on", starts.On, atLeastOne: true);
        profile.KnownFacts(rule.Id, "starts.undone", starts.Undone);
        foreach (var on in starts.On)
        {
            profile.Known(rule.Id, "starts.on", profile.Profile.Facts.Keys, on.Fact, "worded in this profile");
            if (starts.Per is { } per && profile.Vocabulary.Facts.TryGetValue(on.Fact, out var values))
                profile.Known(rule.Id, "starts.per", values, per, $"a value of {on.Fact}");
        }
    }

    private void CheckTime()
    {
        var ofCalendar = rule.Time?.IsCalendar == true;
        Must("starts", rule.Starts is not null, rule.Time is null or Term.InTheOrder || rule.Time.RunsFromStart);
        Must("holds", rule.Holds is not null, rule.Time is Term.Always);
        Must("met", rule.Met is not null, rule.Time is not Term.Always);
        if (rule.Period is not null && rule.Time is not (Term.EachYear or Term.Every { Cycle: Cycle.Year }))
            Fault("period", "is only for a yearly duty");
        if (rule.Period is { } period && period.To.In(2001) < period.From.In(2001))
            Fault("period", "ends before it begins");
        if ((ofCalendar || rule.Time is Term.Always) && !OfUnit)
            Fault("time", "a calendar or lasting duty belongs to a unit");
        if (rule.Time is Term.AtOnce atOnce)
            profile.Known(rule.Id, "time", profile.Profile.Settings.AtOnce.Keys, atOnce.Setting, "among the settings for 'at once'");
        if (rule.Time is Term.While during)
            profile.Known(rule.Id, "time", profile.Profile.Conditions.Keys, during.State, "a condition of this profile");
        if (rule.Holds is { } holds)
            profile.KnownConditions(rule.Id, "holds", [holds]);
    }

    private void Must(string field, bool there, bool wanted)
    {
        if (there != wanted)
            Fault(field, wanted ? $"is missing with the time '{rule.Time}'" : $"has no place with the time '{rule.Time}'");
    }

    private void KnownRoles(string field, IEnumerable<string> roles)
    {
        foreach (var role in roles)
        {
            profile.Known(rule.Id, field, profile.Vocabulary.Roles, role, "a role");
            profile.Known(rule.Id, field, profile.Profile.Roles.Keys, role, "worded in this profile");
        }
    }

    private void Fault(string field, string what) => profile.Fault(rule.Id, field, what);

    [GeneratedRegex(@"^[A-Z]{3}-[0-9]{1,2}(\.[a-z])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdForm();
}
