using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace UngCuu.Web.Binding;

/// <summary>
/// Binds a read-only list anew. The framework would add to the list that the form began with, and silently drop what was posted when that one is fixed (<c>= []</c>).
/// </summary>
internal sealed class ListBinder(IModelBinder inner) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        bindingContext.Model = null;
        return inner.BindModelAsync(bindingContext);
    }

    internal sealed class Provider : IModelBinderProvider
    {
        private static readonly CollectionModelBinderProvider Lists = new();

        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.ModelType is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            && type.GenericTypeArguments[0] != typeof(IFormFile)
            && Lists.GetBinder(context) is { } inner
                ? new ListBinder(inner)
                : null;
    }
}
