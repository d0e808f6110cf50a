using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Security;

/// <summary>One address of the running server: a page or an endpoint, and what it says about who may come in.</summary>
/// <param name="Methods">As declared; a page answers GET, and POST when it has a handler for it.</param>
/// <param name="Names">What it reads from the query or the form, as the binder knows it.</param>
/// <param name="Handlers">Of a page: method and name of each handler, the name empty for the unnamed one.</param>
public sealed partial record Way(string Template, IReadOnlyList<string> Methods, IReadOnlyList<object> Metadata, IReadOnlyList<(string Method, string Name)> Handlers, IReadOnlyList<string> Names, bool IsPage)
{
    /// <summary>Names under which its page model or a handler might bind something of several fields.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    public bool IsApi => Template.StartsWith("/api", StringComparison.Ordinal);

    public bool IsPublic => Metadata.OfType<PublicAttribute>().Any();

    public Permission? Needs => Metadata.OfType<RequiresAttribute>().Select(r => (Permission?)r.Permission).FirstOrDefault();

    /// <summary>Who may come in, in one word; several or none is a fault.</summary>
    public IReadOnlyList<string> Doors =>
        [.. Metadata.OfType<RequiresAttribute>().Select(r => r.Permission.ToString()).Concat(Metadata.OfType<SignedInAttribute>().Select(_ => "signed in")).Concat(Metadata.OfType<PublicAttribute>().Select(_ => "public"))];

    /// <summary>The page model keeps out forged forms in a way of its own (a key in the address), or there is nothing to forge.</summary>
    public bool IgnoresAntiforgery => Metadata.OfType<IgnoreAntiforgeryTokenAttribute>().Any();

    /// <summary>Every method and address by which something can be asked of it, each handler of a page by itself.</summary>
    public IEnumerable<(string Method, string Address)> Requests(Func<string, string?>? known = null) => IsPage
        ? Handlers.Select(h => (h.Method, MadeUp(known) + (h.Name.Length > 0 ? $"?handler={h.Name}" : "")))
        : Methods.Select(m => (m, MadeUp(known)));

    /// <summary>The address with made-up values in its places.</summary>
    public string MadeUp(Func<string, string?>? known = null) => Hole().Replace(Template, m =>
    {
        var (name, constraint) = (m.Groups["name"].Value, m.Groups["constraint"].Value);
        return known?.Invoke(name) ?? constraint switch
        {
            "guid" => "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000",
            "int" => "1",
            _ when constraint.StartsWith("regex(^(", StringComparison.Ordinal) => constraint["regex(^(".Length..].Split('|', ')')[0],
            _ => "made-up",
        };
    });

    public bool Fits(string path) => Regex.IsMatch(path, $"^{Hole().Replace(Template, "[^/]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    public override string ToString() => $"{string.Join(',', Methods)} {Template}";

    [GeneratedRegex(@"\{\**(?<name>\w+)(:(?<constraint>[^{}]+?))?\??\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}

/// <summary>Everything that can be asked of the running server, read from the server itself: what is added later is walked without anybody remembering to.</summary>
public static class Surface
{
    /// <summary>What the framework puts there and no feature answers for.</summary>
    private static readonly string[] Framework = ["/health/live", "/health/ready", "/{*path:nonfile}", "/{**path:file}", "/api/{**path}"];

    public static async Task<IReadOnlyList<Way>> Of(TestServer server)
    {
        var loader = server.Services.GetRequiredService<PageLoader>();
        var ways = new List<Way>();
        foreach (var endpoint in server.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                continue;
            var template = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                ways.Add(Page(template, await loader.LoadAsync(page, EndpointMetadataCollection.Empty)));
            else
                ways.Add(new(template, endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"], [.. endpoint.Metadata], [], ParametersOf(endpoint), IsPage: false));
        }
        return [.. ways.Where(w => !Framework.Contains(w.Template)).DistinctBy(w => w.ToString()).OrderBy(w => w.Template, StringComparer.Ordinal)];
    }

    private static Way Page(string template, CompiledPageActionDescriptor page)
    {
        var handlers = page.HandlerMethods.Select(h => (h.HttpMethod.ToUpperInvariant(), h.Name ?? "")).Distinct().ToList();
        if (!handlers.Exists(h => h.Item1 == "GET"))
            handlers.Add(("GET", ""));
        return new(template, [.. handlers.Select(h => h.Item1).Distinct().Order(StringComparer.Ordinal)], [.. page.EndpointMetadata!], handlers,
            [.. page.BoundProperties.Concat(page.HandlerMethods.SelectMany(h => h.Parameters)).SelectMany(p => Fields(p.Name, p.ParameterType)).Distinct(StringComparer.OrdinalIgnoreCase)], IsPage: true)
        {
            Prefixes = [.. (page.ModelTypeInfo?.DeclaredProperties ?? []).Select(p => (p.Name, Type: p.PropertyType))
                .Concat(page.HandlerMethods.SelectMany(h => h.Parameters).Select(p => (Name: p.BindingInfo?.BinderModelName ?? p.Name, Type: p.ParameterType)))
                .Where(p => p.Type.IsClass && p.Type != typeof(string)).Select(p => p.Name).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    private static List<string> ParametersOf(Endpoint endpoint) =>
        [.. endpoint.Metadata.OfType<MethodInfo>().SelectMany(m => m.GetParameters()).Where(p => p.ParameterType == typeof(string)).Select(p => p.Name!)];

    private static IEnumerable<string> Fields(string name, Type type) => type == typeof(CancellationToken) ? []
        : type is { IsClass: true, Namespace: not null } && type.Namespace.StartsWith("UngCuu", StringComparison.Ordinal)
            ? type.GetProperties().Where(p => p.CanWrite).Select(p => $"{name}.{p.Name}")
            : [name];
}
