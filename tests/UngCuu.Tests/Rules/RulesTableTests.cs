using UngCuu.Tests.Support;

namespace UngCuu.Tests.Rules;

public class RulesTableTests
{
    [Fact]
    public void The_profiles_are_as_approved() => Approved.Matches("rules.md", RulesTable.Of(TestBook.Shipped));
}
