using Servanda.Web.Layout;

namespace Servanda.Web.Verify;

/// <summary>How to check a bundle: in this browser, with the program, and with what every system has.</summary>
public sealed class VerifyModel : PublicPage
{
    /// <summary>Compares every file with its digest in the manifest, with programs most systems have.</summary>
    public const string CommonCommands =
        """
        unzip -q BUNDLE.zip -d bundle && cd bundle
        python3 -c 'import json; [print(f["sha256"] + "  " + f["path"]) for f in json.load(open("manifest.json"))["files"]]' | sha256sum --check --quiet
        sha256sum manifest.json; cat manifest.sig
        """;
}
