using FsCheck;
using FsCheck.Fluent;
using Servanda.Storage;

namespace Servanda.Tests.Storage;

public sealed class DatabaseAddressTests
{
    [Theory]
    [InlineData("sqlite:reports.db", DatabaseKind.Sqlite)]
    [InlineData("sqlite:///var/lib/servanda/reports.db", DatabaseKind.Sqlite)]
    [InlineData("sqlite::memory:", DatabaseKind.Sqlite)]
    [InlineData("postgres://db.example.org/servanda", DatabaseKind.PostgreSql)]
    [InlineData("postgresql://user@[::1]:5433/servanda?sslmode=verify-full", DatabaseKind.PostgreSql)]
    [InlineData("postgres:///servanda?host=/run/postgresql", DatabaseKind.PostgreSql)]
    public void Addresses_are_read(string text, DatabaseKind kind) => Assert.Equal(kind, DatabaseAddress.Read(text).Value?.Kind);

    [Theory]
    [InlineData("", "database.unknown")]
    [InlineData("reports.db", "database.unknown")]
    [InlineData("mysql://host/db", "database.unknown")]
    [InlineData("sqlite:a\0b", "database.unknown")]
    [InlineData("postgres://host/a%00b", "database.unknown")]
    [InlineData("sqlite:", "database.path.missing")]
    [InlineData("postgres://host", "database.name.missing")]
    [InlineData("postgres://host/db?sslmode=maybe", "database.option.unknown")]
    [InlineData("postgres://host/db?colour=blue", "database.option.unknown")]
    public void What_is_wrong_is_said(string text, string code) =>
        Assert.Equal(code, Assert.Single(DatabaseAddress.Read(text).Problems).Code);

    [Fact]
    public void A_password_is_read_and_never_shown()
    {
        var address = DatabaseAddress.Read("postgres://us%65r:p%40ss;word@host:5433/db").Value!;
        Assert.Equal("postgres://host:5433/db", address.ToString());
        var read = new Npgsql.NpgsqlConnectionStringBuilder(address.ConnectionString);
        Assert.Equal(("user", "p@ss;word", "host", 5433), (read.Username, read.Password, read.Host, read.Port));
    }

    [Fact]
    public void Any_text_is_read_without_throwing() =>
        Prop.ForAll<string>(text => new[] { "postgres://", "postgres://host/", "postgres://host/db?", "sqlite:" }
            .All(start => DatabaseAddress.Read(start + text) is not null)).QuickCheckThrowOnFailure();
}
