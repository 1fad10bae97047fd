#!/bin/sh
# Aggregate reports beside xmltodict: the same files, equal results first, processor seconds, one process for each file.
# Needs python3-xmltodict. Arguments: numbers of records.
set -eu
python3 -c 'import xmltodict' 2>/dev/null || { echo "python3-xmltodict is not installed" >&2; exit 3; }
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || set -- 1 10 1000 100000
# By itself the runtime lets its youngest generation grow to a third of the processor's last cache, 83 MB where that has
# 260 MB, whatever the program does; 16 MB show what the reader itself takes.
export DOTNET_GCgen0MaxBudget=1000000
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet build -c Release bench/Servanda.Benchmarks --nologo -v quiet >&2
ours="dotnet artifacts/bin/Servanda.Benchmarks/release/Servanda.Benchmarks.dll"
$ours reports-write "$folder" "$@"
echo "file | records | xmltodict records/s, MB | ours records/s, MB | ratio | ours the first time"
for size in "$@"; do
  for form in xml xml.gz zip eml; do
    file=$folder/$size.$form
    peer=$(python3 bench/peers/reports.py "$file")
    own=$($ours reports "$file")
    printf '%s\n%s\n' "$peer" "$own" | awk '
      NR == 1 { name = $1; n = $2; m = $3; a = $4; t = $5; mb = $6 }
      NR == 2 {
        if ($2 != n || $3 != m || $4 != a) { print name ": results differ"; exit 1 }
        printf "%s | %d | %d, %d MB | %d, %d MB | %.1f | %d/s\n", name, n, n / t, mb, n / $6, $7, t / $6, n / $5
      }'
  done
done
