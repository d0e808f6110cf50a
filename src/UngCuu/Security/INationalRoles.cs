namespace UngCuu.Security;

/// <summary>Which parts of the national system an organisation holds on a day, by the words the rule profiles use. The registry knows.</summary>
public interface INationalRoles
{
    Task<IReadOnlySet<string>> HeldBy(Guid organisation, DateOnly day);
}
