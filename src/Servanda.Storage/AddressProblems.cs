using Servanda.Core;

namespace Servanda.Storage;

/// <summary>What can be wrong with the address of a database.</summary>
public static class AddressProblems
{
    const string Clause = "docs/operating.md, Database";

    /// <summary>Neither of the forms we read.</summary>
    public static readonly ProblemKind Unknown = new("database.unknown", Clause);

    /// <summary><c>sqlite:</c> and nothing after.</summary>
    public static readonly ProblemKind NoPath = new("database.path.missing", Clause);

    /// <summary>A server, and no database on it.</summary>
    public static readonly ProblemKind NoDatabase = new("database.name.missing", Clause);

    /// <summary>An option other than host, sslmode and sslrootcert, or a value it cannot have.</summary>
    public static readonly ProblemKind Option = new("database.option.unknown", Clause);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } = [Unknown, NoPath, NoDatabase, Option];
}
