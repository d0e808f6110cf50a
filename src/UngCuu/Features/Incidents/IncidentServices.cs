using UngCuu.Data;
using UngCuu.Features.Duties;

namespace UngCuu.Features.Incidents;

public static class IncidentServices
{
    public static void AddIncidents(this IServiceCollection services)
    {
        services.AddScoped<StartDraft>();
        services.AddScoped<KeepDraft>();
        services.AddScoped<SendDraft>();
        services.AddScoped<ReviewDraft>();
        services.AddScoped<ActOnIncident>();
        services.AddScoped<WorkOnIncident>();
        services.AddScoped<IncidentTimeline>();
        services.AddScoped<IncidentDocuments>();
        services.AddScoped<LikelyDuplicates>();
        services.AddScoped<SameIncidents>();
        services.AddScoped<Intake>();
        services.AddScoped<INameDutySubjects, IncidentAsDutySubject>();
        services.AddScoped<ISubscriber, WhenIncidentReceived>();
        services.AddScoped<ISubscriber, WhenIncidentReported>();
    }
}
