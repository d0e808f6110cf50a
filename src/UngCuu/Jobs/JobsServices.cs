using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Schedules;
using UngCuu.Web;

namespace UngCuu.Jobs;

public static class JobsServices
{
    /// <summary>The work that follows a save. Any process can do it when asked; only a worker does it by itself.</summary>
    public static void AddJobs(this IServiceCollection services, ServerSettings settings)
    {
        services.TryAddSingleton(s => WorkSettings.Of(s.GetRequiredService<IConfiguration>(), settings.Database.Kind));
        services.AddSingleton<Outbox>();
        AddMail(services, settings);
        services.AddSingleton<Backlog>();
        services.AddSingleton<Schedule>();
        if (settings.Database.Kind == DatabaseKind.Postgres)
            services.AddHostedService<NodeNews>();
        if (!settings.WorksToo)
            return;
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<MailWorker>();
        AddTriggers(services, settings.Database);
    }

    /// <summary>In memory on SQLite, where there is one process; on PostgreSQL in tables that all workers share.</summary>
    private static void AddTriggers(IServiceCollection services, DatabaseSettings database)
    {
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o =>
            {
                o.InstanceName = "ungcuu";
                o.GenerateInstanceId = true;
                o.DefaultTimeZone = Schedule.Zone;
            });
            q.UseDefaultThreadPool(1); // a node that is busy leaves the next trigger to another
            if (database.Kind == DatabaseKind.Postgres)
                q.UsePersistentStore(s => s.UsePostgres(NpgsqlFactory.Instance, database.ConnectionString).UseClustering(_ => { }));
            else
                q.UseInMemoryStore(_ => { });
        });
        services.AddHostedService<Triggers>();
    }

    private static void AddMail(IServiceCollection services, ServerSettings settings)
    {
        services.AddOptions<MailSettings>().BindConfiguration(MailSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MailSignal>();
        services.AddSingleton<IMailTransport>(s => s.GetRequiredService<IOptions<MailSettings>>().Value is { Host.Length: > 0 } smtp
            ? new SmtpServer(smtp)
            : new MailFolder(Path.Combine(settings.DataFolder, "mail")));
        services.AddSingleton<MailSender>();
        services.AddScoped<IOwnFiles, MailFilesOwned>();
    }
}
