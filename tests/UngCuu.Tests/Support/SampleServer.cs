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
                services.AddScoped<IShell, EmptyShell>(); // a reader who may open everything
                services.AddRazorPages().AddApplicationPart(typeof(SampleServer).Assembly);
            },
        };
}
