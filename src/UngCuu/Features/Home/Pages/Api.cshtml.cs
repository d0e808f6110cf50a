using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Rules;
using UngCuu.Security;

namespace UngCuu.Features.Home.Pages;

/// <summary>What a programmer needs: examples that work, the fields of the forms, the operations.</summary>
[Public]
public sealed class ApiModel(ApiOperations operations, ApiForms forms, ApiExamples examples) : PageModel
{
    public ILookup<string, ApiOperation> Operations { get; private set; } = null!;

    public IReadOnlyList<ApiForm> Forms { get; private set; } = [];

    public IReadOnlyList<AttackType> AttackTypes => forms.Profile.AttackTypes;

    public ApiExamples Examples => examples;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Forms = forms.All();
        Operations = await operations.ByGroup(cancel);
    }
}
