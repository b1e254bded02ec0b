#!/usr/bin/env python3
"""Times the commands that look into a large store of invented people, on a terminal.

Each figure is the median of several runs of one process, start-up included; the start-up alone
(`cardlog --version`) stands above them. CPU time is that of the process, whatever else is running.
"""

import argparse
import os
import pathlib
import pty
import statistics
import subprocess
import sys
import tempfile
import threading
import time

COMMANDS = (
    ("--version",),
    ("callbacks",),
    ("callbacks", "--check"),
    ("contacts",),
    ("contacts", "Quitzow"),  # one contact
    ("contacts", "Müller"),  # one in 24
    ("contacts", "GmbH"),  # all of them
    ("contacts", "Mü"),
    ("contacts", "23125050"),  # the middle of a number
    ("show", "778"),
)


def run_on_terminal(command):
    """(wall seconds, CPU seconds) of a process whose output is a terminal."""
    master, slave = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=slave, stderr=subprocess.DEVNULL)
    os.close(slave)
    reader = threading.Thread(target=read_to_the_end, args=(master,))
    reader.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    reader.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 10):
        sys.exit(f"bench: {' '.join(map(str, command))} failed with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime


def read_to_the_end(terminal):
    try:
        while os.read(terminal, 1 << 16):
            pass
    except OSError:  # how a terminal says that nobody writes to it any more
        pass
    os.close(terminal)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--fill", type=pathlib.Path, required=True, help="the fill_store program")
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--picture-bytes", type=int, default=2000, help="of each flat picture")
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        store = pathlib.Path(folder) / "cards.db"
        start = time.perf_counter()
        subprocess.run([options.fill, store, str(options.cards), str(options.picture_bytes)], check=True)
        seconds = time.perf_counter() - start
        growth = sum(file.stat().st_size for file in store.parent.iterdir()) / options.cards
        print(f"# A store of {options.cards} contacts with cards\n")
        print(f"Written in {seconds:.0f} s; a card takes {(growth - options.picture_bytes) / 1000:.1f} kB"
              f" and its flat picture (here {options.picture_bytes / 1000:.1f} kB).\n")
        print("| command | wall ms | CPU ms |\n|---|---|---|")
        for command in COMMANDS:
            runs = [
                run_on_terminal([options.program, "--store", store, *command])
                for _ in range(options.runs)
            ]
            wall, cpu = (1000 * statistics.median(times) for times in zip(*runs))
            print(f"| `{' '.join(command)}` | {wall:.0f} | {cpu:.0f} |")


if __name__ == "__main__":
    main()
