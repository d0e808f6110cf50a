using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Options;
using UngCuu.Shared;
using UngCuu.Web.Binding;

namespace UngCuu.Web;

/// <summary>
/// Ties the framework's forms to our texts and binders. Set after all other options, because the annotations that the framework
/// adds by itself (a property that may not be null is required) must be there to be worded.
/// </summary>
internal sealed class FormWords(Texts texts) : IPostConfigureOptions<MvcOptions>, IPostConfigureOptions<MvcDataAnnotationsLocalizationOptions>
{
    public void PostConfigure(string? name, MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(new TextsMetadata(texts));
        options.ModelBinderProviders.Insert(0, new TextBinder.Provider(texts));
        options.ModelBinderProviders.Insert(1, new MomentBinder.Provider(texts));
        options.ModelBinderProviders.Insert(2, new ListBinder.Provider());
        Word(options.ModelBindingMessageProvider);
    }

    public void PostConfigure(string? name, MvcDataAnnotationsLocalizationOptions options) =>
        options.DataAnnotationLocalizerProvider = (_, _) => new TextsLocalizer(texts);

    /// <summary>The value itself is never repeated in a message: it stands in the field.</summary>
    private void Word(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, field) => texts["validation.invalid", field]);
        messages.SetMissingBindRequiredValueAccessor(field => texts["validation.missing", field]);
        messages.SetMissingKeyOrValueAccessor(() => texts["validation.required-here"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["validation.missing-body"]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["validation.invalid-here"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["validation.invalid-here"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["validation.number-here"]);
        messages.SetUnknownValueIsInvalidAccessor(field => texts["validation.invalid", field]);
        messages.SetValueIsInvalidAccessor(_ => texts["validation.invalid-here"]);
        messages.SetValueMustBeANumberAccessor(field => texts["validation.number", field]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["validation.required-here"]);
    }
}
