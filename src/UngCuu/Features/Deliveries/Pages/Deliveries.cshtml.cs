using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Deliveries.Pages;

[Requires(Permission.ReadDeliveries)]
public sealed class DeliveriesModel(Queue queue, CurrentUser user, TimeProvider time) : PageModel, ILoads
{
    public QueueFigures Figures { get; private set; } = null!;

    public IReadOnlyList<FailingDelivery> Deliveries { get; private set; } = [];

    public IReadOnlyList<FailingLetter> Letters { get; private set; } = [];

    public IReadOnlyList<ScheduleState> Schedules { get; private set; } = [];

    public bool MayRetry => user.May(Permission.RetryDelivery);

    /// <summary>The queue is on real time, wherever the domain clock stands.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<bool> Load(CancellationToken cancel)
    {
        Figures = await queue.Figures(cancel);
        Deliveries = await queue.Deliveries(cancel);
        Letters = await queue.Letters(cancel);
        Schedules = await queue.Schedules(cancel);
        return true;
    }

    public void OnGet()
    {
    }
}
