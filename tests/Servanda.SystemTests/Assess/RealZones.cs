using System.Globalization;
using System.Security.Cryptography;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Assess;

/// <summary>What the zones and the web servers of the private internet say.</summary>
static class RealZones
{
    /// <summary>Writes and signs root, good.test, plain.test and bogus.test; returns the root's DS record.</summary>
    public static async Task<string> WriteAsync(SignedZones zones)
    {
        var good = await zones.AddSignedAsync("good.test.", Good());
        zones.Add("plain.test.", Plain);
        // Signed by one key, and the root vouches for another: bogus.
        await zones.AddSignedAsync("bogus.test.", Head("bogus.test.") + "@ A 127.0.0.1\n");
        return await zones.AddSignedAsync(".", $"""
            $TTL 300
            . SOA a.root.test. hostmaster.root.test. 1 3600 600 86400 300
            . NS a.root.test.
            a.root.test. A 127.0.0.1
            good.test. NS ns1.good.test.
            good.test. NS ns2.good.test.
            ns1.good.test. A 127.0.0.1
            ns2.good.test. A 127.1.0.1
            {good}
            plain.test. NS ns1.plain.test.
            ns1.plain.test. A 127.0.0.1
            bogus.test. NS ns1.bogus.test.
            ns1.bogus.test. A 127.0.0.1
            bogus.test. DS 1 13 2 0000000000000000000000000000000000000000000000000000000000000000

            """);
    }

    /// <summary>nginx for good.test (TLS, HSTS, security.txt, MTA-STS) and plain.test (no TLS at all).</summary>
    public static string WebServers(Scratch scratch, TestAuthority authority, int plain, int tls)
    {
        var (certificate, key) = authority.Issue(
            scratch, "web", 90, "good.test", "www.good.test", "mta-sts.good.test");
        var expires = TimeProvider.System.GetUtcNow().AddDays(180).ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture);
        scratch.Write("site/.well-known/security.txt", $"""
            Contact: mailto:security@good.test
            Expires: {expires}
            Canonical: https://good.test/.well-known/security.txt
            Preferred-Languages: en, fr
            Policy: https://good.test/policy

            """);
        scratch.Write("site/index.html", "<!doctype html><title>Good</title>");
        scratch.Write("site/policy", "<!doctype html><title>How to report a vulnerability</title>");
        scratch.Write("sts/.well-known/mta-sts.txt", "version: STSv1\r\nmode: enforce\r\nmx: mx.good.test\r\nmax_age: 2419200\r\n");
        return $$"""
            server {
                listen 127.0.0.1:{{plain}};
                server_name good.test www.good.test;
                return 301 https://$host$request_uri;
            }
            server {
                listen 127.0.0.1:{{plain}};
                server_name plain.test;
                location / { default_type text/html; return 200 "<!doctype html><title>Plain</title>"; }
            }
            server {
                listen 127.0.0.1:{{tls}} ssl;
                server_name good.test www.good.test;
                ssl_certificate {{certificate}};
                ssl_certificate_key {{key}};
                add_header Strict-Transport-Security "max-age=63072000; includeSubDomains" always;
                root {{scratch.At("site")}};
                location = /policy { default_type text/html; }
                location = /.well-known/security.txt { types { } default_type "text/plain; charset=utf-8"; }
            }
            server {
                listen 127.0.0.1:{{tls}} ssl;
                server_name mta-sts.good.test;
                ssl_certificate {{certificate}};
                ssl_certificate_key {{key}};
                root {{scratch.At("sts")}};
                location / { types { } default_type text/plain; }
            }
            """;
    }

    static string Good()
    {
        using var rsa = RSA.Create(2048);
        var key = Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo());
        return Head("good.test.") + $"""
            @ NS ns2.good.test.
            ns1 A 127.0.0.1
            ns1 AAAA ::1
            ns2 A 127.1.0.1
            @ A 127.0.0.1
            @ AAAA ::1
            www A 127.0.0.1
            www AAAA ::1
            mta-sts A 127.0.0.1
            mx A 127.0.0.1
            mx AAAA ::1
            @ MX 10 mx.good.test.
            @ TXT "v=spf1 mx -all"
            _dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@good.test"
            _mta-sts TXT "v=STSv1; id=20261122"
            _smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@good.test"
            mail2026._domainkey TXT "v=DKIM1; k=rsa; p={key[..200]}" "{key[200..]}"
            @ CAA 0 issue "ca.test"
            @ CAA 0 issuewild ";"

            """;
    }

    static string Plain => Head("plain.test.") + """
        ns1 A 127.0.0.1
        @ A 127.0.0.1
        @ MX 10 mx.plain.test.
        mx A 127.0.0.2
        @ TXT "v=spf1 +all"

        """;

    static string Head(string zone) => $"""
        $ORIGIN {zone}
        $TTL 300
        @ SOA ns1 hostmaster 1 3600 600 86400 300
        @ NS ns1.{zone}

        """;
}
