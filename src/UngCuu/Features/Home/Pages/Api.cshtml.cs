using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Home.Pages;

public sealed record ApiOperation(string Method, string Address, string? Name, string? Summary, string? Description);

/// <summary>What the API offers, for people: the operations of its own document.</summary>
[Public]
public sealed class ApiModel([FromKeyedServices(ApiDocument.Version)] IOpenApiDocumentProvider document) : PageModel
{
    public ILookup<string, ApiOperation> Operations { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) =>
        Operations = (await document.GetOpenApiDocumentAsync(cancel)).Paths
            .SelectMany(p => (p.Value.Operations ?? []).Select(o => (Tag: o.Value.Tags?.FirstOrDefault()?.Name ?? "",
                Operation: new ApiOperation(o.Key.Method, p.Key, o.Value.OperationId, o.Value.Summary, o.Value.Description))))
            .OrderBy(o => o.Tag, StringComparer.Ordinal)
            .ToLookup(o => o.Tag, o => o.Operation, StringComparer.Ordinal);
}
