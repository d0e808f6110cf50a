using System.Text;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.ApprovedTexts;

[Trait("needs", "database")]
public class PermissionsTests(TestServer server) : IClassFixture<TestServer>
{
    /// <summary>Short heads, so that the table fits a screen; the words stand above it.</summary>
    private static readonly IReadOnlyList<(PostRole Role, string Head)> Heads = [.. Enum.GetValues<PostRole>().Select(r => (r, Head(r)))];

    [Fact]
    public async Task Who_may_do_what_and_what_asks_for_it_are_as_approved()
    {
        var text = new StringBuilder("# Who may do what\n\nRendered from `Security/Roles.cs` and from the running server. Which rows a post may do it to stands in `reach.md`.\n\n");
        foreach (var (role, head) in Heads)
            text.AppendLine($"- **{head}** {server.Texts.In(Texts.Vietnamese, $"PostRole.{role}")} — {server.Texts.In(Texts.English, $"PostRole.{role}")}");
        text.AppendLine().AppendLine($"| Permission | {string.Join(" | ", Heads.Select(h => h.Head))} |").AppendLine($"|---|{string.Concat(Heads.Select(_ => ":-:|"))}");
        foreach (var permission in Enum.GetValues<Permission>())
            text.AppendLine($"| {permission} | {string.Join(" | ", Heads.Select(h => Roles.Of(h.Role).Contains(permission) ? "●" : ""))} |");

        text.AppendLine("\n# What asks for it\n");
        text.AppendLine("The pages of an incident's verbs ask besides for the permission of the verb itself, as their addresses under /api do.\n");
        text.AppendLine("| Address | Methods | Asks for |").AppendLine("|---|---|---|");
        foreach (var way in await Surface.Of(server))
            text.AppendLine($"| `{way.Template.Replace("|", "\\|", StringComparison.Ordinal)}` | {string.Join(", ", way.Methods)} | {string.Join(", ", way.Doors)} |");
        Approved.Matches("permissions.md", text.ToString());
    }

    [Fact]
    public void Each_head_of_the_table_names_one_role() => Assert.Equal(Heads.Count, Heads.Select(h => h.Head).Distinct(StringComparer.Ordinal).Count());

    private static string Head(PostRole role) => string.Concat(role.ToString().Where(char.IsUpper)) is { Length: > 1 } initials ? initials : role.ToString()[..2];
}
