#!/usr/bin/env python3
"""Makes medians.txt from an unpacked copy of the package hanzi-writer-data and Debian's unicode-data and jieba.

    convert.py --package FOLDER --unihan /usr/share/unicode --words .../jieba/dict.txt > medians.txt

Kept are the middle lines of the strokes of the characters that 通用规范汉字表 holds, on a grid of 94 by 94.
"""
import argparse
import bz2
import json
import math
import pathlib
import re

GRID = 94  # a coordinate is one printable character, '!' to '~'
TOP = 900  # the package's y goes up from about -124 to 900
NOTICE = """# The middle lines of the strokes of {count} characters, derived from the package hanzi-writer-data 2.0.1, itself
# derived from fonts of Arphic Technology Co., Ltd. Under the Arphic Public License: see ARPHICPL.TXT beside this file.
# Changed in 2026 by the Chayue project: outlines left out, characters outside 通用规范汉字表 left out, middle lines
# thinned, y turned to go down, coordinates rounded to a grid of 94 by 94, a class of frequency added.
# A row: the character, how common it is (0 to 9), then its strokes; two signs are a point (x, y), '!' is 0."""


def standard_characters(unihan):
    with bz2.open(unihan / "Unihan_OtherMappings.txt.bz2", "rt", encoding="utf-8") as rows:
        found = [re.match(r"U\+([0-9A-F]+)\tkTGH\t\d+:(\d+)", row) for row in rows]
    return [chr(int(row[1], 16)) for row in sorted((row for row in found if row), key=lambda row: int(row[2]))]


def occurrences(words):
    counts = {}
    for row in words.read_text(encoding="utf-8").splitlines():
        word, count = row.split(" ")[:2]
        for character in word:
            counts[character] = counts.get(character, 0) + int(count)
    return counts


def thinned(points, tolerance):
    """Douglas and Peucker's: no point that was left out is further than `tolerance` from the line."""
    if len(points) < 3:
        return points
    (x0, y0), (x1, y1) = points[0], points[-1]
    length = math.hypot(x1 - x0, y1 - y0) or 1
    away = [abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length for x, y in points[1:-1]]
    furthest = max(range(len(away)), key=away.__getitem__)
    if away[furthest] <= tolerance:
        return [points[0], points[-1]]
    return thinned(points[: furthest + 2], tolerance)[:-1] + thinned(points[furthest + 1 :], tolerance)


def sign(value):
    return chr(33 + min(GRID - 1, max(0, round(value * (GRID - 1) / 1024))))


def row_of(character, strokes, commonness):
    lines = ["".join(sign(x) + sign(TOP - y) for x, y in thinned(line, 5)) for line in strokes]
    return f"{character} {commonness} {' '.join(lines)}"


def main():
    options = argparse.ArgumentParser()
    for name in ("package", "unihan", "words"):
        options.add_argument("--" + name, type=pathlib.Path, required=True)
    given = options.parse_args()
    counts = occurrences(given.words)
    most = math.log(max(counts.values()) + 1)
    rows = []
    for character in standard_characters(given.unihan):
        file = given.package / f"{character}.json"
        if file.exists():
            commonness = round(9 * math.log(counts.get(character, 0) + 1) / most)
            rows.append(row_of(character, json.loads(file.read_text(encoding="utf-8"))["medians"], commonness))
    print(NOTICE.format(count=len(rows)))
    print("\n".join(rows))


main()
