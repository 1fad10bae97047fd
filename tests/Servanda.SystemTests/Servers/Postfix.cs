namespace Servanda.SystemTests.Servers;

/// <summary>postfix with a queue and a configuration of its own; it takes no mail, it only greets and starts TLS.</summary>
sealed class Postfix : IAsyncDisposable
{
    readonly string _program, _configuration;

    Postfix(string program, string configuration, int port) =>
        (_program, _configuration, Port) = (program, configuration, port);

    public int Port { get; }

    /// <summary>Starts it with TLS 1.2 and later.</summary>
    public static async Task<Postfix> StartAsync(Scratch scratch, string host, (string Certificate, string Key) tls)
    {
        var (program, port) = (Tools.Require("postfix"), Ports.Free());
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "postfix's master wants to be started by root");
        var directory = Path.GetDirectoryName(scratch.Write("postfix/main.cf", $"""
            compatibility_level = 3.6
            queue_directory = {scratch.At("postfix-queue")}
            data_directory = {scratch.At("postfix-data")}
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            myhostname = {host}
            mydestination =
            local_recipient_maps =
            alias_maps =
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            smtpd_peername_lookup = no
            smtpd_tls_security_level = may
            smtpd_tls_cert_file = {tls.Certificate}
            smtpd_tls_key_file = {tls.Key}
            smtpd_tls_protocols = >=TLSv1.2
            maillog_file = {scratch.At("postfix.log")}
            maillog_file_prefixes = /

            """))!;
        scratch.Write("postfix/master.cf", $"""
            127.0.0.1:{port} inet n - n - - smtpd
            rewrite unix - - n - - trivial-rewrite
            cleanup unix n - n - 0 cleanup
            tlsmgr unix - - n 1000? 1 tlsmgr
            anvil unix - - n - 1 anvil
            postlog unix-dgram n - n - 1 postlogd

            """);
        Directory.CreateDirectory(scratch.At("postfix-queue"));
        Directory.CreateDirectory(scratch.At("postfix-data"));
        await RealProcess.RunAsync("/bin/chown", ["postfix", scratch.At("postfix-data")]);
        await RealProcess.RunAsync(program, ["-c", directory, "start"]);
        await Ports.ListenAsync(port, () => File.ReadAllText(scratch.At("postfix.log")));
        return new Postfix(program, directory, port);
    }

    public async ValueTask DisposeAsync() => await RealProcess.RunAsync(_program, ["-c", _configuration, "stop"]);
}
