using Microsoft.Extensions.DependencyInjection;
using UngCuu.Web;

namespace UngCuu.Tests.Support;

/// <summary>The real server with the pages of Features/Samples besides its own.</summary>
public sealed class SampleServer(TestDatabase database) : TestServer(database)
{
    protected override ServerSettings Configure(ServerSettings settings) =>
        settings with
        {
            Also = services =>
            {
                services.AddScoped<IShell, OpenShell>();
                services.AddRazorPages().AddApplicationPart(typeof(SampleServer).Assembly);
            },
        };

    /// <summary>Around a reader who is not signed in and may open everything.</summary>
    private sealed class OpenShell : IShell
    {
        public ShellPerson? Person => null;

        public bool IsDemonstration => false;

        public bool ClockIsMoved => false;

        public bool MayOpen(MenuEntry entry) => true;

        public Task<int> UnreadNotices(CancellationToken cancel) => Task.FromResult(0);

        public Task Remember(string language, CancellationToken cancel) => Task.CompletedTask;
    }
}
