#!/usr/bin/env python3
"""Measures imports of many pictures: speed with two jobs against one, what storing costs, memory,
a second import of the same folder, and card records a second.

The pictures of the corpora are repeated with other bytes: a comment is appended that no decoder
reads. The figures depend on what else the machine does; its load is noted beside them.
"""

import argparse
import hashlib
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

NEEDS_A_LOOK = 1


def repeated(corpora, count, folder):
    """Writes `count` pictures, taken from the corpora in turn, each with bytes of its own."""
    pictures = sorted(itertools.chain(*((corpus / "img").glob("*") for corpus in corpora)))
    for number, picture in zip(range(count), itertools.cycle(pictures)):
        copy = folder / f"{number:06d}{picture.suffix}"
        copy.write_bytes(picture.read_bytes() + f"copy {number}".encode())


def repeated_records(records, count, file):
    """Writes `count` records of cards, each as that of a file of its own."""
    cards = [json.loads(line) for line in records if '"error"' not in line]
    with file.open("w", encoding="utf-8") as stream:
        for number, card in zip(range(count), itertools.cycle(cards)):
            sha256 = hashlib.sha256(str(number).encode()).hexdigest()
            card = {**card, "file": f"{number}.jpg", "sha256": sha256, "card": 1, "of": 1}
            stream.write(json.dumps(card, ensure_ascii=False) + "\n")


def resident_megabytes(pid):
    """What a process has in memory now; 0 when it has ended."""
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in status.splitlines() if line[:6] == "VmRSS:") / 1024


class Run:
    """One run of the program: wall and CPU seconds, lines, and memory after every line."""

    def __init__(self, command):
        start = time.perf_counter()
        process = subprocess.Popen(
            list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.lines, self.memory = [], []
        for line in process.stdout:
            self.lines.append(line)
            self.memory.append(resident_megabytes(process.pid))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.perf_counter() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.most_memory = usage.ru_maxrss / 1024
        if process.returncode not in (0, NEEDS_A_LOOK):
            sys.exit(f"bench: {command[0]} ended with {process.returncode}")


def import_command(program, store, *arguments):
    return [program, "--store", store, "--json", "import", *arguments]


def memory_line(run, count):
    early = max(run.memory[: max(1, count // 10)])
    return (
        f"resident memory at 2 jobs: {run.most_memory:.0f} MB at most; "
        f"{early:.0f} MB in the first tenth, {max(run.memory):.0f} MB to the end"
    )


def measure(program, corpora, count, records, work):
    pictures = work / "pictures"
    pictures.mkdir()
    repeated(corpora, count, pictures)
    one = Run(import_command(program, work / "one.db", "--jobs", 1, pictures))
    two = Run(import_command(program, work / "two.db", "--jobs", 2, pictures))
    again = Run(import_command(program, work / "two.db", "--jobs", 2, pictures))
    files = sorted(pictures.iterdir())
    read = Run([program, "read", "--json", "--with-picture", "--jobs", 2, *files])
    plain = Run([program, "read", "--json", "--jobs", 2, *files])
    repeated_records(read.lines, records, work / "records.ndjson")
    stored = Run(import_command(program, work / "records.db", "--records", work / "records.ndjson"))
    size = (work / "records.db").stat().st_size / records
    yield f"{count} pictures, {len(plain.lines)} records, load {os.getloadavg()[0]:.1f}"
    yield f"1 job {one.wall:.1f} s, 2 jobs {two.wall:.1f} s: {one.wall / two.wall:.2f} times as fast"
    yield (
        f"import {two.wall:.1f} s wall, {two.cpu:.1f} s CPU; the same read {plain.wall:.1f} and "
        f"{plain.cpu:.1f}: {100 * (two.cpu / plain.cpu - 1):+.1f} % CPU"
    )
    yield memory_line(two, count)
    yield f"second import {again.wall:.2f} s: {100 * again.wall / two.wall:.2f} % of the first"
    yield f"{records} records with pictures in {stored.wall:.1f} s: {records / stored.wall:.0f} a second"
    yield f"the store grows by {size / 1000:.0f} kB a card"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("corpora", type=pathlib.Path, nargs="+", metavar="corpus")
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--pictures", type=int, default=1000)
    parser.add_argument("--records", type=int, default=5000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cardlog-bench-") as work:
        for line in measure(
            options.program, options.corpora, options.pictures, options.records, pathlib.Path(work)
        ):
            print(line, flush=True)


if __name__ == "__main__":
    main()
