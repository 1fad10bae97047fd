using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Core.Names;

namespace Servanda.Assessment.Runs;

/// <summary>The assets that this version can look at.</summary>
static class Domains
{
    public static IEnumerable<(Asset Asset, DomainName Domain)> Of(Organisation organisation) =>
        from asset in organisation.Assets.DistinctBy(asset => asset.Name)
        where asset.Kind == AssetKind.Domain
        let domain = DomainName.Read(asset.Name).Value
        where domain is not null
        select (asset, domain);
}
