using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Features.History;

namespace UngCuu.Features.Incidents;

/// <summary>Writes down that somebody opened an incident which is not for everybody who takes part.</summary>
public sealed class NoteReading(AccessLog log)
{
    public const string Secret = "incident.secret";

    public ValueTask Of(Incident incident, CancellationToken cancel) =>
        incident.Secret ? log.Read(Secret, nameof(Incident), incident.Id, cancel) : ValueTask.CompletedTask;
}

/// <summary>A page on which an incident is read, also where it is shown again because a form was refused.</summary>
public interface IShowsIncident
{
    Incident Incident { get; }
}

internal sealed class NoteWhatIsShown(NoteReading reading) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context is { Result: PageResult, Controller: IShowsIncident { Incident: var incident } })
            await reading.Of(incident, context.HttpContext.RequestAborted);
        await next();
    }
}
