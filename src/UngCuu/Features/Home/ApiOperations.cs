using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Home;

/// <param name="Takes">Names in the address or in the body; a star where it must be given.</param>
public sealed record ApiOperation(string Method, string Address, string Name, string Words, Permission? Needs, IReadOnlyList<string> Takes);

/// <summary>The operations of the API's own document, in the reader's words.</summary>
public sealed class ApiOperations([FromKeyedServices(ApiDocument.Version)] IOpenApiDocumentProvider document, EndpointDataSource endpoints, Texts texts)
{
    public async Task<ILookup<string, ApiOperation>> ByGroup(CancellationToken cancel) =>
        (await document.GetOpenApiDocumentAsync(cancel)).Paths
            .SelectMany(p => (p.Value.Operations ?? []).Select(o => (Group: o.Value.Tags?.FirstOrDefault()?.Name ?? "", Operation: Read(o.Key.Method, p.Key, o.Value))))
            .OrderBy(o => o.Group, StringComparer.Ordinal)
            .ToLookup(o => o.Group, o => o.Operation, StringComparer.Ordinal);

    private ApiOperation Read(string method, string address, OpenApiOperation operation)
    {
        var name = operation.OperationId!;
        var verb = IncidentVerbs.All.FirstOrDefault(v => name == $"incident-{v.Name}");
        var needs = endpoints.Endpoints.FirstOrDefault(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == name)?.Metadata.GetMetadata<RequiresAttribute>()?.Permission;
        return new(method, address, name, texts[verb is null ? $"api.do.{name}" : IncidentVerbs.Words(verb)], needs, [.. verb is null ? Takes(operation) : Takes(verb.Asks)]);
    }

    private static IEnumerable<string> Takes(OpenApiOperation operation)
    {
        var body = operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema;
        return (operation.Parameters ?? []).Where(p => p.In == ParameterLocation.Query).Select(p => $"?{p.Name}")
            .Concat((body?.Properties?.Keys ?? []).Select(field => body?.Required?.Contains(field) == true ? $"{field}*" : field));
    }

    /// <summary>All verbs share one form; each takes its own part of it.</summary>
    private static IEnumerable<string> Takes(Asks asks)
    {
        if (asks.HasFlag(Asks.Moment))
            yield return "at*";
        if (asks.HasFlag(Asks.AttackType))
            yield return "attackType";
        if (asks.HasFlag(Asks.Assignee))
            yield return "assignee*";
        if (asks.HasFlag(Asks.Another))
            yield return "sameAs*";
        if (asks.HasFlag(Asks.Reason))
            yield return asks.HasFlag(Asks.MustSayWhy) ? "reason*" : "reason";
        yield return "version";
    }
}
