using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using UngCuu.Shared;

namespace UngCuu.Web;

/// <summary>
/// Words forms in the reader's language: <c>[Display(Name = "incident.title")]</c> is the label, <c>incident.title.hint</c> the hint when the text exists;
/// an annotation without a message gets the one of its kind, and a message is always a text key.
/// </summary>
public sealed class TextsMetadata(Texts texts) : IDisplayMetadataProvider, IValidationMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Attributes.OfType<DisplayAttribute>().FirstOrDefault()?.Name is not { } key)
            return;
        context.DisplayMetadata.DisplayName = () => texts[key];
        if (texts.Has(key + ".hint"))
            context.DisplayMetadata.Description = () => texts[key + ".hint"];
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var check in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            if (!HasOwnMessage(check))
                check.ErrorMessage = KeyOf(check);
    }

    // [EmailAddress] and its like come with an English sentence as their message.
    private bool HasOwnMessage(ValidationAttribute check) =>
        check.ErrorMessageResourceName is not null
        || (check is DataTypeAttribute ? check.ErrorMessage is { } message && texts.Has(message) : check.ErrorMessage is not null);

    private static string KeyOf(ValidationAttribute check) => check switch
    {
        RequiredAttribute => "validation.required",
        StringLengthAttribute { MinimumLength: > 0 } => "validation.length-between",
        StringLengthAttribute => "validation.length",
        MaxLengthAttribute => "validation.length",
        MinLengthAttribute => "validation.at-least",
        RangeAttribute => "validation.range",
        EmailAddressAttribute => "validation.email",
        PhoneAttribute => "validation.phone",
        UrlAttribute => "validation.url",
        CompareAttribute => "validation.same",
        _ => "validation.invalid",
    };
}

/// <summary>Hands the annotations' messages, which are text keys, to <see cref="Texts"/>.</summary>
internal sealed class TextsLocalizer(Texts texts) : IStringLocalizer
{
    public LocalizedString this[string name] => new(name, texts[name], resourceNotFound: !texts.Has(name));

    public LocalizedString this[string name, params object[] arguments] => new(name, texts[name, arguments], resourceNotFound: !texts.Has(name));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}

/// <summary>The framework words only its own annotations; ours and those it leaves out are worded here, with the label as {0}.</summary>
internal sealed class TextsAdapters : IValidationAttributeAdapterProvider
{
    private readonly ValidationAttributeAdapterProvider known = new();

    public IAttributeAdapter? GetAttributeAdapter(ValidationAttribute attribute, IStringLocalizer? stringLocalizer) =>
        known.GetAttributeAdapter(attribute, stringLocalizer) ?? new Adapter(attribute, stringLocalizer);

    private sealed class Adapter(ValidationAttribute attribute, IStringLocalizer? localizer) : AttributeAdapterBase<ValidationAttribute>(attribute, localizer)
    {
        public override void AddValidation(ClientModelValidationContext context)
        {
            // Nothing is checked in the browser: the server's answer is the only one.
        }

        public override string GetErrorMessage(ModelValidationContextBase validationContext) =>
            GetErrorMessage(validationContext.ModelMetadata, validationContext.ModelMetadata.GetDisplayName());
    }
}
