using Servanda.Accords.Registers;
using Servanda.Core;
using Servanda.Storage.Bulk;

namespace Servanda.Storage.Register;

// The rows of accords, signatures and imported lists, as they stand in their tables.

sealed record VersionRow
{
    const string Columns = """
        SELECT accord AS Accord, version AS Version, language AS Language, number AS Number, title AS Title, text AS Text,
            effective AS Effective, source AS Source, change AS Change
        FROM accord_version
        """;

    public const string Select = Columns + " ORDER BY accord, version, language, number";

    public const string SelectOne =
        Columns + " WHERE accord = @AccordId AND version = @Version AND language = @language ORDER BY number";

    public string Accord { get; init; } = "";

    public string Version { get; init; } = "";

    public string Language { get; init; } = "";

    public long Number { get; init; }

    public string Title { get; init; } = "";

    public string? Text { get; init; }

    public string? Effective { get; init; }

    public string Source { get; init; } = "";

    public long Change { get; init; }

    public static BulkTable<VersionRow> Table { get; } = new("accord_version",
    [
        new BulkColumn<VersionRow>.Text("accord", row => row.Accord),
        new BulkColumn<VersionRow>.Text("version", row => row.Version),
        new BulkColumn<VersionRow>.Text("language", row => row.Language),
        new BulkColumn<VersionRow>.Number("number", row => row.Number),
        new BulkColumn<VersionRow>.Text("title", row => row.Title),
        new BulkColumn<VersionRow>.Text("text", row => row.Text),
        new BulkColumn<VersionRow>.Text("effective", row => row.Effective),
        new BulkColumn<VersionRow>.Text("source", row => row.Source),
        new BulkColumn<VersionRow>.Number("change", row => row.Change),
    ]);
}

sealed record SignatureRow
{
    public const string Select =
        "SELECT id AS Id, accord AS Accord, organisation AS Organisation, change AS Change FROM signature ORDER BY id";

    public string Id { get; init; } = "";

    public string Accord { get; init; } = "";

    public string Organisation { get; init; } = "";

    public long Change { get; init; }

    public static BulkTable<SignatureRow> Table { get; } = new("signature",
    [
        new BulkColumn<SignatureRow>.Text("id", row => row.Id),
        new BulkColumn<SignatureRow>.Text("accord", row => row.Accord),
        new BulkColumn<SignatureRow>.Text("organisation", row => row.Organisation),
        new BulkColumn<SignatureRow>.Number("change", row => row.Change),
    ]);
}

sealed record StateRow
{
    public const string Columns = """
        signature AS Signature, number AS Number, status AS Status, name AS Name, category AS Category,
        signed_on AS SignedOn, since AS Since, version AS Version, successor AS Successor, source AS Source, basis AS Basis,
        is_unverified AS IsUnverified, change AS Change
        """;

    public const string Select = $"SELECT {Columns} FROM signature_state ORDER BY signature, number";

    public string Signature { get; init; } = "";

    public long Number { get; init; }

    public string Status { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Category { get; init; }

    public string? SignedOn { get; init; }

    public string? Since { get; init; }

    public string? Version { get; init; }

    public string? Successor { get; init; }

    public string Source { get; init; } = "";

    public string Basis { get; init; } = "";

    public long IsUnverified { get; init; }

    public long Change { get; init; }

    /// <summary>Adds nothing where the state before has been replaced already.</summary>
    public const string Insert = """
        INSERT INTO signature_state (signature, number, status, name, category, signed_on, since, version, successor, source, basis,
            is_unverified, change)
        VALUES (@Signature, @Number, @Status, @Name, @Category, @SignedOn, @Since, @Version, @Successor, @Source, @Basis,
            @IsUnverified, @Change)
        ON CONFLICT (signature, number) DO NOTHING
        """;

    public static BulkTable<StateRow> Table { get; } = new("signature_state",
    [
        new BulkColumn<StateRow>.Text("signature", row => row.Signature),
        new BulkColumn<StateRow>.Number("number", row => row.Number),
        new BulkColumn<StateRow>.Text("status", row => row.Status),
        new BulkColumn<StateRow>.Text("name", row => row.Name),
        new BulkColumn<StateRow>.Text("category", row => row.Category),
        new BulkColumn<StateRow>.Text("signed_on", row => row.SignedOn),
        new BulkColumn<StateRow>.Text("since", row => row.Since),
        new BulkColumn<StateRow>.Text("version", row => row.Version),
        new BulkColumn<StateRow>.Text("successor", row => row.Successor),
        new BulkColumn<StateRow>.Text("source", row => row.Source),
        new BulkColumn<StateRow>.Text("basis", row => row.Basis),
        new BulkColumn<StateRow>.Number("is_unverified", row => row.IsUnverified),
        new BulkColumn<StateRow>.Number("change", row => row.Change),
    ]);
}

sealed record BaselineRow
{
    /// <summary>Stands for the list of organisations, which is no register.</summary>
    public const string Organisations = "organisations";

    public const string Select = """
        SELECT register AS Register, list AS List, accord AS Accord, entries AS Entries, is_complete AS IsComplete,
            title_en AS TitleEn, title_fr AS TitleFr, caution_en AS CautionEn, caution_fr AS CautionFr, sources AS Sources,
            change AS Change
        FROM register_baseline ORDER BY change
        """;

    public string Register { get; init; } = "";

    public string List { get; init; } = "";

    public string? Accord { get; init; }

    public long Entries { get; init; }

    public long IsComplete { get; init; }

    public string TitleEn { get; init; } = "";

    public string TitleFr { get; init; } = "";

    public string? CautionEn { get; init; }

    public string? CautionFr { get; init; }

    public string Sources { get; init; } = "";

    public long Change { get; init; }

    public static BaselineRow Of(Accords.Registers.Register register, Digest list, long change) => new()
    {
        Register = register.Id,
        List = list.ToString(),
        Accord = register.AccordId,
        Entries = register.Signatures.Count,
        IsComplete = register.IsComplete ? 1 : 0,
        TitleEn = register.Title.En,
        TitleFr = register.Title.Fr,
        CautionEn = register.Caution?.En,
        CautionFr = register.Caution?.Fr,
        Sources = string.Join('\n', register.Sources),
        Change = change,
    };

    /// <summary>The list of who they are; its sources stand in the lists of signatories.</summary>
    public static BaselineRow Of(IReadOnlyList<Organisation> organisations, Digest list, long change) => new()
    {
        Register = Organisations,
        List = list.ToString(),
        Entries = organisations.Count,
        TitleEn = "Organisations named by the registers",
        TitleFr = "Organisations nommées par les registres",
        Change = change,
    };

    public static BulkTable<BaselineRow> Table { get; } = new("register_baseline",
    [
        new BulkColumn<BaselineRow>.Text("register", row => row.Register),
        new BulkColumn<BaselineRow>.Text("list", row => row.List),
        new BulkColumn<BaselineRow>.Text("accord", row => row.Accord),
        new BulkColumn<BaselineRow>.Number("entries", row => row.Entries),
        new BulkColumn<BaselineRow>.Number("is_complete", row => row.IsComplete),
        new BulkColumn<BaselineRow>.Text("title_en", row => row.TitleEn),
        new BulkColumn<BaselineRow>.Text("title_fr", row => row.TitleFr),
        new BulkColumn<BaselineRow>.Text("caution_en", row => row.CautionEn),
        new BulkColumn<BaselineRow>.Text("caution_fr", row => row.CautionFr),
        new BulkColumn<BaselineRow>.Text("sources", row => row.Sources),
        new BulkColumn<BaselineRow>.Number("change", row => row.Change),
    ]);
}
