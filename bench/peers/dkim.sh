#!/bin/sh
# DKIM verification beside libopendkim, in turns in one run.
# Needs gcc and libopendkim (Debian: apt-get install gcc libopendkim-dev). Argument: seconds a run.
set -eu
command -v gcc >/dev/null || { echo "gcc is not installed" >&2; exit 3; }
cd "$(dirname "$0")/../.."
peer=$(mktemp)
trap 'rm -f "$peer"' EXIT
gcc -O2 -o "$peer" bench/peers/dkim.c -lopendkim
dotnet run -c Release --project bench/Servanda.Benchmarks -- dkim "$peer" "$@"
