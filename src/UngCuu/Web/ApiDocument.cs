using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using UngCuu.Security;
using UngCuu.Shared;
using Annotations = System.ComponentModel.DataAnnotations;

namespace UngCuu.Web;

/// <summary>What the API offers, as an OpenAPI document that anybody may read: it tells of doors, not of what lies behind them.</summary>
public static class ApiDocument
{
    /// <summary>The version, and the name under which the document is kept.</summary>
    public const string Version = "v1";

    private const string Bearer = "token";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Version, o =>
    {
        o.ShouldInclude = d => d.RelativePath?.StartsWith($"api/{Version}/", StringComparison.Ordinal) == true;
        o.AddDocumentTransformer((document, _, _) => Describe(document));
        o.AddOperationTransformer((operation, context, _) => Secure(operation, context));
        o.AddSchemaTransformer((schema, context, _) =>
        {
            Type(schema, Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type, context.JsonPropertyInfo?.IsGetNullable == true);
            Label(schema, context.JsonPropertyInfo, context.ApplicationServices.GetRequiredService<Texts>());
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder app) =>
        app.MapOpenApi("/api/{documentName}/openapi.json").WithMetadata(new PublicAttribute());

    /// <summary>The refusals every endpoint may give, all as problem details.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder endpoints, params int[] statuses) where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            if (status is StatusCodes.Status400BadRequest or StatusCodes.Status422UnprocessableEntity)
                endpoints.ProducesValidationProblem(status); // both name the field when there is one
            else
                endpoints.ProducesProblem(status);
        return endpoints;
    }

    // Texts and words of enums are written by converters, of which the framework cannot know that they give texts.
    private static void Type(OpenApiSchema schema, Type type, bool nullable)
    {
        if (schema.Type is null && (type == typeof(string) || type.IsEnum))
            schema.Type = nullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        if (schema.Type?.HasFlag(JsonSchemaType.Array) == true && type.IsAssignableTo(typeof(IEnumerable<string>)))
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
    }

    /// <summary>A form that pages share says what its fields are by the labels people read.</summary>
    private static void Label(OpenApiSchema schema, JsonPropertyInfo? property, Texts texts)
    {
        if (schema.Description is null && property?.AttributeProvider?.GetCustomAttributes(typeof(Annotations.DisplayAttribute), inherit: false) is [Annotations.DisplayAttribute { Name: { } label }, ..])
            schema.Description = texts.In(Texts.English, label) + (property.PropertyType == typeof(DateTime?) ? ", with its offset (2018-04-03T14:05:00+07:00)" : "");
    }

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Ứng Cứu",
            Version = Version,
            Description = "The working system of a cyber-incident response network. A program works in somebody's post with an API token made on the page /account/tokens. "
                + "Times are UTC and carry their offset. A refusal is problem details (RFC 9457) with a number that stands in the log; its words follow Accept-Language (vi, en), Vietnamese without one; errors names the fields, as they were sent. "
                + "What a post may not see answers 404 like what does not exist. Lists are read page by page: give next as after.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        (document.Components ??= new OpenApiComponents()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Authorization: Bearer uc_…" },
        };
        return Task.CompletedTask;
    }

    private static Task Secure(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        if (metadata.OfType<RequiresAttribute>().FirstOrDefault() is { } requires)
            operation.Description = $"Asks for the permission {requires.Permission}.";
        return Task.CompletedTask;
    }
}
