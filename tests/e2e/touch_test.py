#!/usr/bin/env python3
"""Fingers on a real window of a real X server: thumbs that overlap, a drag, a hand, a touch screen that is unplugged.

usage: touch_test.py CHAYUE CHAYUECTL SAMPLE_FOLDER TOUCH_INJECTOR
"""

import contextlib
import os
import sys
import tempfile
import time

from kiosk_window import Failure, Kiosk, check, import_sample, install_key, until
from touch_screen import touch_screen

WIDTH, HEIGHT = 1080, 1920
PAIRS = 100


@contextlib.contextmanager
def kiosk_on(environment, programs, *options):
    chayue, chayuectl, sample = programs
    with tempfile.TemporaryDirectory(prefix="chayue-touch-") as folder:
        data = os.path.join(folder, "data")
        import_sample(chayuectl, sample, data)
        install_key(chayuectl, data, os.path.join(folder, "keys"))
        kiosk = Kiosk(chayue, data, folder, environment, f"{WIDTH}x{HEIGHT}", *options)
        try:
            kiosk.screen("home")
            yield kiosk
        finally:
            if kiosk.process.poll() is None:
                kiosk.process.kill()
            kiosk.process.wait()


class Visitor:
    def __init__(self, kiosk, fingers):
        self.kiosk = kiosk
        self.fingers = fingers

    def middle(self, node_id):
        x, y, w, h = self.kiosk.at_rest(node_id)["bounds"]
        return x + w / 2, y + h / 2

    def tap(self, node_id):
        self.fingers.tap(*self.middle(node_id))
        time.sleep(0.3)

    def opens_letters(self):
        """The panel 数字/字母 over the largest field of the request form."""
        self.tap("home.request")
        self.kiosk.screen("request.what")
        self.tap("request.field.description")
        self.kiosk.see("typing.panel")
        self.tap("typing.panel.letters")
        self.kiosk.see("typing.panel.letters", "on")

    def text(self):
        return self.kiosk.node("request.field.description")["value"]

    def thumbs(self, pairs):
        """Two thumbs on q and p: the second comes down before the first is lifted, which now and then is the last."""
        left, right = self.middle("typing.key.q"), self.middle("typing.key.p")
        for i in range(pairs):
            first, last = (1, 2) if i % 5 else (2, 1)
            at = {1: f"{left[0]} {left[1]}", 2: f"{right[0]} {right[1]}"}
            self.fingers.act(f"begin 1 {at[1]}", "sleep 25", f"begin 2 {at[2]}", "sleep 25",
                             f"end {first} {at[first]}", "sleep 15", f"end {last} {at[last]}", "sleep 25")
        last_text = None
        while last_text != self.text():  # until the last key has been answered
            last_text = self.text()
            time.sleep(0.5)
        return last_text


def two_thumbs(visitor):
    visitor.opens_letters()
    text = visitor.thumbs(PAIRS)
    print(f"two thumbs that overlap: {len(text)} of {2 * PAIRS} keys", flush=True)
    wanted = "".join("qp" if i % 5 else "pq" for i in range(PAIRS))
    check(text == wanted, f"{len(text)} of {2 * PAIRS} keys, or in another order")


def holds_backspace(visitor):
    before = len(visitor.text())
    x, y = visitor.middle("typing.key.backspace")
    visitor.fingers.act(f"begin 1 {x} {y}", "sleep 1500", f"end 1 {x} {y}")
    time.sleep(0.3)
    gone = before - len(visitor.text())
    check(3 <= gone <= 5, f"a backspace that was held for a second and a half took {gone} characters")


def drags(visitor):
    visitor.tap("bar.home")
    visitor.kiosk.screen("home")
    visitor.tap("home.catalog")
    visitor.kiosk.screen("browse")
    visitor.tap("browse.item.1")
    visitor.kiosk.see("nav.title", "政策法规")
    visitor.tap("browse.item.0")
    visitor.kiosk.screen("list")
    visitor.tap("list.row.2")  # long, and no table of it takes the finger
    visitor.kiosk.screen("document")
    x, y, w, h = visitor.kiosk.at_rest("document.area")["bounds"]
    visitor.fingers.drag(x + w / 2, y + h * 0.8, y + h * 0.4)
    moved = int(until(lambda: visitor.kiosk.at_rest("document.area")["value"], "the text to rest"))
    check(abs(moved - h * 0.4) < 40, f"the finger went {h * 0.4:.0f} px, the text {moved}")


def lays_a_hand(visitor):
    a, b, c = (visitor.middle(node) for node in ("nav.back", "document.print", "bar.home"))
    hand = [f"{x} {y}" for x, y in (a, b, c)]
    visitor.fingers.act(*(f"begin {i} {at}" for i, at in enumerate(hand, 1)), "sleep 300",
                        *(f"end {i} {at}" for i, at in enumerate(hand, 1)))
    time.sleep(0.5)
    check(visitor.kiosk.semantics()["screen"] == "document", "a hand has done something")


def loses_the_glass(visitor):
    x, y = visitor.middle("bar.home")
    visitor.fingers.act(f"begin 1 {x} {y}", "sleep 100", "enable 0", "sleep 500")
    check(visitor.kiosk.semantics()["screen"] == "document", "a touch screen that was unplugged has tapped")


def clicks_with_a_mouse(visitor):
    """The driver lets go of us with its device: no finger comes after this."""
    visitor.kiosk.tap("bar.home")
    visitor.kiosk.screen("home")
    visitor.kiosk.tap("home.guide")
    visitor.kiosk.screen("guide")


def with_the_pointer_alone(visitor):
    """What is compared with: the pointer that the server makes of touches knows the first finger only."""
    visitor.opens_letters()
    text = visitor.thumbs(PAIRS // 5)
    print(f"the same by the emulated pointer: {len(text)} of {2 * (PAIRS // 5)} keys", flush=True)
    check(0 < len(text) < 2 * (PAIRS // 5), "the emulated pointer loses no key: what is TouchReader for?")


def main():
    *programs, injector = sys.argv[1:]
    with touch_screen(injector, WIDTH, HEIGHT) as (environment, fingers):
        with kiosk_on(environment, programs, "--pointer-only") as kiosk:
            with_the_pointer_alone(Visitor(kiosk, fingers))
            check(kiosk.stop() == 0, "exit code: " + kiosk.log_text())
        with kiosk_on(environment, programs) as kiosk:
            visitor = Visitor(kiosk, fingers)
            for act in (two_thumbs, holds_backspace, drags, lays_a_hand, loses_the_glass, clicks_with_a_mouse):
                act(visitor)
                print("ok", act.__name__, flush=True)
            check(kiosk.stop() == 0, "exit code: " + kiosk.log_text())


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit("touch_test: " + str(failure))
