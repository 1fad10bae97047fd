namespace Servanda.Accords;

/// <summary>What an organisation has that can be looked at.</summary>
public enum AssetKind
{
    /// <summary>A domain name.</summary>
    Domain,
    /// <summary>An autonomous system.</summary>
    AutonomousSystem,
    /// <summary>A product it makes.</summary>
    Product,
    /// <summary>A public source repository.</summary>
    Repository,
    /// <summary>The organisation itself: its policies and conduct.</summary>
    Organisation,
}
