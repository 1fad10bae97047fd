using Servanda.Storage.Bulk;

namespace Servanda.Storage.Register;

// The rows of the register's tables, as they stand there.

sealed record ChangeRow
{
    public const string Select = """
        SELECT number AS Number, made_at AS MadeAt, kind AS Kind, organisation AS Organisation, accord AS Accord,
            signature AS Signature, reason AS Reason, corrects AS Corrects, leaf AS Leaf FROM register_change ORDER BY number
        """;

    public long Number { get; init; }

    public long MadeAt { get; init; }

    public string Kind { get; init; } = "";

    public string? Organisation { get; init; }

    public string? Accord { get; init; }

    public string? Signature { get; init; }

    public string? Reason { get; init; }

    public long? Corrects { get; init; }

    public long? Leaf { get; init; }
}

sealed record OrganisationRow
{
    public const string Select = "SELECT id AS Id, change AS Change FROM organisation";

    public string Id { get; init; } = "";

    public long Change { get; init; }

    public static BulkTable<OrganisationRow> Table { get; } = new("organisation",
    [
        new BulkColumn<OrganisationRow>.Text("id", row => row.Id),
        new BulkColumn<OrganisationRow>.Number("change", row => row.Change),
    ]);
}

sealed record ProfileRow
{
    const string Columns = """
        SELECT organisation AS Organisation, number AS Number, country AS Country, caution_en AS CautionEn,
            caution_fr AS CautionFr, change AS Change FROM organisation_profile
        """;

    public const string Select = Columns + " ORDER BY organisation, number";

    public const string SelectOne = Columns + " WHERE organisation = @organisation ORDER BY number";

    public string Organisation { get; init; } = "";

    public long Number { get; init; }

    public string? Country { get; init; }

    public string? CautionEn { get; init; }

    public string? CautionFr { get; init; }

    public long Change { get; init; }

    public const string Insert = """
        INSERT INTO organisation_profile (organisation, number, country, caution_en, caution_fr, change)
        VALUES (@Organisation, @Number, @Country, @CautionEn, @CautionFr, @Change)
        """;

    public static BulkTable<ProfileRow> Table { get; } = new("organisation_profile",
    [
        new BulkColumn<ProfileRow>.Text("organisation", row => row.Organisation),
        new BulkColumn<ProfileRow>.Number("number", row => row.Number),
        new BulkColumn<ProfileRow>.Text("country", row => row.Country),
        new BulkColumn<ProfileRow>.Text("caution_en", row => row.CautionEn),
        new BulkColumn<ProfileRow>.Text("caution_fr", row => row.CautionFr),
        new BulkColumn<ProfileRow>.Number("change", row => row.Change),
    ]);
}

sealed record NameRow
{
    const string Columns = """
        SELECT organisation AS Organisation, number AS Number, replaces AS Replaces, name AS Name, language AS Language,
            kind AS Kind, since AS Since, change AS Change FROM organisation_name
        """;

    public const string Select = Columns + " ORDER BY organisation, number";

    public const string SelectOne = Columns + " WHERE organisation = @organisation ORDER BY number";

    public string Organisation { get; init; } = "";

    public long Number { get; init; }

    public long? Replaces { get; init; }

    public string Name { get; init; } = "";

    public string? Language { get; init; }

    public string Kind { get; init; } = "";

    public string? Since { get; init; }

    public long Change { get; init; }

    public const string Insert = """
        INSERT INTO organisation_name (organisation, number, replaces, name, language, kind, since, change)
        VALUES (@Organisation, @Number, @Replaces, @Name, @Language, @Kind, @Since, @Change)
        """;

    /// <summary>For rows that replace none.</summary>
    public static BulkTable<NameRow> Table { get; } = new("organisation_name",
    [
        new BulkColumn<NameRow>.Text("organisation", row => row.Organisation),
        new BulkColumn<NameRow>.Number("number", row => row.Number),
        new BulkColumn<NameRow>.Text("name", row => row.Name),
        new BulkColumn<NameRow>.Text("kind", row => row.Kind),
        new BulkColumn<NameRow>.Number("change", row => row.Change),
    ]);
}

sealed record IdentifierRow
{
    const string Columns = """
        SELECT organisation AS Organisation, number AS Number, replaces AS Replaces, scheme AS Scheme, value AS Value,
            is_dropped AS IsDropped, change AS Change FROM organisation_identifier
        """;

    public const string Select = Columns + " ORDER BY organisation, number";

    public const string SelectOne = Columns + " WHERE organisation = @organisation ORDER BY number";

    public string Organisation { get; init; } = "";

    public long Number { get; init; }

    public long? Replaces { get; init; }

    public string Scheme { get; init; } = "";

    public string Value { get; init; } = "";

    public long IsDropped { get; init; }

    public long Change { get; init; }

    public const string Insert = """
        INSERT INTO organisation_identifier (organisation, number, replaces, scheme, value, is_dropped, change)
        VALUES (@Organisation, @Number, @Replaces, @Scheme, @Value, @IsDropped, @Change)
        """;
}

sealed record AssetRow
{
    const string Columns = """
        SELECT organisation AS Organisation, number AS Number, replaces AS Replaces, kind AS Kind, name AS Name,
            selectors AS Selectors, standing AS Standing, change AS Change FROM organisation_asset
        """;

    public const string Select = Columns + " ORDER BY organisation, number";

    public const string SelectOne = Columns + " WHERE organisation = @organisation ORDER BY number";

    public string Organisation { get; init; } = "";

    public long Number { get; init; }

    public long? Replaces { get; init; }

    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Selectors { get; init; }

    public string Standing { get; init; } = "";

    public long Change { get; init; }

    public const string Insert = """
        INSERT INTO organisation_asset (organisation, number, replaces, kind, name, selectors, standing, change)
        VALUES (@Organisation, @Number, @Replaces, @Kind, @Name, @Selectors, @Standing, @Change)
        """;

    /// <summary>For rows that replace none.</summary>
    public static BulkTable<AssetRow> Table { get; } = new("organisation_asset",
    [
        new BulkColumn<AssetRow>.Text("organisation", row => row.Organisation),
        new BulkColumn<AssetRow>.Number("number", row => row.Number),
        new BulkColumn<AssetRow>.Text("kind", row => row.Kind),
        new BulkColumn<AssetRow>.Text("name", row => row.Name),
        new BulkColumn<AssetRow>.Text("selectors", row => row.Selectors),
        new BulkColumn<AssetRow>.Text("standing", row => row.Standing),
        new BulkColumn<AssetRow>.Number("change", row => row.Change),
    ]);
}

sealed record SuccessionRow
{
    public const string Select = """
        SELECT predecessor AS Predecessor, successor AS Successor, kind AS Kind, happened_on AS HappenedOn, change AS Change
        FROM organisation_succession ORDER BY change
        """;

    public string Predecessor { get; init; } = "";

    public string Successor { get; init; } = "";

    public string Kind { get; init; } = "";

    public string? HappenedOn { get; init; }

    public long Change { get; init; }
}
