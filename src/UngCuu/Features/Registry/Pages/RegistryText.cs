using UngCuu.Shared;

namespace UngCuu.Features.Registry.Pages;

/// <summary>Small wordings the registry's pages share.</summary>
public static class RegistryText
{
    public static string Period(Texts texts, DateOnly? from, DateOnly? to) => (from, to) switch
    {
        ({ } first, { } last) => texts["registry.period.both", first, last],
        ({ } first, null) => texts["registry.period.from", first],
        (null, { } last) => texts["registry.period.to", last],
        _ => texts["registry.period.open"],
    };

    /// <summary>What the organisation did to the one before it.</summary>
    public static string Before(SuccessionKind kind) => kind switch
    {
        SuccessionKind.Rename => "registry.before.rename",
        SuccessionKind.Split => "registry.before.split",
        SuccessionKind.Transfer => "registry.before.transfer",
        _ => "registry.before.merge",
    };

    /// <summary>What became of it in the one after it.</summary>
    public static string After(SuccessionKind kind) => kind switch
    {
        SuccessionKind.Rename => "registry.after.rename",
        SuccessionKind.Split => "registry.after.split",
        SuccessionKind.Transfer => "registry.after.transfer",
        _ => "registry.after.merge",
    };

    /// <summary>What an entry rests on, and how far it may be relied on when no text states it.</summary>
    public static string Ground(Texts texts, string? basis, Certainty certainty) =>
        string.Join(" · ", new[] { basis, certainty == Certainty.Law ? null : texts[certainty] }.Where(t => !string.IsNullOrEmpty(t)));

    /// <summary>What a phone or a mail programme opens. A web address is opened only when it is one: anything else a reader could be lured into stays plain text.</summary>
    public static string? Href(Contact contact) => contact.Kind switch
    {
        ContactKind.Hotline or ContactKind.Phone or ContactKind.Mobile => "tel:" + string.Concat(contact.Value.Where(c => char.IsAsciiDigit(c) || c == '+')),
        ContactKind.Email => "mailto:" + contact.Value,
        ContactKind.Website when Uri.TryCreate(contact.Value, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) => uri.AbsoluteUri,
        _ => null,
    };
}
