using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace UngCuu.Web.TagHelpers;

/// <summary>Files of front/ that no link or script element names.</summary>
internal static class Bundle
{
    /// <summary>With its fingerprint, so that browsers may keep it for ever.</summary>
    public static string Address(ViewContext view, string file)
    {
        var name = $"dist/{file}";
        var assets = view.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{view.HttpContext.Request.PathBase}/{assets?[name] ?? name}";
    }
}
