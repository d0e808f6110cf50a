using System.CommandLine;

namespace UngCuu.Commands;

/// <summary>The roles of the executable.</summary>
public static class CommandLine
{
    public static Task<int> Run(string[] args)
    {
        var root = new RootCommand("Ứng Cứu: hệ thống ứng cứu sự cố an toàn thông tin mạng quốc gia")
        {
            Serve.Command(),
            Migrate.Command(),
        };
        return root.Parse(args).InvokeAsync();
    }
}
