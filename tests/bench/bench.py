#!/usr/bin/env python3
"""Scores the program on pictures with truth, and times it beside plain Tesseract.

Every picture is read by one process of each, in turn, at the same priority and with one thread
for text recognition, so that both meet the same load.
"""

import argparse
import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "score"))
import score  # noqa: E402  the scorer is a script beside this folder, not a package

STAGES = ("load", "find", "flatten", "read", "first_look", "more_looks", "parse")
PAGE_STAGES = ("load", "find")  # once for a page, noted in each of its records

Timing = collections.namedtuple("Timing", "wall cpu")
Reading = collections.namedtuple("Reading", "kind records cardlog tesseract")


def run_timed(command, good_codes=(0,)):
    """(standard output, Timing in seconds of the process and its threads); ends when it failed."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            ["nice", "-n", "10", *map(str, command)], stdout=output, stderr=errors, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode not in good_codes:
            sys.exit(f"bench: {command[0]} failed: {errors.read().decode(errors='replace')}")
        return output.read().decode(), Timing(wall, usage.ru_utime + usage.ru_stime)


def read_picture(program, picture, truth):
    """The records of a picture, read with its own home region, and how long both programs took."""
    needs_a_look = 1
    region = ["--region", truth["region"]] if "region" in truth else []
    command = [program, "read", "--json", "--jobs", "1", *region, picture]
    output, cardlog = run_timed(command, (0, needs_a_look))
    _, tesseract = run_timed(["tesseract", picture, "-", "--psm", "3", "-l", "deu+eng"])
    records = [json.loads(line) for line in output.splitlines() if line]
    return Reading(truth.get("kind", "other"), records, cardlog, tesseract)


def stage_seconds(records):
    """Seconds of one file by stage: those of a page once, those of its cards added up."""
    cards = [record for record in records if "stage_seconds" in record]
    one_of_each_page = {card["page"]: card for card in cards}.values()
    return {
        stage: sum(
            card["stage_seconds"][stage]
            for card in (one_of_each_page if stage in PAGE_STAGES else cards)
        )
        for stage in STAGES
    }


def mean(values):
    """The mean of at least one number."""
    values = list(values)
    return sum(values) / len(values)


def time_table(readings):
    """Mean seconds a picture by kind, for people."""
    groups = {"all": readings}
    for reading in readings:
        groups.setdefault(reading.kind, []).append(reading)
    head = ("pictures", "cards", "wall", "cpu", *STAGES, "tesseract wall", "tesseract cpu")
    rows = [("seconds", *head)]
    for kind, group in groups.items():
        stages = [stage_seconds(reading.records) for reading in group]
        times = [
            mean(reading.cardlog.wall for reading in group),
            mean(reading.cardlog.cpu for reading in group),
            *(mean(seconds[stage] for seconds in stages) for stage in STAGES),
            mean(reading.tesseract.wall for reading in group),
            mean(reading.tesseract.cpu for reading in group),
        ]
        cards = sum("error" not in record for reading in group for record in reading.records)
        rows.append((kind, len(group), cards, *(f"{seconds:.3f}" for seconds in times)))
    return score.aligned(rows)


def bare_lines_line(readings):
    """How near reading is to what Tesseract needs for the bare pictures of the lines, each once."""
    stages = [stage_seconds(reading.records) for reading in readings]
    read, bare = (sum(seconds[stage] for seconds in stages) for stage in ("read", "first_look"))
    times = f"{read / bare:.2f} times the {bare:.2f}" if bare else "more than the 0.00"
    return f"reading took {read:.2f} s, {times} s of Tesseract on the bare line pictures"


def read_corpus(program, corpus):
    """The readings of all pictures of a corpus."""
    truths = dict(score.truths_of(corpus))
    pictures = [p for p in sorted((corpus / "img").glob("*")) if p.stem in truths]
    if not pictures:
        sys.exit(f"bench: {corpus}: no picture with truth. Name a folder of img and truth.")
    readings = []
    for number, picture in enumerate(pictures, start=1):
        print(f"bench: {number} of {len(pictures)} {picture.name}", file=sys.stderr)
        readings.append(read_picture(program, picture, truths[picture.stem]))
    return readings


def batch_line(program, corpus, readings):
    """What a picture costs when all are read in one run, as people do: started once."""
    pictures = sorted((corpus / "img").glob("*"))
    _, timing = run_timed([program, "read", "--json", "--jobs", "1", *pictures], (0, 1))
    cardlog = timing.cpu / len(pictures)
    tesseract = mean(reading.tesseract.cpu for reading in readings)
    return (
        f"all in one run: {cardlog:.3f} s of CPU a picture, plain Tesseract {tesseract:.3f}: "
        f"{tesseract / cardlog:.2f} times as fast"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=pathlib.Path, nargs="+", metavar="corpus")
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--records", type=pathlib.Path, help="also write the card records here")
    options = parser.parse_args()
    if not shutil.which("tesseract"):
        sys.exit("bench: tesseract is not installed. Install tesseract-ocr.")

    lines = []
    for corpus in options.corpora:
        readings = read_corpus(options.program, corpus)
        records = [json.dumps(record) for reading in readings for record in reading.records]
        by_picture = score.records_by_picture(records)
        by_kind, _ = score.count_corpus(corpus, by_picture)
        reliability = score.reliability_table(score.judged_values(corpus, by_picture))
        times = "\n".join(
            (
                time_table(readings),
                bare_lines_line(readings),
                batch_line(options.program, corpus, readings),
            )
        )
        print(f"# {corpus}", score.report(by_kind), reliability, times, "", sep="\n\n")
        lines += [f"{record}\n" for record in records]
    if options.records:
        options.records.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
