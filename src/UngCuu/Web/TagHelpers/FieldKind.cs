using System.Collections;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace UngCuu.Web.TagHelpers;

/// <summary>The shapes of <c>&lt;field&gt;</c>; the property's type and [DataType] choose unless the page says <c>as</c>.</summary>
public enum FieldKind
{
    ByType,
    Text,
    Multiline,
    Email,
    Phone,
    Url,
    Password,
    Number,
    Moment,
    Day,
    Hour,
    File,
    CheckBox,
    Select,
    Radios,
    Checks,

    /// <summary>Free text with suggestions.</summary>
    Suggest,
}

internal static class FieldKinds
{
    public static FieldKind Of(ModelMetadata property, bool hasChoices)
    {
        var type = property.UnderlyingOrModelType;
        if (type == typeof(bool) && !hasChoices)
            return FieldKind.CheckBox;
        if (type == typeof(IFormFile) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type))
            return FieldKind.File;
        if (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type))
            return FieldKind.Checks;
        if (type.IsEnum || hasChoices)
            return FieldKind.Select;
        if (type == typeof(DateTime))
            return FieldKind.Moment;
        if (type == typeof(DateOnly))
            return FieldKind.Day;
        if (type == typeof(TimeOnly))
            return FieldKind.Hour;
        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal))
            return FieldKind.Number;
        return property.DataTypeName switch
        {
            nameof(DataType.MultilineText) => FieldKind.Multiline,
            nameof(DataType.EmailAddress) => FieldKind.Email,
            nameof(DataType.PhoneNumber) => FieldKind.Phone,
            nameof(DataType.Url) => FieldKind.Url,
            nameof(DataType.Password) => FieldKind.Password,
            _ => property.ValidatorMetadata.Any(v => v is EmailAddressAttribute) ? FieldKind.Email
                : property.ValidatorMetadata.Any(v => v is PhoneAttribute) ? FieldKind.Phone
                : FieldKind.Text,
        };
    }

    /// <summary>Those made of several inputs: a fieldset with a legend instead of a label.</summary>
    public static bool IsGroup(FieldKind kind) => kind is FieldKind.Radios or FieldKind.Checks;
}
