using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace UngCuu.Web;

/// <summary>
/// Whose word is taken for where a request comes from: setting <c>Proxies</c>, addresses or networks such as <c>10.0.0.0/8</c>. Without it nobody's:
/// a header anybody may write must not choose the client that is counted.
/// </summary>
public static class Proxies
{
    public const string Section = "Proxies";

    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var trusted = (builder.Configuration.GetSection(Section).Get<string[]>() ?? []).Select(Network).ToList();
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = trusted.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.ForwardLimit = null; // as many hops as are trusted
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var network in trusted)
                o.KnownIPNetworks.Add(network);
        });
    }

    private static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
        : throw new InvalidOperationException($"The setting {Section} has '{text}': write an address or a network such as 10.0.0.0/8.");
}
