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

    public void ActAsSystem(string rule) => Name = $"system ({rule})";
}
