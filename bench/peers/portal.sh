#!/usr/bin/env bash
# The portal under load (wrk): a cached page, the accord page made anew for every request, its latency at a fixed rate, the
# size of pages, and the time from start to the first page. Needs wrk. Usage: portal.sh [DATABASE ADDRESS] [SECONDS]
set -euo pipefail
cd "$(dirname "$0")/../.."

database=${1:-} seconds=${2:-10}
for tool in wrk curl; do command -v "$tool" > /dev/null || { echo "install $tool"; exit 2; }; done

work=$(mktemp -d)
server=
trap 'kill $server 2> /dev/null || true; wait $server 2> /dev/null || true; rm -rf "$work"' EXIT
dotnet publish src/Servanda.Cli -c Release -o "$work/out" > /dev/null
address=http://127.0.0.1:18080

start() {
  "$work/out/servanda" serve --data "$work/data" --urls "$address" ${database:+--database "$database"} > "$work/log" 2>&1 &
  server=$!
  until curl -fs -o /dev/null "$address/en"; do
    kill -0 $server || { cat "$work/log"; exit 1; }
    sleep 0.02
  done
}

now() { date +%s%N; }
elapsed() { echo "$(( ($(now) - $1) / 1000000 )) ms"; }

# Every request has a query of its own, which no copy that is kept answers.
cat > "$work/uncached.lua" <<'LUA'
local thread = 0
function setup(t) t:set("id", thread); thread = thread + 1 end
function init(args) n = 0; pause = tonumber(args[1]) or 0 end
function request() n = n + 1; return wrk.format("GET", wrk.path .. "?q=&page=" .. (n % 13 + 1) .. "&once=" .. id .. "-" .. n) end
function delay() return pause end
LUA

before=$(now); start; echo "start to first page, with the first migration and import: $(elapsed "$before")"
for time in 1 2 3 4 5; do
  kill $server; wait $server || true
  before=$(now); start; elapsed "$before" >> "$work/starts"
done
sort -n "$work/starts" | awk '{t[NR] = $0} END {print "start to first page, median of 5: " t[3] " (" t[1] " to " t[5] ")"}'

echo "page sizes, compressed:"
for page in /en /en/accords/pc /en/organisations /en/organisations/microsoft /en/compare /en/commitments/cta.1 /en/method; do
  printf '  %-32s %s octets, %s\n' "$page" $(curl -s -o /dev/null -H 'Accept-Encoding: br' -w '%{size_download} %{http_code}' "$address$page")
done

load() { # name, threads, connections, then wrk's own arguments
  local name=$1; shift
  wrk --latency -d "${seconds}s" -H 'Accept-Encoding: br' "$@" > "$work/wrk"
  echo "$name: $(awk '/Requests\/sec/ {r=$2} $1=="99%" {p=$2} /Non-2xx/ {e=$0} END {print r " requests/s, p99 " p " " e}' "$work/wrk")"
}

wrk -t1 -c8 -d3s "$address/en/accords/pc" > /dev/null
wrk -t1 -c8 -d5s -s "$work/uncached.lua" "$address/en/accords/pc" > /dev/null
load "cached home" -t1 -c16 "$address/en"
load "cached accord page" -t1 -c16 "$address/en/accords/pc"
load "uncached accord page" -t1 -c8 -s "$work/uncached.lua" "$address/en/accords/pc"
# 20 connections that each wait 95 ms between requests ask some 200 a second.
load "uncached accord page at half the goal" -t1 -c20 -s "$work/uncached.lua" "$address/en/accords/pc" -- 95
