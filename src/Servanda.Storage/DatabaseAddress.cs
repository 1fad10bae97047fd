using Microsoft.Data.Sqlite;
using Npgsql;
using Servanda.Core;

namespace Servanda.Storage;

/// <summary>
/// Where data is kept, as an operator writes it: <c>sqlite:PATH</c>, <c>sqlite::memory:</c>, or
/// <c>postgres://user:password@host:port/database</c> (also <c>postgresql://</c>), with <c>?host=/run/postgresql</c> for a
/// socket and <c>?sslmode=require</c> for TLS.
/// </summary>
public sealed class DatabaseAddress
{
    const string SqlitePrefix = "sqlite:";
    const string Memory = ":memory:";
    const int PostgresPort = 5432;

    readonly string _shown;

    DatabaseAddress(DatabaseKind kind, string connectionString, string shown, string? path)
    {
        Kind = kind;
        ConnectionString = connectionString;
        _shown = shown;
        Path = path;
    }

    /// <summary>Which database speaks there.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>The SQLite file; null for memory and for PostgreSQL.</summary>
    public string? Path { get; }

    internal string ConnectionString { get; }

    internal bool IsMemory => Kind == DatabaseKind.Sqlite && Path is null;

    /// <summary>A SQLite database in this file; the file and its folder are made when they are not there.</summary>
    public static DatabaseAddress File(string path)
    {
        var whole = System.IO.Path.GetFullPath(path);
        var builder = new SqliteConnectionStringBuilder { DataSource = whole, DefaultTimeout = Database.BusySeconds };
        return new DatabaseAddress(DatabaseKind.Sqlite, builder.ToString(), SqlitePrefix + path, whole);
    }

    /// <summary>A SQLite database in memory, which lives as long as its <see cref="Database"/>.</summary>
    /// <param name="name">Tells it from other such databases of this process.</param>
    public static DatabaseAddress InMemory(string name)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = name,
            Mode = SqliteOpenMode.Memory,
            Cache = SqliteCacheMode.Shared,
        };
        return new DatabaseAddress(DatabaseKind.Sqlite, builder.ToString(), SqlitePrefix + Memory, null);
    }

    /// <summary>Reads an address; what is wrong with it is said by offset.</summary>
    public static Parsed<DatabaseAddress> Read(string text)
    {
        // Neither a file nor a database can have NUL in its name.
        if (text.Contains('\0') || text.Contains("%00", StringComparison.Ordinal))
            return new(null, [AddressProblems.Unknown.At(0)]);
        if (text.StartsWith(SqlitePrefix, StringComparison.Ordinal))
            return Sqlite(text);
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "postgres" or "postgresql"
            ? Postgres(uri)
            : new(null, [AddressProblems.Unknown.At(0)]);
    }

    /// <summary>Without the password.</summary>
    public override string ToString() => _shown;

    static Parsed<DatabaseAddress> Sqlite(string text)
    {
        var path = text[SqlitePrefix.Length..];
        if (path.StartsWith("//", StringComparison.Ordinal))
            path = path[2..];
        return path switch
        {
            "" => new(null, [AddressProblems.NoPath.At(SqlitePrefix.Length)]),
            Memory => new(InMemory(Guid.NewGuid().ToString("N")), []),
            _ => new(File(path), []),
        };
    }

    static Parsed<DatabaseAddress> Postgres(Uri uri)
    {
        var database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        if (database.Length == 0)
            return new(null, [AddressProblems.NoDatabase.At(0)]);
        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Length == 0 ? "localhost" : uri.Host.Trim('[', ']'),
            Port = uri.Port > 0 ? uri.Port : PostgresPort,
            Database = database,
            ApplicationName = "servanda",
            // Every report is stored by the same few statements.
            MaxAutoPrepare = 32,
        };
        if (user[0].Length > 0)
            builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2)
            builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (var option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = option.Split('=', 2);
            var value = pair.Length == 2 ? Uri.UnescapeDataString(pair[1]) : "";
            switch (pair[0])
            {
                case "host" when value.Length > 0:
                    builder.Host = value;
                    break;
                case "sslmode" when SslModes.TryGetValue(value, out var mode):
                    builder.SslMode = mode;
                    break;
                case "sslrootcert" when value.Length > 0:
                    builder.RootCertificate = value;
                    break;
                default:
                    return new(null, [AddressProblems.Option.At(uri.OriginalString.IndexOf(option, StringComparison.Ordinal), option)]);
            }
        }
        var shown = $"postgres://{builder.Host}:{builder.Port}/{database}";
        return new(new DatabaseAddress(DatabaseKind.PostgreSql, builder.ToString(), shown, null), []);
    }

    static readonly Dictionary<string, SslMode> SslModes = new(StringComparer.Ordinal)
    {
        ["disable"] = SslMode.Disable,
        ["prefer"] = SslMode.Prefer,
        ["require"] = SslMode.Require,
        ["verify-ca"] = SslMode.VerifyCA,
        ["verify-full"] = SslMode.VerifyFull,
    };
}
