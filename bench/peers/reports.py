"""The same files through xmltodict, unpacked by Python's own modules: name, records, messages, aligned messages, processor
seconds of the best of three rounds, of one where it is long, megabytes at the most."""
import email
import gzip
import io
import os
import resource
import sys
import time
import zipfile

import xmltodict


def unpack(name, octets):
    if name.endswith(".gz"):
        return gzip.decompress(octets)
    if name.endswith(".zip"):
        archive = zipfile.ZipFile(io.BytesIO(octets))
        return archive.read(archive.namelist()[0])
    if name.endswith(".eml"):
        for part in email.message_from_bytes(octets).walk():
            if part.get_content_type() == "application/gzip":
                return gzip.decompress(part.get_payload(decode=True))
    return octets


def read(path):
    with open(path, "rb") as file:
        report = xmltodict.parse(unpack(path, file.read()), force_list=("record",))
    records = report["feedback"]["record"]
    messages = aligned = 0
    for record in records:
        row = record["row"]
        count = int(row["count"])
        messages += count
        if "pass" in (row["policy_evaluated"]["dkim"], row["policy_evaluated"]["spf"]):
            aligned += count
    return len(records), messages, aligned


for path in sys.argv[1:]:
    times = max(1, min(200, 2_000_000 // os.path.getsize(path)))
    best = None
    for _ in range(3):
        before = time.process_time()
        for _ in range(times):
            result = read(path)
        seconds = (time.process_time() - before) / times
        best = seconds if best is None else min(best, seconds)
        if seconds > 5:
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // 1_000_000
    print(os.path.basename(path), *result, f"{best:.6f}", peak)
