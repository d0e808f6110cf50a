namespace UngCuu.Shared;

/// <summary>Wakes one waiting loop of this process. Ringing twice before anybody listens is one ring.</summary>
public class Bell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // already ringing
        }
    }

    public Task<bool> Wait(TimeSpan atMost, CancellationToken cancel) => rung.WaitAsync(atMost, cancel);

    public void Dispose()
    {
        rung.Dispose();
        GC.SuppressFinalize(this);
    }
}
