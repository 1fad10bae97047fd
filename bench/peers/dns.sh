#!/bin/sh
# The resolver client beside dnsperf, both against nsd on loopback, in turns in one run.
# Needs nsd and dnsperf (Debian: apt-get install nsd dnsperf). Arguments: domains, queries in flight.
set -eu
for tool in nsd dnsperf; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed" >&2; exit 3; }
done
cd "$(dirname "$0")/../.."
exec dotnet run -c Release --project bench/Servanda.Benchmarks -- dns-client "$@"
