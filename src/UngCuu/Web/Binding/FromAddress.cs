using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing.Patterns;

namespace UngCuu.Web.Binding;

/// <summary>
/// What stands in a page's address is read from the address alone. The framework looks into the posted form first, and would let a field named like
/// a part of the address act on another thing than the one the page is about.
/// </summary>
internal sealed class FromAddress : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        var parts = RoutePatternFactory.Parse(model.ActionDescriptor.AttributeRouteInfo?.Template ?? "").Parameters
            .Where(p => !p.IsOptional).Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in model.HandlerProperties.Where(p => p.BindingInfo is not null && parts.Contains(p.PropertyName)))
            property.BindingInfo!.BindingSource = BindingSource.Path;
        foreach (var parameter in model.HandlerMethods.SelectMany(h => h.Parameters).Where(p => parts.Contains(p.ParameterName)))
            (parameter.BindingInfo ??= new BindingInfo()).BindingSource = BindingSource.Path;
    }
}
