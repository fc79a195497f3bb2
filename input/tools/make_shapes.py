#!/usr/bin/env python3
"""Builds strokes.table and radicals.table (read by input/shape_tables.cpp) from Debian's stroke data and Unihan.

make_shapes.py --strokes FILE --unihan FOLDER --additions strokes.tsv --radicals radicals.tsv --out FOLDER

Both tables are text: one line "chayue-NAME VERSION ROWS FNV", then the rows. FNV is the 64-bit FNV-1a of the rows' bytes.
strokes.table: strokes (1 to 5) TAB character TAB level (1 to 3, 4 outside of the standard) TAB rank TAB reading, sorted
by strokes. radicals.table: 214 rows "R" number, strokes, forms, name; then "C" radical, residual, character, level,
rank, reading, in the order in which they are offered.
"""
import argparse
import bz2
import collections
import itertools
import pathlib
import sys
import unicodedata

VERSION = 1
KEYS = str.maketrans("hspnz", "12345")
MOST_VARIANTS = 6  # ways of writing one character that are kept
MOST_ALIKE = 60  # characters that share one way; what more of them share is the data's stand-in for "not known"

STANDARD_LEVELS = ((3500, 1), (6500, 2), (8105, 3))
OUTSIDE = 4


def unihan(folder, file, *fields):
    """{field: {character: value}}"""
    found = {field: {} for field in fields}
    with bz2.open(pathlib.Path(folder) / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] in found:
                found[parts[1]][chr(int(parts[0][2:], 16))] = parts[2]
    return found


def is_character(text):
    """One ideograph; compatibility forms are written with their counterpart."""
    return len(text) == 1 and unicodedata.name(text, "").startswith("CJK UNIFIED")


def read_strokes(file):
    """{character: [strokes as hspnz]}, the ways in the order of the file, which has the mainland's ones behind."""
    strokes = collections.defaultdict(list)
    body = pathlib.Path(file).read_text(encoding="utf-8").split("\n...\n", 1)[1]
    for line in body.splitlines():
        parts = line.split("\t")
        if len(parts) >= 2 and len(parts[0]) == 1 and parts[1] and not set(parts[1]) - set("hspnz"):
            if parts[1] not in strokes[parts[0]]:
                strokes[parts[0]].append(parts[1])
    shared = collections.Counter(way for ways in strokes.values() for way in ways)
    known = {c: [way for way in ways if shared[way] <= MOST_ALIKE] for c, ways in strokes.items()}
    return {c: ways for c, ways in known.items() if ways}


def level_of(standard_number):
    number = int(standard_number.split(":")[1])
    return next(level for last, level in STANDARD_LEVELS if number <= last)


def reading_of(character, readings):
    """The usual reading with its tone mark; of a standard character one that the standard's dictionary has."""
    usual = readings["kMandarin"].get(character, "").split(" ")[0]
    dictionary = [r for entry in readings["kTGHZ2013"].get(character, "").split(" ") if entry
                  for r in entry.split(":")[1].split(",")]
    return usual if usual in dictionary or not dictionary else dictionary[0]


def spoken_count(counts):
    """kHanyuPinlu: "de(75596) dí(157)" """
    return sum(int(part[part.index("(") + 1:-1]) for part in counts.split())


class Characters:
    """What is known of every character, and how common it is."""

    def __init__(self, folder):
        standard = unihan(folder, "OtherMappings", "kTGH")["kTGH"]
        sources = unihan(folder, "IRGSources", "kTotalStrokes", "kRSUnicode")
        self.readings = unihan(folder, "Readings", "kMandarin", "kTGHZ2013", "kHanyuPinlu")
        self.level = {c: level_of(number) for c, number in standard.items()}
        self.total = {c: int(value.split()[0]) for c, value in sources["kTotalStrokes"].items()}
        self.radicals = sources["kRSUnicode"]
        counts = {c: spoken_count(value) for c, value in self.readings["kHanyuPinlu"].items()}
        order = sorted(self.total, key=lambda c: (self.level.get(c, OUTSIDE), -counts.get(c, 0),
                                                  not reading_of(c, self.readings), self.total[c], c))
        self.rank = {c: rank for rank, c in enumerate(order)}

    def facts(self, character):
        return (str(self.level.get(character, OUTSIDE)), str(self.rank[character]),
                reading_of(character, self.readings))


def add_missing(strokes, file, totals):
    """Spells the characters of `file` from their parts; the count of strokes must come out right."""
    for line in pathlib.Path(file).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        character, parts, *count = line.split("\t")
        total = int(count[0]) if count else totals[character]
        ways = itertools.product(*([part] if part in "hspnz" else strokes[part] for part in parts))
        fitting = list(dict.fromkeys(way for way in map("".join, ways) if len(way) == total))
        if not fitting:
            sys.exit(f"make_shapes: {character} cannot be spelt as {parts} in {total} strokes")
        strokes[character] = fitting[-MOST_VARIANTS:]


def stroke_rows(strokes, characters):
    rows = [(way.translate(KEYS), character, *characters.facts(character))
            for character, ways in strokes.items() if is_character(character) for way in ways[-MOST_VARIANTS:]]
    return ["\t".join(row) for row in sorted(rows)]


def radical_rows(file, characters):
    heads = []
    for line in pathlib.Path(file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            number, forms, count, name = line.split("\t")
            heads.append("\t".join(("R", number, count, forms, name)))
    places = [(int(place.split(".")[0].rstrip("'")), max(0, int(place.split(".")[1])), character)
              for character, value in characters.radicals.items() if is_character(character)
              for place in value.split()]
    outside = lambda c: c not in characters.level
    places = sorted(set(places), key=lambda p: (p[0], outside(p[2]), p[1], characters.rank[p[2]]))
    return heads + ["\t".join(("C", str(radical), str(residual), character, *characters.facts(character)))
                    for radical, residual, character in places]


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def write_table(file, name, rows):
    body = ("\n".join(rows) + "\n").encode()
    head = f"chayue-{name} {VERSION} {len(rows)} {fnv1a(body):016x}\n"
    file.write_bytes(head.encode() + body)


def main():
    parser = argparse.ArgumentParser()
    for name in ("strokes", "unihan", "additions", "radicals", "out"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    characters = Characters(options.unihan)
    strokes = read_strokes(options.strokes)
    add_missing(strokes, options.additions, characters.total)
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    write_table(out / "strokes.table", "strokes", stroke_rows(strokes, characters))
    write_table(out / "radicals.table", "radicals", radical_rows(options.radicals, characters))


if __name__ == "__main__":
    main()
