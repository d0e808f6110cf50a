using UngCuu.Tests.Support;

namespace UngCuu.Tests.Commands;

public class DemonstrationRefusedTests
{
    [Theory]
    [InlineData("serve", "--demo", "--database", "postgres")]
    [InlineData("seed", "--demo", "--database", "postgres")]
    [InlineData("seed", "--demo", "--as-of", "2018-01-01")]
    [InlineData("seed", "--as-of", "yesterday")]
    public async Task What_cannot_be_done_is_said_in_one_line(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("ungcuu-refused-").FullName;
        try
        {
            var (code, said, error) = await Terminal.Run([.. arguments, "--data", folder]);
            Assert.Equal(1, code);
            Assert.Empty(said);
            var line = Assert.Single(error.Trim().Split('\n'));
            Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
