using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace UngCuu.Web;

/// <summary>
/// Whole addresses for what leaves the pages: mail, receipts, the console. From the setting, else from the socket the server listens on;
/// never from a request, whose Host header anybody may write.
/// </summary>
public sealed class PublicAddress(IServer server, ServerSettings settings)
{
    public Uri Of(string path) => new(Root, path);

    private Uri Root => settings.PublicAddress ?? Listening ?? new Uri("http://localhost/");

    private Uri? Listening
    {
        get
        {
            if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } address)
                return null;
            var listening = BindingAddress.Parse(address);
            return new UriBuilder(listening.Scheme, listening.Host is "+" or "*" or "[::]" or "0.0.0.0" ? "localhost" : listening.Host, listening.Port).Uri;
        }
    }
}
