#!/bin/sh
# Whole messages by SPF, DKIM, ARC and DMARC beside mailauth's authenticate(), in turns in one run.
# Needs node and npm; mailauth is installed into a directory of its own, MAILAUTH or a temporary one. Version 4.13.3 is the
# last that runs on node 20; MAILAUTH_VERSION names another. Argument: rounds.
set -eu
command -v node >/dev/null || { echo "node is not installed" >&2; exit 3; }
dir=${MAILAUTH:-$(mktemp -d)}
[ -d "$dir/node_modules/mailauth" ] || npm install --silent --prefix "$dir" "mailauth@${MAILAUTH_VERSION:-4.13.3}" >&2
cd "$(dirname "$0")/../.."
NODE_PATH="$dir/node_modules" exec dotnet run -c Release --project bench/Servanda.Benchmarks -- \
    mail-evaluation bench/peers/mailauth_evaluate.js "${1:-300}"
