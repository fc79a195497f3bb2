#!/usr/bin/env python3
"""After a visit nothing that was typed is left in the memory of the program: not in its own strings, not in what librime
or another library has freed. Reads every writable mapping of the running kiosk.

usage: memory_test.py CHAYUE CHAYUECTL SAMPLE_FOLDER
"""

import sys

from kiosk_window import SKIPPED, Failure, check, running_kiosk, skip_without, until

# Typed with a keyboard. No six of its characters follow each other anywhere else.
SENTENCE = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
TITLE = "东西南北春夏秋冬梅兰竹菊"
# Typed on the panel: what no dictionary holds as one word.
LETTERS = "huluwajingangshanxiaogou"
# A string of up to fifteen bytes stands in its object, also in one on the stack; longer ones must be gone.
PART = 6


def writable_memory(pid):
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in maps:
            place, access, *_ = line.split()
            if "rw" not in access or "[v" in line:
                continue
            begin, end = (int(part, 16) for part in place.split("-"))
            try:
                memory.seek(begin)
                yield line.split()[-1], memory.read(end - begin)
            except (OSError, OverflowError, ValueError):
                continue  # of a device, or gone since


def traces(pid, text):
    """Where a part of the text stands, in any of the ways in which a program keeps text."""
    found = []
    parts = [text[i:i + PART * 2 if text.isascii() else i + PART] for i in range(len(text))]
    parts = [part for part in parts if len(part) == (PART * 2 if text.isascii() else PART)]
    needles = {part.encode(code): (part, code) for part in parts for code in ("utf-8", "utf-16-le", "utf-32-le")}
    for name, bytes_of in writable_memory(pid):
        for needle, (part, code) in needles.items():
            count = bytes_of.count(needle)
            if count:
                found.append(f"{part} ({code}) {count} times in {name}")
    return found


def fills(kiosk, field, text):
    kiosk.tap("request.field." + field)
    for count, character in enumerate(text, 1):  # one by one: xdotool maps each to a spare key
        kiosk.type(character)
        until(lambda: kiosk.node("request.field." + field)["value"] == text[:count], "the character " + character)


def types_on_the_panel(kiosk, field):
    """Letters, some of which become text and some of which are left."""
    kiosk.tap("request.field." + field)
    kiosk.see("typing.key.h")
    for letter in LETTERS:
        kiosk.tap("typing.key." + letter)
    until(lambda: (n := kiosk.node("typing.reading")) and n["value"].replace(" ", "") == LETTERS, "the letters")
    kiosk.see("typing.candidate.0")
    check(traces(kiosk.process.pid, LETTERS), "the letters are not seen while they are typed")


def main():
    skip_without("Xvfb", "xdotool")
    chayue, chayuectl, sample = sys.argv[1:]
    with running_kiosk(chayue, chayuectl, sample) as kiosk:
        pid = kiosk.process.pid
        try:
            next(writable_memory(pid))
        except PermissionError:
            print("skipped: the memory of another program may not be read here")
            sys.exit(SKIPPED)
        check(not traces(pid, SENTENCE), "the sentence stands in memory before it is typed")
        kiosk.tap("home.request")
        kiosk.screen("request.what")
        fills(kiosk, "information_number", TITLE)
        fills(kiosk, "description", SENTENCE)
        check(traces(pid, SENTENCE) and traces(pid, TITLE), "what is typed is not seen while it is on the screen")
        types_on_the_panel(kiosk, "description")
        kiosk.tap("bar.end")
        kiosk.tap("dialog.end.confirm")
        kiosk.screen("home")
        kiosk.at_rest("home.search")
        left = [trace for text in (SENTENCE, TITLE, LETTERS) for trace in traces(pid, text)]
        check(not left, f"{len(left)} traces are left in memory: " + "; ".join(left[:12]))
        print("ok nothing is left in memory")


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit("memory_test: " + str(failure))
