// Makes src/Servanda.Core/Names/Idna.bin, the table behind internationalised names, from Unicode's data files.
//
//   dotnet run eng/idna-table.cs -- FOLDER src/Servanda.Core/Names/Idna.bin
//
// FOLDER holds four files of one Unicode version, as published under https://www.unicode.org/Public/:
// IdnaMappingTable.txt (folder idna), UnicodeData.txt, CompositionExclusions.txt and DerivedJoiningType.txt (folders ucd
// and ucd/extracted). They are not kept here; the table's own version is its first number. NOTICE has their licence.
//
// The table, all numbers little-endian:
//   int32 version (170000 for 17.0.0)
//   int32 count, that many classes of five bytes: status, bidirectional class, joining type, combining class, mark
//   int32 count, that many ranges: int32 first code point, byte class
//   int32 count, that many mappings: int32 code point, uint16 start in the pool, byte length
//   int32 count, that many UTF-16 units: the pool
//   int32 count, that many canonical decompositions: int32 code point, int32 first, int32 second or 0, byte composes
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

using System.Globalization;
using System.Text;

if (args is not [var folder, var output])
{
    Console.Error.WriteLine("usage: dotnet run eng/idna-table.cs -- FOLDER OUTPUT");
    return 2;
}

string[] bidiNames = ["", "L", "R", "AL", "AN", "EN", "ES", "CS", "ET", "ON", "BN", "NSM"];
string[] joiningNames = ["U", "L", "R", "D", "C", "T"];
string[] statusNames = ["valid", "mapped", "ignored", "disallowed"];
const int CodePoints = 0x110000;

var bidi = new byte[CodePoints];
var combining = new byte[CodePoints];
var mark = new byte[CodePoints];
var joining = new byte[CodePoints];
var status = new byte[CodePoints];
var mappings = new SortedDictionary<int, string>();
var decompositions = new SortedDictionary<int, int[]>();

var rangeStart = -1;
foreach (var line in File.ReadLines(Path.Combine(folder, "UnicodeData.txt")))
{
    var fields = line.Split(';');
    var last = Hex(fields[0]);
    if (fields[1].EndsWith(", First>", StringComparison.Ordinal))
    {
        rangeStart = last;
        continue;
    }
    for (var at = rangeStart >= 0 ? rangeStart : last; at <= last; at++)
    {
        bidi[at] = (byte)Math.Max(0, Array.IndexOf(bidiNames, fields[4]));
        combining[at] = byte.Parse(fields[3], CultureInfo.InvariantCulture);
        mark[at] = (byte)(fields[2][0] == 'M' ? 1 : 0);
    }
    rangeStart = -1;
    if (fields[5].Length > 0 && fields[5][0] != '<')
        decompositions[last] = [.. fields[5].Split(' ').Select(Hex)];
}

foreach (var (first, last, fields) in Records("DerivedJoiningType.txt"))
    joining.AsSpan(first..(last + 1)).Fill((byte)Array.IndexOf(joiningNames, fields[1]));

var version = 0;
foreach (var line in File.ReadLines(Path.Combine(folder, "IdnaMappingTable.txt")))
{
    if (line.StartsWith("# Version: ", StringComparison.Ordinal))
        version = line[11..].Split('.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).Aggregate((a, b) => a * 100 + b);
}
status.AsSpan().Fill(3);
foreach (var (first, last, fields) in Records("IdnaMappingTable.txt"))
{
    // A deviation character is valid in non-transitional processing; the transitional one is deprecated and not offered.
    var named = Array.IndexOf(statusNames, fields[1] == "deviation" ? "valid" : fields[1]);
    status.AsSpan(first..(last + 1)).Fill(checked((byte)named));
    for (var at = first; at <= last && named == 1; at++)
        mappings[at] = string.Concat(fields[2].Split(' ').Select(hex => char.ConvertFromUtf32(Hex(hex))));
}

var excluded = Records("CompositionExclusions.txt").SelectMany(one => Enumerable.Range(one.First, one.Last - one.First + 1)).ToHashSet();

using var writer = new BinaryWriter(File.Create(output));
writer.Write(version);

// Only what is valid is ever asked for its bidirectional class or joining type; only combining classes matter elsewhere.
var classes = new List<(byte, byte, byte, byte, byte)>();
var ranges = new List<(int First, int Class)>();
for (var at = 0; at < CodePoints; at++)
{
    var valid = status[at] == 0;
    var one = (status[at], valid ? bidi[at] : (byte)0, valid ? joining[at] : (byte)0, combining[at], valid ? mark[at] : (byte)0);
    var index = classes.IndexOf(one);
    if (index < 0)
    {
        index = classes.Count;
        classes.Add(one);
    }
    if (ranges.Count == 0 || ranges[^1].Class != index)
        ranges.Add((at, index));
}
writer.Write(classes.Count);
foreach (var (s, b, j, c, m) in classes)
    writer.Write([s, b, j, c, m]);
writer.Write(ranges.Count);
foreach (var (first, index) in ranges)
{
    writer.Write(first);
    writer.Write(checked((byte)index));
}

var pool = new StringBuilder();
var places = new Dictionary<string, int>();
foreach (var text in mappings.Values.Distinct().OrderByDescending(text => text.Length))
{
    var found = pool.ToString().IndexOf(text, StringComparison.Ordinal);
    places[text] = found >= 0 ? found : pool.Length;
    if (found < 0)
        pool.Append(text);
}
writer.Write(mappings.Count);
foreach (var (code, text) in mappings)
{
    writer.Write(code);
    writer.Write(checked((ushort)places[text]));
    writer.Write(checked((byte)text.Length));
}
writer.Write(pool.Length);
foreach (var unit in pool.ToString())
    writer.Write((ushort)unit);

writer.Write(decompositions.Count);
foreach (var (code, parts) in decompositions)
{
    // UAX 15: singletons, decompositions of or to non-starters, and the listed ones never compose.
    var composes = parts.Length == 2 && combining[code] == 0 && combining[parts[0]] == 0 && !excluded.Contains(code);
    writer.Write(code);
    writer.Write(parts[0]);
    writer.Write(parts.Length == 2 ? parts[1] : 0);
    writer.Write(composes);
}
Console.WriteLine($"Unicode {version}: {classes.Count} classes, {ranges.Count} ranges, {mappings.Count} mappings, " +
    $"pool {pool.Length}, {decompositions.Count} decompositions; {writer.BaseStream.Length} bytes");
return 0;

static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

IEnumerable<(int First, int Last, string[] Fields)> Records(string file)
{
    foreach (var line in File.ReadLines(Path.Combine(folder, file)))
    {
        var fields = line.Split('#')[0].Split(';', StringSplitOptions.TrimEntries);
        if (fields[0].Length == 0)
            continue;
        var ends = fields[0].Split("..");
        yield return (Hex(ends[0]), Hex(ends[^1]), fields);
    }
}
