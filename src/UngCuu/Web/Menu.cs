namespace UngCuu.Web;

/// <param name="Group">Text key of the group's heading, or null for the entries that stand first without one.</param>
/// <param name="Permission">Name of the permission a post needs to see the entry; null: everybody who is signed in.</param>
public sealed record MenuEntry(string? Group, string Text, string Address, string Icon, string? Permission = null);

/// <summary>The menu, in the order shown. A feature adds its line here when its first page stands.</summary>
public static class Menu
{
    public static readonly IReadOnlyList<MenuEntry> Entries =
    [
        new(null, "menu.home", "/", "inbox"),
        new(null, "menu.incidents", "/incidents", "urgent"),
        new(null, "menu.intake", "/reports-received", "mail-forward"),
        new("menu.organisation", "menu.units", "/units", "building-community"),
        new("menu.organisation", "menu.systems", "/systems", "server"),
        new("menu.account-for", "menu.rules", "/rules", "scale"),
        new("menu.admin", "menu.accounts", "/admin/accounts", "user-check"),
        new("menu.admin", "menu.deliveries", "/admin/deliveries", "truck-delivery"),
    ];

    /// <summary>The entry whose address is the longest beginning of this path, so that a card lights its list.</summary>
    public static MenuEntry? Of(string path) =>
        Entries
            .Where(e => path == e.Address || (e.Address != "/" && path.StartsWith(e.Address + "/", StringComparison.Ordinal)))
            .MaxBy(e => e.Address.Length);
}
