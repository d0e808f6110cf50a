using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MimeKit;

namespace UngCuu.Tests.Support;

/// <summary>A real mail system of its own on this machine: Exim takes letters in, Dovecot gives them out. Letters to anybody else than the box lie outside.</summary>
public sealed class MailHost : IAsyncDisposable
{
    public const string Box = "ungcuu";
    public const string Password = "mat-khau-thu";

    /// <summary>Exim starts as a daemon only for its own user.</summary>
    private const string User = "Debian-exim";

    private readonly string folder = Directory.CreateTempSubdirectory("ungcuu-mail-").FullName;
    private readonly Process[] running;

    private MailHost()
    {
        (Imap, Smtp) = (Free(), Free());
        foreach (var name in new[] { "run", "state", "home", "spool", "log", "mail" })
            Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, "dovecot.conf"), Dovecot());
        File.WriteAllText(Path.Combine(folder, "exim.conf"), Exim());
        if (AsRoot)
            Run("chown", "-R", $"{User}:{User}", folder);
        running = [Start("dovecot", "-F", "-c", Path.Combine(folder, "dovecot.conf")), Start("/usr/sbin/exim4", "-C", Path.Combine(folder, "exim.conf"), "-bdf")];
    }

    public int Imap { get; }

    public int Smtp { get; }

    private static bool AsRoot => Environment.UserName == "root";

    public static async Task<MailHost> Start()
    {
        Assert.SkipUnless(File.Exists("/usr/sbin/dovecot") && File.Exists("/usr/sbin/exim4"), "There is no mail system here (dovecot-imapd exim4-daemon-light).");
        var host = new MailHost();
        await Eventually.Is(async () => await Answers(host.Imap) && await Answers(host.Smtp));
        return host;
    }

    public async Task Send(MimeMessage letter)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", Smtp, MailKit.Security.SecureSocketOptions.None);
        await client.SendAsync(letter);
        await client.DisconnectAsync(quit: true);
    }

    /// <summary>What is in the mailbox, as its owner sees it.</summary>
    public Task<IReadOnlyList<IMessageSummary>> InTheBox() => Open<IReadOnlyList<IMessageSummary>>(async inbox =>
        [.. await inbox.FetchAsync(0, -1, MessageSummaryItems.UniqueId | MessageSummaryItems.Flags | MessageSummaryItems.Envelope)]);

    /// <summary>Letters that left for others.</summary>
    public IReadOnlyList<MimeMessage> Outside()
    {
        var arrived = Path.Combine(folder, "mail", "outside", "new");
        return Directory.Exists(arrived) ? [.. Directory.GetFiles(arrived).Order(StringComparer.Ordinal).Select(f => MimeMessage.Load(f))] : [];
    }

    /// <summary>The server loses its numbers and gives new ones, as when a mailbox is moved or restored.</summary>
    public async Task NumberAnew()
    {
        var before = await Open(inbox => Task.FromResult(inbox.UidValidity));
        await Eventually.Is(async () =>
        {
            // A session that is just ending may write the old numbers once more.
            foreach (var index in Directory.GetFiles(Path.Combine(folder, "mail", "box"), "dovecot*"))
                File.Delete(index);
            return await Open(inbox => Task.FromResult(inbox.UidValidity)) != before;
        });
    }

    private async Task<T> Open<T>(Func<IMailFolder, Task<T>> look)
    {
        using var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", Imap, MailKit.Security.SecureSocketOptions.None);
        await client.AuthenticateAsync(Box, Password);
        await client.Inbox!.OpenAsync(FolderAccess.ReadOnly);
        var seen = await look(client.Inbox);
        await client.DisconnectAsync(quit: true);
        return seen;
    }

    public async Task Stop()
    {
        foreach (var process in running)
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        foreach (var process in running)
            process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> Answers(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return await client.GetStream().ReadAsync(new byte[1]) == 1;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static Process Start(string program, params string[] arguments)
    {
        string[] whole = AsRoot ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups", program, .. arguments] : [program, .. arguments];
        return Process.Start(new ProcessStartInfo(whole[0], whole[1..]) { UseShellExecute = false, WorkingDirectory = "/", RedirectStandardError = true, RedirectStandardOutput = true })!;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private string Dovecot()
    {
        var user = AsRoot ? User : Environment.UserName;
        return $$"""
            base_dir = {{folder}}/run
            state_dir = {{folder}}/state
            log_path = {{folder}}/log/dovecot
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            default_internal_user = {{user}}
            default_internal_group = {{user}}
            default_login_user = {{user}}
            mail_location = maildir:{{folder}}/mail/box
            first_valid_uid = 1
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid={{user}} gid={{user}} home={{folder}}/home
            }
            service anvil {
              chroot =
            }
            service stats {
              chroot =
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{Imap.ToString(CultureInfo.InvariantCulture)}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            """;
    }

    private string Exim() => $$"""
        exim_path = /usr/sbin/exim4
        primary_hostname = mail.example.vn
        local_interfaces = 127.0.0.1
        daemon_smtp_ports = {{Smtp.ToString(CultureInfo.InvariantCulture)}}
        tls_advertise_hosts =
        keep_environment =
        spool_directory = {{folder}}/spool
        log_file_path = {{folder}}/log/exim-%slog
        pid_file_path = {{folder}}/exim.pid
        deliver_drop_privilege = true
        host_lookup =
        rfc1413_query_timeout = 0s
        message_size_limit = 200M
        smtp_accept_max = 50
        acl_smtp_rcpt = accept
        acl_smtp_data = accept
        begin routers
        box:
          driver = accept
          local_parts = {{Box}}
          transport = box
        outside:
          driver = accept
          transport = outside
        begin transports
        box:
          driver = appendfile
          directory = {{folder}}/mail/box
          maildir_format
          create_directory
          return_path_add
        outside:
          driver = appendfile
          directory = {{folder}}/mail/outside
          maildir_format
          create_directory
        begin retry
        * * F,1h,1m

        """;
}
