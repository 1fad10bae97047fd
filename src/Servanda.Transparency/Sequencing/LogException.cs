namespace Servanda.Transparency.Sequencing;

/// <summary>
/// The log does not go on, or does not begin, because something is not as it must be; nothing was signed. The message
/// names the file, database or peer and says how to proceed, so hosts show it and no stack.
/// </summary>
public sealed class LogException : IOException
{
    /// <summary>With words for the operator.</summary>
    public LogException(string message) : base(message)
    {
    }

    /// <summary>With words for the operator, and what lies behind.</summary>
    public LogException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>Without words.</summary>
    public LogException()
    {
    }
}
