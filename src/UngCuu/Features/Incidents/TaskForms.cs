using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UngCuu.Features.Incidents;

public enum TaskVerb
{
    Finish,
    Drop,
    TakeUpAgain,
}

/// <summary>A task of one's own making.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class TaskForm
{
    public const int LongestTitle = 300;

    [Required, StringLength(LongestTitle), Display(Name = "task.field.title")]
    public string Title { get; set; } = "";

    /// <summary>An organisation that takes part, or a colleague's account; left out: one's own organisation.</summary>
    [Display(Name = "task.field.to")]
    public Guid? To { get; set; }

    [Display(Name = "task.field.due")]
    public DateTime? Due { get; set; }

    /// <summary>Made with the form, or by the program that sends it: the same words under the same key are one task.</summary>
    [StringLength(100)]
    public string? Key { get; set; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class TaskVerbForm
{
    /// <summary>The result; to drop or to take up again, the reason.</summary>
    [StringLength(2000), DataType(DataType.MultilineText), Display(Name = "task.field.note")]
    public string? Note { get; set; }

    /// <summary>Taken up again: by when.</summary>
    [Display(Name = "task.field.due")]
    public DateTime? Due { get; set; }

    /// <summary>The version the page showed; the API may leave it out.</summary>
    public int? Version { get; set; }
}

/// <summary>Several tasks to somebody else, or by another time.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class HandOverForm
{
    [Required, MaxLength(IncidentTasks.Most)]
    public IReadOnlyList<Guid> Tasks { get; set; } = [];

    [Display(Name = "task.field.to")]
    public Guid? To { get; set; }

    [Display(Name = "task.field.due")]
    public DateTime? Due { get; set; }

    [StringLength(2000), DataType(DataType.MultilineText), Display(Name = "incident.field.reason")]
    public string? Reason { get; set; }
}
