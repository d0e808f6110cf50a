using System.Security.Claims;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>Who acts in this request, and in which post: looked up once, then <see cref="CurrentUser"/> and <see cref="Author"/> are filled.</summary>
internal sealed class Acting(AppDb db, Editions editions, PeopleCache people, CurrentUser user, Author author, Clock clock, RegistrySource registry, ServerSettings settings, Texts texts) : ITakeUpSession
{
    private const int LongestSignature = 300;

    /// <summary>How many posts the person may choose from today.</summary>
    public int Choices { get; private set; }

    /// <summary>Of the organisation acted for, in the reader's language.</summary>
    public string? OrganisationName { get; private set; }

    /// <summary>Whose post it is, when it is not the person's own.</summary>
    public string? StandsInFor { get; private set; }

    /// <returns>Whether the session still holds: the account stands, and neither its password nor its second factor changed since.</returns>
    public async Task<bool> TakeUp(Session session, CancellationToken cancel)
    {
        if (await Known(session.AccountId, cancel) is not { } person || person.SecurityStamp != session.Stamp)
            return false;
        Is(session.AccountId, person.Name);
        Choices = person.Posts.Count + person.Lent.DistinctBy(l => l.Post.Id).Count();
        if (person.Posts.FirstOrDefault(p => p.Id == session.PostId) is { } post)
            await ActIn(post, cancel);
        else if (person.Lent.FirstOrDefault(l => l.Post.Id == session.PostId) is { } lentPost)
            await ActIn(lentPost.Post, cancel, standsInFor: lentPost);
        return true;
    }

    public async Task<bool> TakeUp(ClaimsPrincipal who, CancellationToken cancel) => Session.Of(who) is { } session && await TakeUp(session, cancel);

    /// <returns>None: there is no such account, it is closed, or its person is invented and this is no demonstration.</returns>
    public async ValueTask<KnownPerson?> Known(Guid account, CancellationToken cancel) =>
        await people.Get(db, editions, account, cancel) is { } person && (!person.IsDemonstration || settings.Demo) ? person : null;

    public void Is(Guid account, string name)
    {
        user.SignedIn(account, name);
        (author.AccountId, author.Name) = (account, name);
    }

    public async Task ActIn(Post post, CancellationToken cancel, IReadOnlySet<Permission>? narrowed = null, LentPost? standsInFor = null)
    {
        var (today, known) = (clock.Today, await registry.Snapshot(cancel));
        user.ActsIn(post.Id, post.Role, post.OrganisationId, known.NationalRoles.WordsOf(post.OrganisationId, today), narrowed, standsInFor?.GiverId);
        OrganisationName = known.NameOf(post.OrganisationId, today, Texts.InEnglish);
        (author.PostId, author.OrganisationId, author.OnBehalfOf) = (post.Id, post.OrganisationId, standsInFor?.GiverId);
        StandsInFor = standsInFor?.GiverName;
        var who = StandsInFor is null ? user.PersonName : $"{user.PersonName} ({texts.In(Texts.Vietnamese, "author.for")} {StandsInFor})";
        Signs($"{who} — {texts.In(Texts.Vietnamese, $"PostRole.{post.Role}")}, {known.NamesOn(post.OrganisationId, today)?.ShortName}");
    }

    /// <summary>How the acts of this request are signed; of a very long signature the beginning.</summary>
    public void Signs(string name) => author.Name = name.Length <= LongestSignature ? name : string.Concat(name.AsSpan(0, LongestSignature - 1), "…");
}
