using Microsoft.AspNetCore.Identity;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>
/// The name that passkeys are bound to: that of the public address, never what a request says of itself. Browsers know no passkeys for bare IP addresses;
/// a server that listens on this machine only is called localhost.
/// </summary>
internal sealed class PasskeyDomain(PublicAddress address)
{
    /// <summary>None where people reach the installation by a number.</summary>
    public string? Name => Root is { HostNameType: UriHostNameType.Dns } root ? root.IdnHost : null;

    public bool IsOrigin(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var from) && Name is not null && Whole(from) == Whole(Root);

    /// <summary>Whether the browser stands where its passkeys are of use: they are offered only there.</summary>
    public bool IsAt(HttpRequest request) => request.Host.Host.Equals(Name, StringComparison.OrdinalIgnoreCase);

    private Uri Root => address.Of("/") is { HostNameType: UriHostNameType.IPv4 or UriHostNameType.IPv6, IsLoopback: true } here
        ? new UriBuilder(here) { Host = "localhost" }.Uri
        : address.Of("/");

    private static string Whole(Uri address) => $"{address.Scheme}://{address.IdnHost}:{address.Port}";
}

internal static class PasskeyRules
{
    extension(IServiceCollection services)
    {
        /// <summary>Found without typing a name, and only after finger, face or PIN.</summary>
        public void AddPasskeys()
        {
            services.AddSingleton<PasskeyDomain>();
            services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
            services.AddOptions<IdentityPasskeyOptions>().Configure<PasskeyDomain>((o, domain) =>
            {
                o.ServerDomain = domain.Name;
                o.UserVerificationRequirement = "required";
                o.ResidentKeyRequirement = "required";
                o.AuthenticatorTimeout = PasskeyQuestions.Lasts;
                o.ValidateOrigin = seen => ValueTask.FromResult(!seen.CrossOrigin && domain.IsOrigin(seen.Origin));
            });
            services.AddScoped<PasskeyQuestions>();
            services.AddScoped<AddPasskey>();
            services.AddScoped<ChangePasskey>();
            services.AddScoped<PasskeySignIn>();
        }
    }
}
