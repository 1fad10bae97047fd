using Servanda.Storage.Letters;

namespace Servanda.Cli.Serving.Letters;

/// <summary>How letters leave.</summary>
/// <param name="Server">By which server.</param>
/// <param name="Password">To sign in with; null where none is needed.</param>
/// <param name="From">Who writes them.</param>
sealed record SmtpSettings(SmtpServer Server, string? Password, MailAddress From);
