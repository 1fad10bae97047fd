namespace Servanda.Web.Data;

/// <summary>Every table, in the order they are offered.</summary>
static class DataTables
{
    public static IReadOnlyList<DataTable> All { get; } = [.. RegisterTables.All, .. CatalogueTables.All, .. MeasurementTables.All];

    /// <summary>The table with this name; null when there is none.</summary>
    public static DataTable? Find(string name) => All.FirstOrDefault(table => table.Name == name);
}
