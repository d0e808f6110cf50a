using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>Takes the response from step to step, and gives out the check-list of each; page and API both come here.</summary>
public sealed class WalkProcess(AppDb db, RuleBook rules, IncidentTasks tasks, CurrentUser user)
{
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed class StepForm
    {
        /// <summary>Code of the step.</summary>
        [Required, StringLength(10)]
        public string To { get; set; } = "";

        /// <summary>Why it goes back.</summary>
        [StringLength(2000), DataType(DataType.MultilineText), Display(Name = "incident.field.reason")]
        public string? Reason { get; set; }

        /// <summary>The version the page showed; the API may leave it out.</summary>
        public int? Version { get; set; }
    }

    /// <returns>Null where the profile draws none.</returns>
    public Process? Of(Incident incident) => rules[incident.Profile].Processes.GetValueOrDefault(incident.ProcessName);

    /// <summary>Whether the reader may move the response on from where it stands.</summary>
    public bool May(Incident incident) => !incident.IsOver && Of(incident) is { } process && Leads(incident, incident.StandsAt(process));

    public async Task<ProcessStep> Run(Incident incident, StepForm form, CancellationToken cancel)
    {
        var process = Of(incident) ?? throw new RuleBroken("step.unknown");
        if (!user.WorksOn(incident))
            throw new RuleBroken("task.notYours");
        if (form.Version is { } seen)
            db.Expect(incident, seen);
        if (!incident.IsOver && incident.StandsAt(process) is var now && !Leads(incident, now))
            throw new RuleBroken("step.notYours", now.Lead);
        // One that was under way before steps were kept has not been given the check-list of where it stands.
        if (incident is { Step: null, IsOver: false })
            await tasks.List(incident, process, incident.StandsAt(process), onlyNew: true, cancel);
        var step = incident.TakeStep(process, form.To, user.OrganisationId, string.IsNullOrWhiteSpace(form.Reason) ? null : form.Reason);
        await tasks.List(incident, process, step, onlyNew: false, cancel);
        await db.SaveChangesAsync(cancel);
        return step;
    }

    /// <summary>Codes of the steps it has stood at.</summary>
    public async Task<IReadOnlySet<string>> Reached(Incident incident, CancellationToken cancel) =>
        (await db.Events.AsNoTracking().Where(e => e.SubjectId == incident.Id && e.Name == nameof(StepReached)).Select(e => e.Payload).ToListAsync(cancel))
            .Select(p => FactJson.Read<StepReached>(p).Step).ToHashSet(StringComparer.Ordinal);

    /// <summary>Part of the save of whatever changed the state, or the process.</summary>
    internal async Task Follow(Incident incident, bool again, CancellationToken cancel)
    {
        if (Of(incident) is not { } process)
            return;
        var changes = incident.Step is not null && process.Find(incident.Step) is null;
        if (incident.Follow(process, user.OrganisationId, again) is not { } step)
            return;
        if (changes)
            await tasks.DropOthers(incident, process, cancel);
        await tasks.List(incident, process, step, onlyNew: changes, cancel);
    }

    private bool Leads(Incident incident, ProcessStep step) => user.WorksOn(incident)
        && step.By.Any(role => role == PartyRole.Coordinator && user.Holds(PartyRole.Coordinator) || incident.Parties.Any(p => p.Role == role && p.OrganisationId == user.OrganisationId));
}
