namespace UngCuu.Rules;

/// <summary>What a profile may not get wrong although it can be read: every word used must be known, every rule must cite an article.</summary>
internal sealed class ProfileCheck(Profile profile, string file, Vocabulary vocabulary, RuleFiles files, List<RuleFault> faults)
{
    public void Run()
    {
        CheckHead();
        foreach (var (name, condition) in profile.Conditions)
            CheckCondition(name, condition);
        foreach (var (part, subject, conditions) in profile.Ends.Select(e => ("ends", e.Key, e.Value)).Concat(profile.Outside.Select(o => ("outside", o.Key, o.Value))))
        {
            Known(part, subject, vocabulary.Subjects, subject, "a subject");
            KnownConditions(part, subject, conditions);
        }
        foreach (var (fact, correction) in profile.Corrections)
        {
            KnownFact("corrections", fact, new FactMatch(fact));
            KnownFact("corrections", fact, new FactMatch(correction));
        }
        foreach (var (index, closing) in profile.Closing.Index())
        {
            KnownConditions("closing", $"[{index}].when", closing.When);
            KnownFacts("closing", $"[{index}].needs", closing.Needs, atLeastOne: true);
            KnownFacts("closing", $"[{index}].since", closing.Since);
            KnownBasis("closing", $"[{index}].basis", closing.Basis);
        }
        if (profile.Closing.Count > 0 && profile.Closing[^1].When.Count > 0)
            Fault("closing", "", "the last entry must hold for every incident, without 'when'");
        if (profile.Seriousness is { } seriousness)
            new SeriousnessCheck(this, seriousness).Run();
        foreach (var (name, process) in profile.Processes)
        {
            Known("processes", name, vocabulary.Processes, name, "a process");
            new ProcessCheck(this, name, process).Run();
        }
        foreach (var missing in profile.Processes.Count == 0 ? [] : vocabulary.Processes.Except(profile.Processes.Keys, StringComparer.Ordinal))
            Fault("processes", missing, "is missing");
        foreach (var twice in profile.Rules.GroupBy(r => r.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            Fault(twice.Key, "id", "stands there twice");
        foreach (var rule in profile.Rules)
            new RuleCheck(this, rule).Run();
    }

    internal Profile Profile => profile;

    internal Vocabulary Vocabulary => vocabulary;

    internal void Fault(string part, string field, string what) => faults.Add(new RuleFault(file, part, field, what));

    internal void Known(string part, string field, IEnumerable<string> words, string word, string kind)
    {
        if (!words.Contains(word, StringComparer.Ordinal))
            Fault(part, field, $"'{word}' is not {kind}");
    }

    internal void KnownConditions(string part, string field, IEnumerable<string> names)
    {
        foreach (var name in names)
            Known(part, field, profile.Conditions.Keys, name, "a condition of this profile");
    }

    internal void KnownFacts(string part, string field, IReadOnlyList<FactMatch> matches, bool atLeastOne = false)
    {
        if (atLeastOne && matches.Count == 0)
            Fault(part, field, "names no fact");
        foreach (var match in matches)
            KnownFact(part, field, match);
    }

    internal void KnownFact(string part, string field, FactMatch match)
    {
        if (!vocabulary.Facts.TryGetValue(match.Fact, out var values))
            Fault(part, field, $"'{match.Fact}' is not a fact");
        else if (match.Key is { } key)
            Known(part, field, values, key, $"a value of {match.Fact}");
    }

    internal void KnownBasis(string part, string field, IReadOnlyList<Basis> basis)
    {
        if (basis.Count == 0)
            Fault(part, field, "cites no article");
        foreach (var cited in basis)
            Known(part, field, profile.Texts.Keys, cited.Text, "a text of this profile");
    }

    private void CheckHead()
    {
        if (profile.To < profile.From)
            Fault("", "to", "lies before from");
        if (!profile.Settings.AtOnce.ContainsKey(Term.AtOnce.Default))
            Fault("settings", "atOnce", "has no default");
        if (profile.Settings.DueSoon.LastPercent is < 1 or > 100)
            Fault("settings", "dueSoon.lastPercent", "must lie between 1 and 100");
        if (profile.Settings.DueSoon.LastDays is < 1 or > 366)
            Fault("settings", "dueSoon.lastDays", "must lie between 1 and 366");
        foreach (var (role, words) in profile.Roles)
        {
            Known("roles", role, vocabulary.Roles, role, "a role");
            if (words.Basis.Count > 0 || words.Holder is not null)
                KnownBasis("roles", role + ".basis", words.Basis);
        }
        foreach (var trait in profile.Traits.Keys)
            Known("traits", trait, vocabulary.Traits, trait, "a trait");
        foreach (var fact in profile.Facts.Keys)
            Known("facts", fact, vocabulary.Facts.Keys, fact, "a fact");
        foreach (var (id, form) in profile.Forms)
            if (!files.Has(form.File))
                Fault("forms", id + ".file", $"there is no file '{form.File}'");
        if (profile.StateSecrets is { } secrets)
            KnownBasis("stateSecrets", "basis", secrets.Basis);
    }

    private void CheckCondition(string name, Condition condition)
    {
        if (condition.Any.Count > 0 == (condition.Last.Count > 0) || condition.Last.Count > 0 != condition.Is.Count > 0)
            Fault("conditions", name, "needs either any, or both last and is");
        KnownFacts("conditions", name + ".any", condition.Any);
        KnownFacts("conditions", name + ".is", condition.Is);
        foreach (var last in condition.Last)
            KnownFact("conditions", name + ".last", new FactMatch(last));
        foreach (var match in condition.Is.Where(m => !condition.Last.Contains(m.Fact, StringComparer.Ordinal)))
            Fault("conditions", name + ".is", $"'{match.Fact}' is not among the facts of last");
    }
}
