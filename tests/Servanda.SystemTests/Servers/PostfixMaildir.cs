namespace Servanda.SystemTests.Servers;

/// <summary>postfix with a queue and a configuration of its own, which delivers everything for one domain to a Maildir.</summary>
sealed class PostfixMaildir : IAsyncDisposable
{
    readonly string _program, _configuration, _log;

    PostfixMaildir(string program, string configuration, string log, string maildir, int port) =>
        (_program, _configuration, _log, Maildir, Port) = (program, configuration, log, maildir, port);

    public int Port { get; }

    public string Maildir { get; }

    public string Log => File.Exists(_log) ? File.ReadAllText(_log) : "";

    /// <summary>Starts it on loopback.</summary>
    public static async Task<PostfixMaildir> StartAsync(Scratch scratch, string domain)
    {
        var (program, port) = (Tools.Require("postfix"), Ports.Free());
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "postfix's master wants to be started by root");
        string maildir = scratch.At("boxes/dmarc"), log = scratch.At("postfix.log");
        foreach (var part in (string[])["new", "cur", "tmp"])
            Directory.CreateDirectory(Path.Combine(maildir, part));
        await RealProcess.RunAsync("/bin/chown", ["-R", "nobody", scratch.At("boxes")]);
        var directory = Path.GetDirectoryName(scratch.Write("postfix/main.cf", $"""
            compatibility_level = 3.6
            queue_directory = {scratch.At("postfix-queue")}
            data_directory = {scratch.At("postfix-data")}
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            myhostname = mx.{domain}
            mydestination =
            local_recipient_maps =
            alias_maps =
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            smtpd_peername_lookup = no
            smtpd_relay_restrictions = permit_auth_destination, reject
            virtual_mailbox_domains = {domain}
            virtual_mailbox_base = {scratch.At("boxes")}
            virtual_mailbox_maps = static:dmarc/
            virtual_uid_maps = static:65534
            virtual_gid_maps = static:65534
            maillog_file = {log}
            maillog_file_prefixes = /

            """))!;
        scratch.Write("postfix/master.cf", $"""
            127.0.0.1:{port} inet n - n - - smtpd
            rewrite unix - - n - - trivial-rewrite
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            error unix - - n - - error
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            postlog unix-dgram n - n - 1 postlogd

            """);
        Directory.CreateDirectory(scratch.At("postfix-queue"));
        Directory.CreateDirectory(scratch.At("postfix-data"));
        await RealProcess.RunAsync("/bin/chown", ["postfix", scratch.At("postfix-data")]);
        await RealProcess.RunAsync(program, ["-c", directory, "start"]);
        await Ports.ListenAsync(port, () => File.ReadAllText(log));
        return new PostfixMaildir(program, directory, log, maildir, port);
    }

    public async ValueTask DisposeAsync() => await RealProcess.RunAsync(_program, ["-c", _configuration, "stop"]);
}
