namespace Servanda.SystemTests.Dnssec;

/// <summary>The tests that share one private internet, and what the oracles say of it.</summary>
[CollectionDefinition(nameof(SignedWorld))]
public sealed class SignedWorld : ICollectionFixture<PrivateInternet>;
