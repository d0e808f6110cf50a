using UngCuu.Rules;

namespace UngCuu.Features.Duties;

/// <summary>What the profile wants before an incident may be recorded as completed.</summary>
public static class ClosingConditions
{
    /// <summary>What is still missing, or null when the incident may be closed.</summary>
    public static Closing? Missing(Profile profile, IReadOnlyCollection<Fact> facts)
    {
        var log = new FactLog(facts, profile);
        var closing = profile.Closing.FirstOrDefault(c => c.When.All(w => log.Now(w) is not null));
        if (closing is null)
            return null;
        var since = log.Recorded.LastOrDefault(f => f.FitsAny(closing.Since))?.Order ?? long.MinValue;
        return log.Recorded.Any(f => f.Order > since && f.FitsAny(closing.Needs)) ? null : closing;
    }
}
