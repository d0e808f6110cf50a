using System.ComponentModel.DataAnnotations;

namespace UngCuu.Features.Incidents;

/// <summary>How long a report that is not sent is kept: section <c>Drafts</c> of the settings.</summary>
public sealed class DraftSettings : IValidatableObject
{
    public const string Section = "Drafts";

    /// <summary>Days after the last saving.</summary>
    [Range(2, 3650)]
    public int KeptDays { get; init; } = 30;

    /// <summary>How many days before, at the least, its author is told.</summary>
    [Range(1, 365)]
    public int WarnDays { get; init; } = 7;

    internal TimeSpan Kept => TimeSpan.FromDays(KeptDays);

    internal TimeSpan Warned => TimeSpan.FromDays(WarnDays);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WarnDays >= KeptDays)
            yield return new($"{Section}:WarnDays must be less than {Section}:KeptDays.", [nameof(WarnDays)]);
    }
}
