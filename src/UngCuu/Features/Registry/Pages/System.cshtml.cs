using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Registry.Pages;

[Requires(Permission.ReadRegistry)]
public sealed class SystemModel(ListSystems list, RegistrySource source, Clock clock) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public SystemRow Row { get; private set; } = null!;

    public InformationSystem Shown => Row.System;

    /// <summary>Members that serve or served the system, newest first.</summary>
    public IReadOnlyList<(UnitLink Member, ServiceRelation Relation)> Services { get; private set; } = [];

    public UnitLink? Through { get; private set; }

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (await list.One(Reference, cancel) is not { } row)
            return false;
        Row = row;
        var registry = await source.Snapshot(cancel);
        Services = [.. Shown.Services.OrderByDescending(s => s.From ?? DateOnly.MinValue).Select(s => (registry.LinkTo(s.MemberId, s.To ?? clock.Today, clock.Today)!, s))];
        Through = registry.LinkTo(row.Responsible?.Through, clock.Today, clock.Today);
        return true;
    }

    public void OnGet()
    {
    }
}
