namespace Servanda.SystemTests.Servers;

/// <summary>nginx with servers of the test's own on two loopback ports, plain and TLS.</summary>
sealed class Nginx : IAsyncDisposable
{
    readonly RealProcess _process;

    Nginx(RealProcess process, int plain, int tls) => (_process, Plain, Tls) = (process, plain, tls);

    public int Plain { get; }

    public int Tls { get; }

    /// <summary>Starts it.</summary>
    /// <param name="scratch">Where its configuration goes.</param>
    /// <param name="servers">The server blocks, given the plain and the TLS port.</param>
    public static async Task<Nginx> StartAsync(Scratch scratch, Func<int, int, string> servers)
    {
        var (program, plain, tls) = (Tools.Require("nginx"), Ports.Free(), Ports.Free());
        var configuration = scratch.Write("nginx.conf", $$"""
            daemon off;
            master_process off;
            pid {{scratch.At("nginx.pid")}};
            error_log stderr warn;
            events { }
            http {
                access_log off;
                client_body_temp_path {{scratch.At("nginx-body")}};
                proxy_temp_path {{scratch.At("nginx-proxy")}};
                fastcgi_temp_path {{scratch.At("nginx-fastcgi")}};
                uwsgi_temp_path {{scratch.At("nginx-uwsgi")}};
                scgi_temp_path {{scratch.At("nginx-scgi")}};
                ssl_protocols TLSv1.2 TLSv1.3;
                {{servers(plain, tls)}}
            }
            """);
        var process = RealProcess.Start(program, "-e", "stderr", "-p", scratch.Root, "-c", configuration);
        await Ports.ListenAsync(tls, () => process.Log);
        return new Nginx(process, plain, tls);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
