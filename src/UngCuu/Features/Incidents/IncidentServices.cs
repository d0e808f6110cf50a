using Microsoft.AspNetCore.Mvc;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Features.Duties;
using UngCuu.Features.History;
using UngCuu.Features.Live;
using UngCuu.Features.Mailbox;
using UngCuu.Jobs.Schedules;

namespace UngCuu.Features.Incidents;

public static class IncidentServices
{
    public static void AddIncidents(this IServiceCollection services)
    {
        services.AddScoped<StartDraft>();
        services.AddScoped<KeepDraft>();
        services.AddScoped<SendDraft>();
        services.AddScoped<RegisterIncident>();
        services.AddScoped<ReporterParties>();
        services.AddScoped<MoveReport>();
        services.AddScoped<TakeUpMail>();
        services.AddScoped<IMailCases, MailCases>();
        services.AddScoped<AttachReporter>();
        services.AddScoped<ReviewDraft>();
        services.AddScoped<ActOnIncident>();
        services.AddScoped<WorkOnIncident>();
        services.AddScoped<WalkProcess>();
        services.AddScoped<IncidentTasks>();
        services.AddScoped<INameOccurrences, TaskAsDuty>();
        services.AddScoped<JudgeIncident>();
        services.AddScoped<IncidentJudgements>();
        services.AddScoped<IncidentTimeline>();
        services.AddScoped<IncidentReporters>();
        services.AddScoped<NoteReading>();
        services.AddScoped<NoteWhatIsShown>();
        services.Configure<MvcOptions>(o => o.Filters.AddService<NoteWhatIsShown>());
        services.AddScoped<IncidentDocuments>();
        services.AddScoped<LikelyDuplicates>();
        services.AddScoped<SameIncidents>();
        services.AddScoped<Intake>();
        services.AddScoped<ListIncidents>();
        services.AddScoped<ExportIncidents>();
        services.AddOptions<DraftSettings>().BindConfiguration(DraftSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<IScheduled, ForgetOldDrafts>();
        services.AddScoped<IOwnFiles, IncidentFilesOwned>();
        services.AddScoped<IHistoryOf, IncidentHistory>();
        services.AddScoped<ILiveThing, LiveIncidents>();
        services.AddScoped<INameDutySubjects, IncidentAsDutySubject>();
        services.AddScoped<ISubscriber, WhenIncidentReceived>();
        services.AddScoped<ISubscriber, WhenIncidentReported>();
        services.AddScoped<ISubscriber, WhenReporterAttached>();
        services.AddScoped<ISubscriber, WhenTaskGiven>();
        services.AddScoped<ISubscriber, WhenReportedIsClosed>();
        services.AddScoped<ISubscriber, WhenSeriousStatusMoves>();
    }
}
