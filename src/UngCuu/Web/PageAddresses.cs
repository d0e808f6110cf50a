using System.Collections.Frozen;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace UngCuu.Web;

/// <summary>The addresses at which a page stands. The shell links only to these: a feature that is not there leaves no dead link.</summary>
public sealed class PageAddresses(IActionDescriptorCollectionProvider actions)
{
    private readonly Lazy<FrozenSet<string>> known = new(() => actions.ActionDescriptors.Items
        .Select(a => "/" + Shortest(a.AttributeRouteInfo?.Template ?? ""))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>A page whose last part may be left out (<c>rules/{profile?}</c>) stands at the address without it.</summary>
    private static string Shortest(string template) =>
        template.EndsWith("?}", StringComparison.Ordinal) ? template[..Math.Max(0, template.LastIndexOf('/'))] : template;

    public bool Has(string address) => known.Value.Contains(address);
}
