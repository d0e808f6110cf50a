using System.Globalization;
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
        /// <param name="seen">The day its card will be opened for, when that is not today.</param>
        public UnitLink? LinkTo(Guid? id, DateOnly named, DateOnly today, DateOnly? seen = null) =>
            id is { } known && registry.Find(known) is { } found
                ? new(found.Id, registry.NameOf(found.Id, named, Texts.InEnglish), registry.AddressOf(found, today, seen))
                : null;

        /// <summary>By its code while nobody else bears that code on the day; else by its id, which never means another.</summary>
        public string AddressOf(Organisation organisation, DateOnly today, DateOnly? seen = null)
        {
            var day = seen ?? today;
            var code = registry.NamesOn(organisation.Id, day)!.Code;
            var key = registry.ByCode(code, day)?.Id == organisation.Id ? Uri.EscapeDataString(code) : organisation.Id.ToString("D");
            return string.Create(CultureInfo.InvariantCulture, $"{List}/{key}") + (day == today ? "" : string.Create(CultureInfo.InvariantCulture, $"?day={day:yyyy-MM-dd}"));
        }

        /// <summary>What an address means: an id, or a code as it is borne on the day.</summary>
        public Organisation? ByCodeOrId(string key, DateOnly day) =>
            Guid.TryParseExact(key, "D", out var id) ? registry.Find(id) : registry.ByCode(key, day);
    }
}
