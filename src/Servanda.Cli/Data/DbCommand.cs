using System.CommandLine;

namespace Servanda.Cli.Data;

/// <summary><c>servanda db</c>: the database an operator looks after.</summary>
static class DbCommand
{
    public static Command Create() => new("db", "Look after the database: how it stands, copies of it, and moving it from SQLite to PostgreSQL and back")
    {
        DbStatusCommand.Create(),
        DbMigrateCommand.Create(),
        DbBackupCommand.Create(),
        DbRestoreCommand.Create(),
        DbExportCommand.Create(),
        DbImportCommand.Create(),
    };
}
