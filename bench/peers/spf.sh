#!/bin/sh
# SPF evaluation beside pyspf over the openspf suite for RFC 7208, in turns in one run, the DNS of both a dictionary.
# Needs python3-spf and python3-yaml (Debian). Arguments: the suite's rfc7208-tests.yml, rounds of the peer.
set -eu
peer=$(cd "$(dirname "$0")" && pwd)/pyspf_suite.py
suite=$(realpath "$1")
/usr/bin/python3 -c 'import spf, yaml' 2>/dev/null || { echo "python3-spf or python3-yaml is not installed" >&2; exit 3; }
cd "$(dirname "$0")/../.."
exec dotnet run -c Release --project bench/Servanda.Benchmarks -- spf "$peer" "$suite" "${2:-100}"
