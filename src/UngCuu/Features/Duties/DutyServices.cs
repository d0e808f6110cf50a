using UngCuu.Data;
using UngCuu.Jobs.Schedules;
using UngCuu.Rules;

namespace UngCuu.Features.Duties;

public static class DutyServices
{
    public static void AddDuties(this IServiceCollection services)
    {
        // An installation may keep its own profiles, forms or holidays in a folder; its files stand before those shipped.
        services.AddSingleton(s => new RuleFiles(s.GetRequiredService<IConfiguration>()["Rules:Folder"]));
        services.AddSingleton(s => new RuleBook(s.GetRequiredService<RuleFiles>()));
        services.AddSingleton<DutyRules>();
        services.AddScoped<IInTheSameSave, DutiesInSave>();
        services.AddScoped<CheckDuties>();
        services.AddScoped<RenewDuties>();
        services.AddScoped<DutyTitles>();
        services.AddScoped<DutyClocks>();
        services.AddScoped<DutiesAhead>();
        services.AddScoped<DutyLetters>();
        services.AddScoped<IScheduled, SendDutyNotices>();
    }
}
