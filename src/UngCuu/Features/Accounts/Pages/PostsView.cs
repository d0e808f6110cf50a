namespace UngCuu.Features.Accounts.Pages;

/// <param name="NameOf">How an organisation is called for this reader.</param>
internal sealed record PostsView(IEnumerable<Post> Posts, DateOnly Today, Guid? ActingIn, Func<Guid, string> NameOf);
