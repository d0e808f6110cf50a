using UngCuu.Data;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>The person and the post shown around every page.</summary>
internal sealed class Shell(CurrentUser user, Acting acting, Texts texts, ServerSettings settings, Clock clock, ChooseLanguage chooseLanguage, AppDb db) : IShell
{
    private static readonly ShellLink ChoosePost = new("sign-in.post.title", SessionEvents.PostPage, "switch-horizontal");
    private static readonly ShellLink OwnAccount = new("account.own.title", "/account", "user");

    public ShellPerson? Person => !user.IsSignedIn ? null : new ShellPerson(
        user.PersonName,
        user.Role is { } role ? acting.StandsInFor is { } away ? $"{texts[role]} ({texts["author.for"]} {away})" : texts[role] : null,
        acting.OrganisationName,
        [.. acting.Choices > 1 ? [ChoosePost] : Array.Empty<ShellLink>(), OwnAccount])
    {
        SignOut = "/account/sign-out",
    };

    public bool IsDemonstration => settings.Demo;

    public bool ClockIsMoved => clock.IsMoved;

    public bool MayOpen(MenuEntry entry) =>
        user.IsSignedIn && (entry.Needs is not { } needed || user.May(needed));

    public async Task<int> UnreadNotices(CancellationToken cancel) => user.IsSignedIn ? await db.Notices.Unread(user, cancel) : 0;

    public Task Remember(string language, CancellationToken cancel) => chooseLanguage.Keep(language, cancel);
}
