#!/usr/bin/env python3
"""Builds what catalog/simplified.cpp and catalog/readings.cpp include, from Unihan (Debian's unicode-data).

make_characters.py --unihan FOLDER --out FOLDER

simplified.inc: which character is folded to which. A character of 通用规范汉字表 (kTGH) stays what it is; another one
becomes its simplified form (kSimplifiedVariant, the first that is not itself), or that of the form it is a variant of
(kZVariant, kSemanticVariant), as long as this leads to a character of the table.
readings.inc: how characters are read, without tones: those that are heard in at least 2 % of its occurrences
(kHanyuPinlu), the usual one (kMandarin), and those of 通用规范汉字字典 (kTGHZ2013). ü is v.
"""
import argparse
import bz2
import pathlib
import unicodedata

FIRST, LAST = 0x3400, 0x9FFF  # what has a place in the flat tables; others are looked up
LEAST_SHARE = 0.02


def unihan(folder, file, *fields):
    """{field: {code point: value}}"""
    found = {field: {} for field in fields}
    with bz2.open(pathlib.Path(folder) / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] in found:
                found[parts[1]][int(parts[0][2:], 16)] = parts[2]
    return found


def code_points(value):
    """"U+88E1<kLau,kMatthews U+91CC" """
    return [int(part.split("<")[0][2:], 16) for part in value.split()]


def simplified_forms(folder):
    """{code point: code point}, closed: no target is itself a source."""
    standard = set(unihan(folder, "OtherMappings", "kTGH")["kTGH"])
    variants = unihan(folder, "Variants", "kSimplifiedVariant", "kZVariant", "kSemanticVariant")

    def next_forms(c, field):
        return [v for v in code_points(variants[field].get(c, "")) if v != c]

    def simple(c, seen=()):
        """The end of the way from c by simplification alone."""
        forms = [] if c in standard or c in seen else next_forms(c, "kSimplifiedVariant")
        return simple(forms[0], seen + (c,)) if forms else c

    def target(c):
        if simple(c) != c:
            return simple(c)
        for field in ("kZVariant", "kSemanticVariant"):
            for form in next_forms(c, field):
                if simple(form) in standard:
                    return simple(form)
        return c

    sources = {c for field in variants.values() for c in field} - standard
    forms = {c: target(c) for c in sources}
    changed = {c: t for c, t in forms.items() if t != c}
    closed = {c: changed.get(t, t) for c, t in changed.items()}
    return {c: t for c, t in closed.items() if t not in closed and t != c}


def spelled(reading):
    """"lǜ" -> "lv" """
    plain = unicodedata.normalize("NFD", reading).replace("u\u0308", "v").replace("e\u0302", "e")
    return "".join(c for c in plain if "a" <= c <= "z")


def readings_of(folder):
    """{code point: [spelling]}, the usual one first."""
    data = unihan(folder, "Readings", "kHanyuPinlu", "kMandarin", "kTGHZ2013")
    readings = {}

    def add(c, reading):
        own = readings.setdefault(c, [])
        spelling = spelled(reading)
        if spelling and spelling not in own:
            own.append(spelling)

    for c, value in data["kMandarin"].items():
        add(c, value.split()[0])
    for c, value in data["kHanyuPinlu"].items():
        heard = [(part[:part.index("(")], int(part[part.index("(") + 1:-1])) for part in value.split()]
        total = sum(count for _, count in heard)
        for reading, count in heard:
            if count >= LEAST_SHARE * total:
                add(c, reading)
    for c, value in data["kTGHZ2013"].items():
        for entry in value.split():
            for reading in entry.split(":")[1].split(","):
                add(c, reading)
    return readings


def numbers(values):
    return ",\n".join(",".join(str(v) for v in values[i:i + 24]) for i in range(0, len(values), 24))


def write_simplified(folder, forms):
    flat = [forms.get(c, 0) for c in range(FIRST, LAST + 1)]
    others = sorted((c, t) for c, t in forms.items() if not FIRST <= c <= LAST)
    pairs = ",\n".join(f"{{{c},{t}}}" for c, t in others)
    text = (f"constexpr char32_t first_character = {FIRST};\nconstexpr char32_t last_character = {LAST};\n"
            f"constexpr char32_t flat[] = {{\n{numbers(flat)}}};\nconstexpr Pair others[] = {{\n{pairs}}};\n")
    (folder / "simplified.inc").write_text(text, encoding="ascii")


def write_readings(folder, readings):
    syllables = sorted({spelling for own in readings.values() for spelling in own})
    place = {spelling: i for i, spelling in enumerate(syllables)}
    lists, starts = [0], {}  # 0 ends a list, so that the first place is the empty list
    for own in readings.values():
        key = tuple(own)
        if key not in starts:
            starts[key] = len(lists)
            lists += [place[spelling] + 1 for spelling in own] + [0]
    flat = [starts[tuple(readings[c])] if c in readings else 0 for c in range(FIRST, LAST + 1)]
    others = sorted((c, starts[tuple(own)]) for c, own in readings.items() if not FIRST <= c <= LAST)
    pairs = ",\n".join(f"{{{c},{start}}}" for c, start in others)
    names = ",".join(f'"{spelling}"' for spelling in syllables)
    text = (f"constexpr char32_t first_character = {FIRST};\nconstexpr char32_t last_character = {LAST};\n"
            f"constexpr std::string_view syllables[] = {{{names}}};\n"
            f"constexpr std::uint16_t lists[] = {{\n{numbers(lists)}}};\n"
            f"constexpr std::uint16_t flat[] = {{\n{numbers(flat)}}};\nconstexpr Pair others[] = {{\n{pairs}}};\n")
    (folder / "readings.inc").write_text(text, encoding="ascii")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--unihan", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    out = pathlib.Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    write_simplified(out, simplified_forms(arguments.unihan))
    write_readings(out, readings_of(arguments.unihan))


if __name__ == "__main__":
    main()
