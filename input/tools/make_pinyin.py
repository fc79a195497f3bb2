#!/usr/bin/env python3
"""Makes the sources of the pinyin tables from Debian's data (unicode-data, python3-jieba, rime-data-*) and ours.

OUT/words.tsv   word, syllables, count: what letters may become. Only characters of 通用规范汉字表.
OUT/names.tsv   character or 复姓, syllables, reading with tone marks, points as a surname, points in a given name
OUT/texts.txt   our own official prose, for how often words are written in such
OUT/terms.txt   our own terms
"""

import argparse
import bz2
import collections
import pathlib
import re
import unicodedata

LONGEST_WORD = 12
LEAST_PERSON = 20  # a person's name that jieba counts less often is somebody's, not everybody's
DIVISION_COUNT = 60
LISTED_GIVEN = 200


def unihan(folder, file, keys):
    """Yields (character, key, value) of Debian's Unihan."""
    with bz2.open(f"{folder}/{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] in keys:
                yield chr(int(parts[0][2:], 16)), parts[1], parts[2]


def letters(reading):
    """"lǜ" -> "lv"."""
    plain = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("ü", "v")


def rows(file):
    """Tab-separated rows of a file of ours; # begins a remark."""
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


class Characters:
    """The 8,105, their readings with tone marks (most usual first) and how often each is heard."""

    def __init__(self, folder):
        self.standard = {c for c, _, _ in unihan(folder, "Unihan_OtherMappings", {"kTGH"})}
        heard, usual, every = {}, {}, {}
        for c, key, value in unihan(folder, "Unihan_Readings", {"kHanyuPinlu", "kMandarin", "kTGHZ2013"}):
            if c not in self.standard:
                continue
            if key == "kHanyuPinlu":
                heard[c] = {r: int(n) for r, n in re.findall(r"(\S+?)\((\d+)\)", value)}
            elif key == "kMandarin":
                usual[c] = value.split()
            else:
                every[c] = [r for part in value.split() for r in part.split(":")[1].split(",")]
        self.readings = {c: self.order(heard.get(c, {}), usual.get(c, []), every.get(c, [])) for c in self.standard}
        self.heard = {c: sum(heard.get(c, {}).values()) for c in self.standard}

    @staticmethod
    def order(heard, usual, every):
        """{reading: share}, the largest share first. Readings without a count share a twentieth."""
        all_readings = list(dict.fromkeys(sorted(heard, key=heard.get, reverse=True) + usual + every))
        if not heard and all_readings:
            heard = {all_readings[0]: 1}
        total = sum(heard.values())
        rare = [r for r in all_readings if r not in heard]
        share = {r: heard[r] / total * (0.95 if rare else 1) for r in heard}
        share.update({r: 0.05 / len(rare) for r in rare})
        return dict(sorted(share.items(), key=lambda item: -item[1]))

    def first(self, c):
        return letters(next(iter(self.readings[c])))

    def shares(self, c):
        """{letters: share}: readings that differ in tone alone are one."""
        together = collections.defaultdict(float)
        for reading, share in self.readings[c].items():
            together[letters(reading)] += share
        return together

    def all_standard(self, word):
        return all(c in self.standard for c in word)


class Readings:
    """Syllables of words: what a dictionary says, else longest match over words with known readings."""

    def __init__(self, characters, options):
        self.characters = characters
        self.known = collections.defaultdict(list)
        self.counts = {}
        for word, syllables in rows(f"{options.assets}/readings.tsv"):
            self.known[word].append(syllables)
        ours = set(self.known)
        for word, syllables, count in self.read_rime(options.simplified):
            if len(word) > 1 and characters.all_standard(word) and word not in ours:
                self.known[word].append(syllables)
                self.counts[word] = max(count, self.counts.get(word, 0))
        self.read_traditional(options)

    @staticmethod
    def read_rime(file):
        with open(file, encoding="utf-8") as lines:
            for line in lines:
                parts = line.rstrip("\n").split("\t")
                if len(parts) >= 2 and len(parts[1].split()) == len(parts[0]):
                    count = parts[2] if len(parts) > 2 else "0"
                    syllables = re.sub(r"\b([nl])ue\b", r"\1ve", parts[1])
                    yield parts[0], syllables, float(count) if count.replace(".", "").isdigit() else 0.0

    def read_traditional(self, options):
        simple = {}
        for c, _, value in unihan(options.unihan, "Unihan_Variants", {"kSimplifiedVariant"}):
            forms = [chr(int(v[2:], 16)) for v in value.split()]
            if c not in self.characters.standard or c in forms:
                simple[c] = c if c in forms else forms[0]
        for word, syllables, _ in self.read_rime(options.traditional):
            word = "".join(simple.get(c, c) for c in word)
            if len(word) > 1 and word not in self.known and self.characters.all_standard(word):
                if self.is_possible(word, syllables):
                    self.known[word].append(syllables)

    def is_possible(self, word, syllables):
        return all(s in self.characters.shares(c) for c, s in zip(word, syllables.split()))

    def of(self, word):
        if word in self.known:
            return self.known[word]
        out, at = [], 0
        while at < len(word):
            size = next((n for n in range(min(len(word) - at, 8), 1, -1) if word[at : at + n] in self.known), 1)
            part = word[at : at + size]
            out.append(self.known[part][0] if size > 1 else self.characters.first(part))
            at += size
        return [" ".join(out)]


def counted_words(characters, options):
    """(word, count, class) of jieba, within the standard characters."""
    with open(options.jieba, encoding="utf-8") as lines:
        for line in lines:
            word, count, kind = line.split(" ")[:3]
            if characters.all_standard(word) and len(word) <= LONGEST_WORD:
                yield word, int(count), kind.strip()


def division_forms(name):
    """示例县 is also typed 示例; 某某自治州 is not typed by halves."""
    yield name
    if len(name) > 2 and name[-1] in "省市县区" and not name.endswith(("自治县", "自治区", "行政区")):
        yield name[:-1]


def write_words(characters, readings, options):
    counts = collections.Counter()
    for word, count, kind in counted_words(characters, options):
        if kind in ("nr", "nrt") and len(word) > 1 and count < LEAST_PERSON and word not in readings.known:
            continue
        counts[word] = max(counts[word], count)
    for word, count in readings.counts.items():
        if word not in counts:
            counts[word] = max(1, min(int(count / 40), 300))
    for name, *_ in rows(f"{options.assets}/divisions/divisions.txt"):
        for form in division_forms(name):
            if len(form) > 1 and characters.all_standard(form):
                counts[form] = max(counts[form], DIVISION_COUNT)
    with open(f"{options.out}/words.tsv", "w", encoding="utf-8") as out:
        for c in sorted(characters.standard):
            count = max(counts.get(c, 0), characters.heard[c] // 20, 1)
            for syllable, share in characters.shares(c).items():
                out.write(f"{c}\t{syllable}\t{max(1, round(count * share))}\n")
        for word in sorted(counts):
            if len(word) > 1:
                for syllables in dict.fromkeys(readings.of(word)):
                    out.write(f"{word}\t{syllables}\t{counts[word]}\n")


def given_names(characters, options, surnames):
    """How many of jieba's persons have a character in their given name; those of our list as if some more had."""
    listed = [name for name, *_ in rows(f"{options.assets}/given.txt")]
    points = collections.Counter({c: LISTED_GIVEN * (1 - rank / len(listed)) for rank, c in enumerate(listed)})
    for word, _, kind in counted_words(characters, options):
        if kind in ("nr", "nz") and len(word) in (2, 3) and word[0] in surnames:
            points.update(set(word[1:]))
    return points


def write_names(characters, options):
    surnames = {}
    for rank, (name, *reading) in enumerate(rows(f"{options.assets}/surnames.tsv")):
        surnames.setdefault(name, (1000 - rank, reading[0].split() if reading else []))
    given = given_names(characters, options, surnames)
    with open(f"{options.out}/names.tsv", "w", encoding="utf-8") as out:
        for c in sorted(characters.standard):
            rank, own = surnames.get(c, (0, []))
            for reading, share in characters.readings[c].items():
                if reading == letters(reading) and list(map(letters, characters.readings[c])).count(reading) > 1:
                    continue  # 轻声 of a reading that has a tone
                surname = rank if not own or reading in own else 0
                points = round(1000 * (given[c] + 0.001 * characters.heard[c]) * share)
                out.write(f"{c}\t{letters(reading)}\t{reading}\t{surname}\t{points}\n")
        for name, (rank, own) in sorted(surnames.items()):
            if len(name) > 1:
                marks = own or [next(iter(characters.readings[c])) for c in name]
                out.write(f"{name}\t{' '.join(map(letters, marks))}\t{' '.join(marks)}\t{rank}\t0\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("jieba", "simplified", "traditional", "unihan", "texts", "assets", "out"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    characters = Characters(options.unihan)
    write_words(characters, Readings(characters, options), options)
    write_names(characters, options)
    out = pathlib.Path(options.out)
    texts = sorted(pathlib.Path(options.texts).glob("*.md"))
    (out / "texts.txt").write_text("\n".join(text.read_text("utf-8") for text in texts), "utf-8")
    (out / "terms.txt").write_text(pathlib.Path(options.assets, "terms.txt").read_text("utf-8"), "utf-8")


main()
