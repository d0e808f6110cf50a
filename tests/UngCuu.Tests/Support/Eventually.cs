namespace UngCuu.Tests.Support;

/// <summary>What follows by itself, in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15), BetweenLooks = TimeSpan.FromMilliseconds(50);

    public static async Task Is(Func<Task<bool>> happened)
    {
        var time = TimeProvider.System;
        for (var began = time.GetTimestamp(); time.GetElapsedTime(began) < Patience;)
        {
            if (await happened())
                return;
            await Task.Delay(BetweenLooks, TestContext.Current.CancellationToken);
        }
        Assert.Fail("It did not happen.");
    }
}
