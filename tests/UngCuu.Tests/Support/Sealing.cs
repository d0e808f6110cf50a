using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.History;

namespace UngCuu.Tests.Support;

public static class Sealing
{
    private const int Looks = 40;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    extension(IServiceProvider services)
    {
        /// <summary>
        /// Seals as the worker does, round after round, until all that stands is sealed: on PostgreSQL a row waits for every statement that was under way when it
        /// was saved, and servers always read something. Gives up when somebody holds a transaction open.
        /// </summary>
        public async Task SealEverything()
        {
            for (var look = 0; look < Looks; look++)
            {
                await using var scope = services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<SealHistory>().Run(CancellationToken.None);
                var db = scope.ServiceProvider.GetRequiredService<AppDb>();
                var last = await db.Seals.OrderByDescending(s => s.Number).Select(s => new { s.LastEvent, s.LastAccess }).FirstOrDefaultAsync();
                if (!await db.Events.AnyAsync(e => last == null || e.Id > last.LastEvent) && !await db.Accesses.AnyAsync(a => last == null || a.Id > last.LastAccess))
                    return;
                await Task.Delay(Between);
            }
        }
    }
}
