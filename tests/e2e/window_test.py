#!/usr/bin/env python3
"""The whole visit in a real window with real pointer and keyboard events.

usage: window_test.py CHAYUE CHAYUECTL SAMPLE_FOLDER
"""

import os
import re
import stat
import sys

from kiosk_window import Failure, check, running_kiosk, skip_without, text_of, until


def code_of(paper):
    found = re.search("查验码：?([0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5})", paper)
    check(found, "no code at the foot of the page")
    return found.group(1)


def reads_a_document(kiosk):
    kiosk.see("home.newest.0")
    kiosk.tap("home.catalog")
    kiosk.screen("browse")
    kiosk.tap("browse.item.1")
    kiosk.see("nav.title", "政策法规")
    kiosk.tap("browse.item.0")
    kiosk.screen("list")
    kiosk.tap("list.row.0")
    kiosk.screen("document")
    title = kiosk.see("document.title")["name"]
    before = kiosk.see("document.area")["value"]
    kiosk.fling("document.area")
    until(lambda: kiosk.node("document.area")["value"] != before, "the text to move with the finger")
    kiosk.tap("document.find")
    kiosk.tap("document.find.box")
    kiosk.type("应急")
    kiosk.see("document.find.count", "1")
    kiosk.tap("document.find.next")
    kiosk.see("document.find.count", "2")
    kiosk.tap("document.find")
    kiosk.tap("document.print")
    kiosk.screen("print.setup")
    kiosk.see("setup.page", "shown")
    kiosk.tap("setup.edition.large")
    kiosk.see("setup.edition.large", "on")
    kiosk.see("setup.page", "shown")
    kiosk.tap("setup.print")
    kiosk.screen("print")
    paper = text_of(kiosk.print_out("document"))
    check("".join(title.split()) in paper, "the title is not on the paper")
    kiosk.see("print.state", "已经存好")
    kiosk.tap("print.done")
    kiosk.screen("document")
    kiosk.tap("bar.home")
    kiosk.screen("home")
    return code_of(paper)


def checks_the_page(kiosk, code):
    kiosk.tap("home.page_check")
    kiosk.screen("page_check")
    kiosk.type(code)  # as a code scanner would
    kiosk.xdotool("key", "Return")
    kiosk.see("page.text.0", "一致")
    kiosk.tap("page.open.0")
    kiosk.screen("document")
    kiosk.tap("bar.home")
    kiosk.screen("home")


def searches(kiosk):
    kiosk.tap("home.search")
    kiosk.type("危险化学品")
    kiosk.see("home.search", "危险化学品")
    kiosk.tap("home.search.go")
    kiosk.screen("list")
    kiosk.tap("list.row.0")
    kiosk.screen("document")
    kiosk.tap("bar.home")
    kiosk.screen("home")
    kiosk.tap("home.guide")
    kiosk.screen("guide")
    kiosk.tap("guide.page.offices")
    kiosk.screen("offices")
    kiosk.tap("bar.home")
    kiosk.screen("home")


def fills(kiosk, field, text):
    kiosk.tap("request.field." + field)
    kiosk.type(text)
    kiosk.see("request.field." + field, text)
    kiosk.tap("typing.key.hide")


def goes_on_to_the_applicant(kiosk):
    for screen in ("already", "purpose", "applicant"):
        kiosk.tap("request.next")
        kiosk.screen("request." + screen)


def hands_in_a_request(kiosk):
    kiosk.tap("home.request")
    kiosk.screen("request.what")
    fills(kiosk, "description", "应急避难场所")
    goes_on_to_the_applicant(kiosk)
    fills(kiosk, "name", "张𠮷")
    fills(kiosk, "id_number", "999999199003070012")
    kiosk.tap("request.next")
    kiosk.screen("request.delivery")
    kiosk.tap("request.carrier.paper")
    kiosk.see("request.carrier.paper", "on")
    kiosk.tap("request.delivery.pick_up")
    kiosk.see("request.delivery.pick_up", "on")
    kiosk.tap("request.next")
    kiosk.screen("request.contact")
    fills(kiosk, "phone", "010-00000000")
    kiosk.tap("request.next")
    kiosk.screen("request.review")
    # Two taps on 提交 in quick succession are one request.
    kiosk.tap_fast("request.submit", 2)
    kiosk.screen("receipt")
    number = kiosk.see("receipt.number", "-0001")
    kiosk.tap("receipt.print_form")
    form = text_of(kiosk.print_out("form"))
    check("张𠮷" in form, "the name is not on the form")
    check((number["value"] or number["name"]) in form, "the number is not on the form")


def leaves(kiosk):
    kiosk.tap("print.done")
    kiosk.screen("receipt")
    kiosk.tap("bar.end")
    kiosk.tap("dialog.end.confirm")
    kiosk.screen("home")
    check(kiosk.see("home.search")["value"] == "", "the search words are still there")


def taps_faster_than_frames(kiosk):
    standard = kiosk.see("bar.size")["name"]
    kiosk.tap_fast("bar.size", 41)  # four sizes in a ring: 41 taps end one size on
    until(lambda: kiosk.node("bar.size")["name"] != standard, "the text size to change")
    kiosk.at_rest("bar.size")
    kiosk.tap_fast("bar.size", 3)
    until(lambda: kiosk.node("bar.size")["name"] == standard, "44 taps to come back to the first size")
    kiosk.tap_fast("bar.size", 43)
    kiosk.at_rest("bar.size")
    kiosk.tap("bar.size")
    until(lambda: kiosk.node("bar.size")["name"] == standard, "another 44 taps to come back to the first size")


def main():
    skip_without("Xvfb", "xdotool", "pdftotext")
    chayue, chayuectl, sample = sys.argv[1:]
    with running_kiosk(chayue, chayuectl, sample) as kiosk:
        mode = stat.S_IMODE(os.stat(kiosk.semantics_file).st_mode)
        check(mode == 0o600, f"others may read what is typed: {mode:o}")
        with open(f"/proc/{kiosk.process.pid}/limits", encoding="utf-8") as limits:
            core = next(line.split() for line in limits if line.startswith("Max core file size"))
        check(core[4:6] == ["0", "0"], "a crash would leave a dump of what was typed")
        taps_faster_than_frames(kiosk)
        code = reads_a_document(kiosk)
        checks_the_page(kiosk, code)
        for act in (searches, hands_in_a_request, leaves):
            act(kiosk)
            print("ok", act.__name__, flush=True)
        code = kiosk.stop()
        log = kiosk.log_text()
        check(code == 0, f"exit code {code}: {log}")
        check("figures:" in log, "no figures on exit")
        for typed in ("张", "999999", "避难", "危险化学品"):
            check(typed not in log, "what was typed stands in the log")
        check(not os.path.exists(kiosk.semantics_file), "the semantics file stays behind")
        print(log.strip())


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit("window_test: " + str(failure))
