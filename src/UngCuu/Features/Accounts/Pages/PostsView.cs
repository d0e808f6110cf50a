namespace UngCuu.Features.Accounts.Pages;

internal sealed record PostsView(IReadOnlyList<Post> Posts, DateOnly Today, Guid? ActingIn)
{
    public string StateOf(Post post) =>
        post.Id == ActingIn ? "account.post.acting"
        : post.IsWaiting ? "account.post.waiting"
        : post.EndedAt is not null || post.To < Today ? "account.post.ended"
        : post.From > Today ? "account.post.coming"
        : "account.post.in-force";
}
