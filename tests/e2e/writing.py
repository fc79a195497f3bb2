"""How a person writes: the strokes of a character for the pad, a little unsteady, and its keys on the stroke panel."""

import os
import random

_GRID = 93.0


def _read_medians(source):
    rows = {}
    with open(os.path.join(source, "assets", "handwriting", "medians.txt"), encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            character, _, *strokes = line.rstrip("\n").split(" ")
            rows[character] = [[((ord(s[i]) - 33) / _GRID, (ord(s[i + 1]) - 33) / _GRID) for i in range(0, len(s), 2)]
                               for s in strokes]
    return rows


def _read_strokes(tables):
    rows = {}
    with open(os.path.join(tables, "strokes.table"), encoding="utf-8") as file:
        for line in list(file)[1:]:
            keys, character, *_ = line.split("\t")
            rows.setdefault(character, []).append(keys)
    return rows


class Writing:
    """`source`: the project's folder; `tables`: the folder of the input tables that the build makes."""

    def __init__(self, source, tables):
        self._medians = _read_medians(source)
        self._strokes = _read_strokes(tables)
        self._hand = random.Random(4)

    def strokes(self, character):
        """Strokes of points between 0 and 1; each stroke is shifted, each point trembles."""
        shape = self._medians.get(character, [])
        return [self._unsteady(stroke) for stroke in shape]

    def _unsteady(self, stroke):
        dx, dy = self._hand.gauss(0, 0.012), self._hand.gauss(0, 0.012)
        return [(min(1, max(0, x + dx + self._hand.gauss(0, 0.006))),
                 min(1, max(0, y + dy + self._hand.gauss(0, 0.006)))) for x, y in stroke]

    def keys(self, character):
        """'1' to '5', as the standard writes it; empty: not known."""
        return min(self._strokes.get(character, [""]), key=len)
