using System.Globalization;
using UngCuu.Shared;

namespace UngCuu.Rules;

/// <summary>Words of the law and about it, in both languages. They come from the profiles, not from Texts.json.</summary>
public sealed record Words(string Vi, string En)
{
    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? En : Vi;

    /// <summary>In the reader's language, as a sentence or a line begins.</summary>
    public string AtStart => ToString() is { Length: > 0 } words ? char.ToUpper(words[0], CultureInfo.CurrentUICulture) + words[1..] : "";

    /// <summary>In the reader's language.</summary>
    public override string ToString() => Texts.InEnglish ? En : Vi;
}
