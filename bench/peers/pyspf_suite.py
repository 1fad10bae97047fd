#!/usr/bin/env python3
"""pyspf over a suite in the form of openspf, its DNS a dictionary: one JSON document on standard output with the
cases, what pyspf answers, and the CPU seconds of the rounds. Needs python3-spf and python3-yaml (Debian).
Arguments: the suite, rounds."""
import json
import sys
import time

import spf
import yaml

ZONE = {}


def lookup(name, qtype, strict=True, timeout=None):
    fails = False
    for kind, value in ZONE.get(name.lower().rstrip('.'), ()):
        if kind == 'TIMEOUT':
            fails = True
        elif kind == qtype:
            if value == 'TIMEOUT':
                raise spf.TempError('DNS timeout')
            fails = False
            yield ((name, kind), tuple(value) if kind == 'MX' else (value.encode('latin-1'),) if kind == 'TXT' else value)
        elif kind == 'CNAME' and qtype != 'CNAME':
            # pyspf follows it itself.
            yield ((name, kind), value)
            return
    if fails and not any(kind == qtype for kind, _ in ZONE.get(name.lower().rstrip('.'), ())):
        raise spf.TempError('DNS timeout')


def records(entries):
    listed = []
    has_txt = any(isinstance(one, dict) and 'TXT' in one for one in entries)
    for one in entries:
        if one == 'TIMEOUT':
            listed.append(('TIMEOUT', ''))
            continue
        for kind, value in one.items():
            if kind == 'SPF':
                if has_txt:
                    continue
                kind = 'TXT'
            if kind == 'TXT':
                value = ''.join(value) if isinstance(value, list) else value
                if value == 'NONE':
                    continue
            listed.append((kind, value))
    return listed


def main():
    with open(sys.argv[1], encoding='utf-8') as text:
        documents = [one for one in yaml.safe_load_all(text) if one]
    spf.DNSLookup = lookup
    zones, cases = [], []
    for document in documents:
        zones.append({name.lower(): records(entries) for name, entries in document['zonedata'].items()})
        for name, test in document['tests'].items():
            expected = test['result'] if isinstance(test['result'], list) else [test['result']]
            cases.append({'name': name, 'zone': len(zones) - 1, 'host': str(test['host']), 'helo': str(test['helo']),
                          'mailfrom': str(test['mailfrom']), 'expected': expected})

    def check(case):
        global ZONE
        ZONE = zones[case['zone']]
        return spf.check2(i=case['host'], s=case['mailfrom'], h=case['helo'])[0]

    for case in cases:
        case['result'] = check(case)
    rounds = int(sys.argv[2])
    began = time.process_time()
    for _ in range(rounds):
        for case in cases:
            check(case)
    seconds = time.process_time() - began
    json.dump({'peer': 'pyspf ' + getattr(spf, '__version__', ''), 'evaluations': rounds * len(cases),
               'cpuSeconds': seconds, 'zones': zones, 'cases': cases}, sys.stdout)


main()
