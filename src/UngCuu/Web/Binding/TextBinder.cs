using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UngCuu.Shared;

namespace UngCuu.Web.Binding;

/// <summary>Every posted string goes through <see cref="PostedText"/>; a password is taken as it is.</summary>
internal sealed class TextBinder(Texts texts, bool lines) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var posted = bindingContext.ValueProvider.GetValue(name);
        if (posted == ValueProviderResult.None)
            return Task.CompletedTask;
        var text = posted.FirstValue ?? "";
        var clean = PostedText.Clean(text, lines);
        if (clean is null)
        {
            // The text itself is not kept: it could not be shown again either.
            bindingContext.ModelState.SetModelValue(name, "", "");
            bindingContext.ModelState.TryAddModelError(name, texts["validation.characters"]);
            return Task.CompletedTask;
        }
        bindingContext.ModelState.SetModelValue(name, clean, clean);
        bindingContext.Result = ModelBindingResult.Success(
            clean.Length == 0 && bindingContext.ModelMetadata.ConvertEmptyStringToNull ? null : clean);
        return Task.CompletedTask;
    }

    internal sealed class Provider(Texts texts) : IModelBinderProvider
    {
        private readonly TextBinder oneLine = new(texts, lines: false);
        private readonly TextBinder severalLines = new(texts, lines: true);

        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.ModelType != typeof(string) ? null
            : context.Metadata.DataTypeName switch
            {
                nameof(DataType.Password) => null,
                nameof(DataType.MultilineText) => severalLines,
                _ => oneLine,
            };
    }
}
