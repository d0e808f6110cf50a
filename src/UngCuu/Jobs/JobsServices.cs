using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using UngCuu.Data;
using UngCuu.Jobs.Mail;
using UngCuu.Web;

namespace UngCuu.Jobs;

public static class JobsServices
{
    /// <summary>The work that follows a save. Any process can do it when asked; only a worker does it by itself.</summary>
    public static void AddJobs(this IServiceCollection services, ServerSettings settings)
    {
        services.TryAddSingleton(new WorkSettings { Loops = settings.Database.Kind == DatabaseKind.Postgres ? 4 : 1 });
        services.AddSingleton<Outbox>();
        AddMail(services, settings);
        if (!settings.WorksToo)
            return;
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<MailWorker>();
    }

    private static void AddMail(IServiceCollection services, ServerSettings settings)
    {
        services.AddOptions<MailSettings>().BindConfiguration(MailSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MailSignal>();
        services.AddSingleton<IMailTransport>(s => s.GetRequiredService<IOptions<MailSettings>>().Value is { Host.Length: > 0 } smtp
            ? new SmtpServer(smtp)
            : new MailFolder(Path.Combine(settings.DataFolder, "mail")));
        services.AddSingleton<MailSender>();
    }
}
