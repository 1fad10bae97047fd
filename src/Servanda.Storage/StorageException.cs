using System.Net.Sockets;
using Npgsql;

namespace Servanda.Storage;

/// <summary>
/// The database cannot be used: it does not answer, was made by a later version, or was changed by hand. Whoever started
/// the program can mend it, so hosts show the message and no stack.
/// </summary>
public sealed class StorageException : IOException
{
    /// <summary>With words for the operator.</summary>
    public StorageException(string message) : base(message)
    {
    }

    /// <summary>With words for the operator, and what lies behind.</summary>
    public StorageException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>Without words.</summary>
    public StorageException()
    {
    }

    /// <summary>True where a database server is about to start, or may be: nobody listens yet, or it says so itself
    /// (SQLSTATE 57P03).</summary>
    public bool IsStarting => InnerException is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow }
        or NpgsqlException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } };
}
