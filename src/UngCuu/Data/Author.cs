using UngCuu.Shared;

namespace UngCuu.Data;

/// <summary>Who is acting in this request or job. Filled from the signed-in post; a job names its rule.</summary>
public sealed class Author
{
    public Guid? AccountId { get; set; }

    public Guid? PostId { get; set; }

    public Guid? OrganisationId { get; set; }

    public string Name { get; set; } = "system";

    public Guid? OnBehalfOf { get; set; }

    public string? Correlation { get; set; }

    /// <summary>As it was signed on that day, in Vietnamese; only the word between two names is put in the reader's language.</summary>
    public static string Shown(string signed, Guid? onBehalfOf, Texts texts) =>
        onBehalfOf is null ? signed : signed.Replace($" ({texts.In(Texts.Vietnamese, "author.for")} ", $" ({texts["author.for"]} ", StringComparison.Ordinal);

    public void ActAsSystem(string rule) => Name = $"system ({rule})";
}
