#!/usr/bin/env python3
"""Makes the tables of docs/benchmarks.md out of what the programs of the search bench wrote.

usage: table.py [--clock wall|processor] RESULTS...     files of JSON lines, of one size of corpus

A cell is median / 99th percentile of the milliseconds of a query, a ratio those of the engine over those of ours. Both are
of the queries that the engine counts right, which is to say as we do: what finds nothing is soon done. Brackets tell of how
many queries where it is not all, and of fewer than 20 there is no percentile.
"""

import argparse
import collections
import json
import statistics

OURS = "chayue"
OUR_MODE = "ranked"
FEWEST = 20
KINDS = ["1", "2", "4", "8", "and", "typing", "everyday"]
HEADS = {"1": "1 character", "2": "2", "4": "4", "8": "8", "and": "two words", "typing": "as you type",
         "everyday": "everyday words"}


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def short(number):
    return f"{number:.2f}" if number < 10 else f"{number:.1f}" if number < 100 else f"{number:.0f}"


def pair(values):
    median = short(statistics.median(values))
    return f"{median} / {short(percentile(values, 0.99))}" if len(values) >= FEWEST else median


class Results:
    def __init__(self, files, clock):
        self.builds, self.recalls, self.times, self.hits = {}, {}, collections.defaultdict(dict), {}
        for file in files:
            with open(file, encoding="utf-8") as lines:
                for line in lines:
                    self.take(json.loads(line), clock)

    def take(self, row, clock):
        if row["what"] == "build":
            self.builds[row["engine"]] = row
        elif row["what"] == "recall":
            self.recalls[row["engine"], row["kind"]] = row
        else:
            self.times[row["engine"], row["mode"], row["kind"]][row["query"]] = row[clock + "_ms"]
            self.hits[row["engine"], row["mode"], row["kind"], row["query"]] = row["hits"]

    def ways(self):
        """Engine and mode, ours first."""
        ways = list(dict.fromkeys((engine, mode) for engine, mode, _ in self.times))
        return sorted(ways, key=lambda way: way[0] != OURS)


def print_table(heads, rows):
    print("| " + " | ".join(heads) + " |")
    print("|" + "---|" * len(heads))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def build_rows(results):
    for engine, build in results.builds.items():
        yield [engine, short(build["wall_s"]), short(build["processor_s"]), short(build["bytes"] / 1e6)]


def recall_cell(recall):
    if recall is None:
        return "–"
    share = 100 * recall["found"] / max(recall["true_hits"], 1)
    extra = f" (+{100 * recall['false_hits'] / max(recall['true_hits'], 1):.1f} % false)" if recall["false_hits"] else ""
    return f"{share:.1f} %".replace("100.0 %", "100 %") + extra


def recall_rows(results):
    for engine in dict.fromkeys(engine for engine, _ in results.recalls):
        yield [engine] + [recall_cell(results.recalls.get((engine, kind))) for kind in KINDS]


def agreement_rows(results):
    """How often an engine counts as many hits as ours: where there is no oracle, two engines of other make agree."""
    for engine, mode in results.ways():
        if engine == OURS:
            continue
        cells = []
        for kind in KINDS:
            both = [query for query in results.times.get((engine, mode, kind), {})
                    if query in results.times.get((OURS, OUR_MODE, kind), {})]
            same = sum(results.hits[engine, mode, kind, query] == results.hits[OURS, OUR_MODE, kind, query] for query in both)
            cells.append(f"{same} of {len(both)}")
        yield [f"{engine}, {mode}"] + cells


def right(results, engine, mode, kind):
    """The times of the queries that were counted right; all where ours was not asked."""
    ours = results.times.get((OURS, OUR_MODE, kind), {})
    return {query: ms for query, ms in results.times.get((engine, mode, kind), {}).items() if not ours or (
        query in ours and results.hits[engine, mode, kind, query] == results.hits[OURS, OUR_MODE, kind, query])}


def time_cell(results, engine, mode, kind):
    times = right(results, engine, mode, kind)
    if not times:
        return "none right" if results.times.get((engine, mode, kind)) else "–"
    is_all = len(times) == len(results.times.get((OURS, OUR_MODE, kind), times))
    return pair(times.values()) + ("" if is_all else f" ({len(times)})")


def time_rows(results):
    for engine, mode in results.ways():
        yield [f"{engine}, {mode}"] + [time_cell(results, engine, mode, kind) for kind in KINDS]


def ratio_cell(results, engine, mode, kind):
    theirs = right(results, engine, mode, kind)
    ours = {query: results.times[OURS, OUR_MODE, kind][query] for query in theirs}
    if not theirs:
        return "–"
    median = short(statistics.median(theirs.values()) / statistics.median(ours.values()))
    tail = short(percentile(theirs.values(), 0.99) / percentile(ours.values(), 0.99))
    return f"{median} / {tail}" if len(theirs) >= FEWEST else median


def ratio_rows(results):
    for engine, mode in results.ways():
        if engine != OURS:
            yield [f"{engine}, {mode}"] + [ratio_cell(results, engine, mode, kind) for kind in KINDS]


def main():
    parser = argparse.ArgumentParser(description="Makes the tables of the search bench.")
    parser.add_argument("--clock", choices=["wall", "processor"], default="wall")
    parser.add_argument("results", nargs="+")
    arguments = parser.parse_args()
    results = Results(arguments.results, arguments.clock)
    kinds = [HEADS[kind] for kind in KINDS]
    print_table(["engine", "build, s", "of the processor, s", "MB on disk"], build_rows(results))
    print_table(["found of what is there"] + kinds, recall_rows(results))
    print_table(["counts as ours"] + kinds, agreement_rows(results))
    print_table([f"ms ({arguments.clock})"] + kinds, time_rows(results))
    print_table(["times ours"] + kinds, ratio_rows(results))


if __name__ == "__main__":
    main()
