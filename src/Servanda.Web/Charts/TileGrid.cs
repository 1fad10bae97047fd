using System.Collections.Frozen;

namespace Servanda.Web.Charts;

/// <summary>
/// The world with one square for each country, small ones as large as great ones: a layout of our own, made by giving
/// each country the nearest free square to where it lies. Countries and territories without a square are said in words.
/// </summary>
static class TileGrid
{
    /// <summary>The squares; a dot is the sea.</summary>
    const string Squares =
        """
          .   .   .   .   .  GRL ISL  .   .  NOR SWE FIN EST  .   .   .   .   .   .   .   .   .   .   .   .   .   .
         CAN  .   .   .   .   .   .  GBR NLD DNK DEU POL LVA LTU  .   .  RUS  .   .   .   .   .   .   .   .   .   .
          .   .   .   .   .   .  IRL  .  BEL LUX AUT CZE SVK BLR UKR  .   .   .  KAZ  .   .   .   .   .   .   .   .
          .   .   .   .   .   .   .  FRA CHE LIE SVN HRV HUN ROU MDA GEO  .   .   .   .  MNG  .   .   .   .   .   .
         USA  .   .   .   .   .  PRT AND MCO ITA SMR BIH SRB BGR TUR ARM AZE UZB TJK KGZ  .   .  PRK  .   .   .   .
          .   .   .   .   .   .   .  ESP  .  VAT MLT MNE ALB MKD LBN SYR IRQ TKM AFG  .  CHN  .  KOR JPN  .   .   .
          .   .   .   .   .   .   .   .  MAR DZA TUN LBY GRC CYP ISR JOR KWT IRN PAK NPL BTN  .   .   .   .   .   .
         MEX CUB BHS DOM ATG  .   .  ESH  .   .   .   .   .  EGY PSE SAU BHR QAT IND BGD MMR HKG TWN  .   .   .   .
          .  BLZ HTI PRI KNA  .  CPV MRT MLI NER TCD  .   .  SDN  .   .  ARE OMN  .   .  LAO MAC  .   .   .   .   .
         GTM HND JAM DMA LCA BRB GMB SEN BFA TGO  .   .   .   .  ERI  .  YEM  .   .   .  THA VNM PHL  .   .   .   .
          .  SLV NIC GRD VCT TTO GNB GIN GHA BEN NGA CAF SSD ETH DJI  .   .   .   .   .   .  KHM  .   .   .   .   .
          .  CRI PAN VEN GUY  .  SLE LBR CIV GNQ CMR COG UGA KEN SOM  .   .  MDV LKA  .   .  BRN  .  PLW FSM MHL  .
          .   .  COL  .  SUR  .   .   .   .  STP GAB COD RWA TZA SYC  .   .   .   .   .  MYS SGP  .   .   .  NRU KIR
          .   .  ECU  .   .   .   .   .   .   .  AGO ZMB BDI MWI  .   .   .   .   .   .   .  IDN TLS PNG SLB TUV  .
          .   .  PER BOL BRA  .   .   .   .   .  NAM BWA ZWE MOZ COM  .   .   .   .   .   .   .   .   .  VUT FJI WSM
          .   .   .   .  PRY  .   .   .   .   .   .  ZAF LSO SWZ MDG MUS  .   .   .   .   .   .   .   .   .  TON NIU
          .   .   .  CHL URY  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .  AUS  .   .   .  COK
          .   .   .  ARG  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .  NZL  .   .
        """;

    /// <summary>Each square's country, column and row, from the upper left.</summary>
    public static IReadOnlyList<Tile> Tiles { get; } =
    [
        .. Squares.Split('\n').SelectMany((line, row) => line
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((code, column) => new Tile(code, column, row)))
            .Where(tile => tile.Country.Length == 3),
    ];

    static readonly FrozenSet<string> Placed = Tiles.Select(tile => tile.Country).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How many squares there are from left to right.</summary>
    public static int Columns { get; } = Tiles.Max(tile => tile.Column) + 1;

    /// <summary>How many squares there are from top to bottom.</summary>
    public static int Rows { get; } = Tiles.Max(tile => tile.Row) + 1;

    /// <summary>True when a country has a square.</summary>
    public static bool Holds(string country) => Placed.Contains(country);
}

/// <summary>One square.</summary>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Column">From the left, counted from nought.</param>
/// <param name="Row">From the top, counted from nought.</param>
readonly record struct Tile(string Country, int Column, int Row);
