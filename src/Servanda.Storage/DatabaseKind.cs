namespace Servanda.Storage;

/// <summary>The databases we speak to.</summary>
public enum DatabaseKind
{
    /// <summary>One file, or memory, inside this process.</summary>
    Sqlite,
    /// <summary>A PostgreSQL server, 14 or later.</summary>
    PostgreSql,
}
