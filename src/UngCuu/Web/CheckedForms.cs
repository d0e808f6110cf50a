using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace UngCuu.Web;

/// <summary>What a program sends is checked by the same annotations, with the same words, as a form typed into a page.</summary>
public static class CheckedForms
{
    public static TBuilder ChecksForms<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(Check);

    private static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } asked && context.Arguments.FirstOrDefault(asked.IsInstanceOfType) is { } form)
        {
            var found = new ModelStateDictionary();
            http.RequestServices.GetRequiredService<IObjectModelValidator>()
                .Validate(new ActionContext(http, new RouteData(), new ActionDescriptor(), found), validationState: null, prefix: "", form);
            if (!found.IsValid)
                return Results.ValidationProblem(found.Where(f => f.Value!.Errors.Count > 0).ToDictionary(
                    f => JsonNamingPolicy.CamelCase.ConvertName(f.Key), f => f.Value!.Errors.Select(e => e.ErrorMessage).ToArray(), StringComparer.Ordinal));
        }
        return await next(context);
    }
}
