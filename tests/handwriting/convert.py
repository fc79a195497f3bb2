#!/usr/bin/env python3
"""Makes stroke_ends.txt from the stroke data of Debian's package python3-kanjidraw.

    convert.py --strokes .../kanjidraw/data.json --medians assets/handwriting/medians.txt > stroke_ends.txt

Kept are characters of the templates that both sources write with as many strokes and in the same form: each stroke
finds its like in the template's order. Where a stroke ends 0.3 of the side or more from its like, on the average of
its two ends, the character is taken for another form (a Japanese one) and left out.
"""
import argparse
import json
import pathlib

SIDE = 255
MOST = 2200
NOTICE = """# Where the strokes of {count} characters begin and end, derived from KanjiVG, copyright 2017 Ulrich Apel and 2021
# FC Stegerman, by way of Debian's package python3-kanjidraw 0.2.3. Under the Creative Commons licence
# Attribution-ShareAlike 3.0: see LICENCE.txt beside this file.
# Changed in 2026 by the Chayue project: a part of the characters chosen, strokes put in the order of China's
# mainland, coordinates rounded to a grid of 94 by 94.
# A row: the character, then four signs a stroke (x, y of its beginning, x, y of its end), '!' is 0."""


def place(sign):
    return (ord(sign) - 33) / 93


def templates(medians):
    shapes = {}
    for row in medians.read_text(encoding="utf-8").splitlines():
        if not row.startswith("# "):
            character, _, *strokes = row.split(" ")
            shapes[character] = [tuple(place(sign) for sign in line[:2] + line[-2:]) for line in strokes]
    return shapes


def framed(strokes):
    """Moved and stretched so that all ends just fill the square."""
    xs = [x for stroke in strokes for x in stroke[::2]]
    ys = [y for stroke in strokes for y in stroke[1::2]]
    wide, high = max(max(xs) - min(xs), 0.25), max(max(ys) - min(ys), 0.25)
    return [
        ((s[0] - min(xs)) / wide, (s[1] - min(ys)) / high, (s[2] - min(xs)) / wide, (s[3] - min(ys)) / high)
        for s in strokes
    ]


def distance(a, b):
    return (((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 + ((a[2] - b[2]) ** 2 + (a[3] - b[3]) ** 2) ** 0.5) / 2


def matched(template, written):
    """For each stroke of the template the number of its like; nothing where one has none."""
    ours, theirs = framed(template), framed(written)
    pairs = sorted((distance(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs))
    like, taken = {}, set()
    for away, i, j in pairs:
        if i not in like and j not in taken:
            if away >= 0.3:
                return None
            like[i] = j
            taken.add(j)
    return [like[i] for i in range(len(ours))]


def sign(value):
    return chr(33 + round(min(1, max(0, value / SIDE)) * 93))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--strokes", type=pathlib.Path, required=True)
    options.add_argument("--medians", type=pathlib.Path, required=True)
    given = options.parse_args()
    written = {}
    for group in json.loads(given.strokes.read_text(encoding="utf-8")).values():
        written.update(group)
    rows = []
    for character, template in templates(given.medians).items():
        strokes = written.get(character)
        if not strokes or len(strokes) != len(template) or len(rows) == MOST:
            continue
        order = matched(template, strokes)
        if order:
            rows.append(character + " " + " ".join("".join(sign(v) for v in strokes[j]) for j in order))
    print(NOTICE.format(count=len(rows)))
    print("\n".join(rows))


main()
