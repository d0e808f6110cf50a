using UngCuu.Shared;

namespace UngCuu.Features.Registry;

/// <summary>An organisation as a link: its name on a day, and its address.</summary>
public sealed record UnitLink(Guid Id, string Name, string Address);

/// <summary>How organisations are named and addressed for a reader on a day.</summary>
public static class UnitWords
{
    public const string List = "/units";

    extension(RegistrySnapshot registry)
    {
        public UnitLink? LinkTo(Guid? id, DateOnly day, DateOnly today) =>
            id is { } known && registry.Find(known) is { } found
                ? new(found.Id, registry.NameOf(found.Id, day, Texts.InEnglish), registry.AddressOf(found, today))
                : null;

        /// <summary>By its code while nobody else bears that code today; else by its id, which never means another.</summary>
        public string AddressOf(Organisation organisation, DateOnly today) =>
            $"{List}/" + (registry.ByCode(organisation.Code, today)?.Id == organisation.Id
                ? Uri.EscapeDataString(organisation.Code)
                : organisation.Id.ToString("D"));

        /// <summary>What an address means: an id, or a code as it is borne on the day.</summary>
        public Organisation? ByCodeOrId(string key, DateOnly day) =>
            Guid.TryParseExact(key, "D", out var id) ? registry.Find(id) : registry.ByCode(key, day);
    }
}
