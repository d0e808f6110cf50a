using UngCuu.Security;

namespace UngCuu.Web;

/// <param name="Group">Text key of the group's heading, or null for the entries that stand first without one.</param>
/// <param name="Needs">The permission a post needs to open it; null: everybody who is signed in.</param>
public sealed record MenuEntry(string? Group, string Text, string Address, string Icon, Permission? Needs = null);

/// <summary>The menu, in the order shown. An entry appears when its page stands and the reader's post may open it.</summary>
public static class Menu
{
    public static readonly IReadOnlyList<MenuEntry> Entries =
    [
        new(null, "menu.home", "/", "inbox"),
        new(null, "menu.incidents", "/incidents", "urgent", Permission.ReadIncidents),
        new(null, "menu.intake", "/reports-received", "mail-forward", Permission.AcknowledgeIncident),
        new(null, "menu.mailbox", "/mail-received", "mail", Permission.HandleMail),
        new("menu.organisation", "menu.units", "/units", "building-community", Permission.ReadRegistry),
        new("menu.organisation", "menu.systems", "/systems", "server", Permission.ReadRegistry),
        new("menu.account-for", "menu.rules", "/rules", "scale", Permission.ReadRules),
        new("menu.account-for", "menu.history", "/history", "history", Permission.ReadHistory),
        new("menu.admin", "menu.accounts", "/admin/accounts", "user-check", Permission.ManageAccounts),
        new("menu.admin", "menu.deliveries", "/admin/deliveries", "truck-delivery", Permission.ReadDeliveries),
    ];

    /// <summary>What a thumb reaches on a phone; search and the menu itself stand beside them.</summary>
    public static readonly IReadOnlyList<MenuEntry> Shortcuts =
    [
        new(null, "shell.short-home", "/", "inbox"),
        new(null, "shell.short-incidents", "/incidents", "urgent", Permission.ReadIncidents),
        new(null, "shell.short-report", "/incidents/report", "plus", Permission.ReportIncident),
    ];

    /// <summary>The entry whose address is the longest beginning of this path, so that a card lights its list.</summary>
    public static MenuEntry? Of(string path) =>
        path.StartsWith("/drafts/", StringComparison.Ordinal) ? Entries.First(e => e.Address == "/incidents")
        : path.StartsWith("/incidents/from-mail/", StringComparison.Ordinal) ? Entries.First(e => e.Address == "/mail-received")
        : Entries
            .Where(e => path == e.Address || (e.Address != "/" && path.StartsWith(e.Address + "/", StringComparison.Ordinal)))
            .MaxBy(e => e.Address.Length);
}
