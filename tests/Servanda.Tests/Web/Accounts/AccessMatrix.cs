using Servanda.Storage.Accounts;
using Servanda.Web.Accounts;

namespace Servanda.Tests.Web.Accounts;

/// <summary>
/// Who may ask for what: every endpoint of the portal, by its route. Whoever adds an endpoint adds its row; one that is missing
/// here fails <see cref="AccessTests"/>.
/// </summary>
static class AccessMatrix
{
    /// <summary>Everybody, signed in or not.</summary>
    public const string Anyone = "anyone";

    /// <summary>Whoever has the key of a program, which the endpoint checks itself; for people it is as good as closed.</summary>
    public const string Key = "key";

    /// <summary>Rows: the route, and a policy or one of the two above.</summary>
    public static IReadOnlyDictionary<string, string> Rows { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/"] = Anyone,
        ["/assets/{file}"] = Anyone,
        ["/badge/{accord}.svg"] = Anyone,
        ["/badge/{accord}/{organisation}.svg"] = Anyone,
        ["/data/{file}"] = Anyone,
        ["/healthz"] = Anyone,
        ["/log/proof/{index:long:min(0)}"] = Anyone,
        ["/log/{**path}"] = Anyone,
        ["/readyz"] = Anyone,
        ["/robots.txt"] = Anyone,
        ["/sitemap.xml"] = Anyone,

        ["/{lang:lang}"] = Anyone,
        ["/{lang:lang}/about"] = Anyone,
        ["/{lang:lang}/accessibility"] = Anyone,
        ["/{lang:lang}/accords"] = Anyone,
        ["/{lang:lang}/accords/{accord}"] = Anyone,
        ["/{lang:lang}/categories.csv"] = Anyone,
        ["/{lang:lang}/commitments/{commitment}"] = Anyone,
        ["/{lang:lang}/compare"] = Anyone,
        ["/{lang:lang}/controls"] = Anyone,
        ["/{lang:lang}/controls/{control}"] = Anyone,
        ["/{lang:lang}/countries.csv"] = Anyone,
        ["/{lang:lang}/data"] = Anyone,
        ["/{lang:lang}/error"] = Anyone,
        ["/{lang:lang}/growth.csv"] = Anyone,
        ["/{lang:lang}/log"] = Anyone,
        ["/{lang:lang}/log/{index:long}"] = Anyone,
        ["/{lang:lang}/method"] = Anyone,
        ["/{lang:lang}/organisations"] = Anyone,
        ["/{lang:lang}/organisations/{organisation}"] = Anyone,
        ["/{lang:lang}/organisations/{organisation}/findings/{control}"] = Anyone,
        ["/{lang:lang}/privacy"] = Anyone,
        ["/{lang:lang}/verify"] = Anyone,

        ["/{lang:lang}/applications/{id}"] = Anyone,
        ["/{lang:lang}/applications/{id}/change"] = Anyone,
        ["/{lang:lang}/apply"] = Anyone,
        ["/{lang:lang}/apply/confirm/{token}"] = Anyone,
        ["/{lang:lang}/apply/sent"] = Anyone,
        ["/{lang:lang}/apply/{accord}"] = Anyone,

        ["/{lang:lang}/set-up/{token}"] = Anyone,
        ["/{lang:lang}/sign-in"] = Anyone,
        ["/{lang:lang}/sign-in/recover"] = Anyone,

        ["/{lang:lang}/account"] = Policies.Account,
        ["/{lang:lang}/account/codes"] = Policies.Account,
        ["/{lang:lang}/account/address/{token}"] = Anyone,
        ["/{lang:lang}/account/data"] = Policies.Account,
        ["/{lang:lang}/account/details"] = Policies.Account,
        ["/{lang:lang}/account/passkeys"] = Policies.Account,
        ["/{lang:lang}/account/password"] = Policies.Account,
        ["/{lang:lang}/account/prove"] = Policies.Account,
        ["/{lang:lang}/sign-out"] = Policies.Account,

        ["/{lang:lang}/workspace"] = Policies.Workspace,
        ["/{lang:lang}/workspace/attestations"] = Policies.Workspace,
        ["/{lang:lang}/workspace/changes/{signature}"] = Policies.Workspace,
        ["/{lang:lang}/workspace/mail"] = Policies.Workspace,
        ["/{lang:lang}/workspace/measures"] = Policies.Workspace,
        ["/{lang:lang}/workspace/measures/{id}"] = Policies.Workspace,
        ["/{lang:lang}/workspace/members"] = Policies.Workspace,

        ["/{lang:lang}/desk"] = Policies.Desk,
        ["/{lang:lang}/desk/applications/{id}"] = Policies.Decide,
        ["/{lang:lang}/desk/journal"] = Policies.Desk,
        ["/{lang:lang}/desk/letters"] = Policies.Desk,
        ["/{lang:lang}/desk/import"] = Policies.Publish,
        ["/{lang:lang}/desk/import/{id}"] = Policies.Publish,
        ["/{lang:lang}/desk/register"] = Policies.Publish,
        ["/{lang:lang}/desk/register/{signature}"] = Policies.Publish,

        ["/{lang:lang}/desk/accounts"] = Policies.Settings,
        ["/{lang:lang}/desk/accounts/events"] = Policies.Settings,
        ["/{lang:lang}/desk/accounts/{id}"] = Policies.Settings,
        ["/{lang:lang}/desk/settings"] = Policies.Settings,
    };

    /// <summary>Below these everybody may read, and what is not there is not found.</summary>
    public static IReadOnlyList<string> PublicBelow { get; } =
        ["/api/v1", "/data/", "/evidence/", "/feeds/", "/sitemap/", "/{lang:lang}/accords/{accord}/", "/{lang:lang}/organisations/{organisation}/"];

    /// <summary>Endpoints for programs with a key, by method and route.</summary>
    public static IReadOnlyDictionary<string, string> Keyed { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["POST /api/v1/assessments"] = Key,
        ["GET /api/v1/assessments/submissions/{id}"] = Key,
    };

    /// <summary>The roles that a row admits; null stands for nobody signed in.</summary>
    public static bool Admits(string access, AccountRole? role) =>
        access == Anyone || access != Key && role is { } known && Policies.Roles[access].Contains(known);
}
