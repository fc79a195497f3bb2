#!/usr/bin/env python3
"""The engine of the virtual printer: ippeveprinter runs it once a job, with the document's file as its argument.

It prints "pages" by noting their numbers in $ENGINE/printed, one a line, and obeys files in $ENGINE:
  at-N   before page N (N+1 of the last: after it): one word, removed by whoever put it there to let the engine go on
           jam, media-empty, …  the printer reports this reason, and stands still until the file is gone
           hold                 stands still without a word
           fail                 the engine breaks down
  also   a reason that is reported all the time (marker-supply-low)
  slow   seconds a page takes
  stop   the job was cancelled: print no more
"""
import os
import re
import subprocess
import sys
import time

engine = os.environ["ENGINE"]
printer = os.getppid()


def path(name):
    return os.path.join(engine, name)


def word_in(name):
    try:
        with open(path(name), encoding="ascii") as file:
            return file.read().strip()
    except FileNotFoundError:
        return ""


def tell(line):
    print(line, file=sys.stderr, flush=True)


def pages_of(document):
    with open(document, "rb") as file:
        found = re.findall(rb"\(page (\d+)\)", file.read())
    if not found:  # a filter has packed it
        text = subprocess.run(["pdftotext", document, "-"], capture_output=True, check=True).stdout
        found = re.findall(rb"page (\d+)", text) or re.findall("第(\\d+)页，共".encode(), text)
    return [int(number) for number in found]


def stopped():
    if os.getppid() != printer:  # its power was cut
        os._exit(1)
    return os.path.exists(path("stop"))


def obstacle(page):
    name = f"at-{page}"
    what = word_in(name)
    if not what:
        return
    with open(path("standing"), "w", encoding="ascii") as file:
        file.write(name)
    if what == "fail":
        sys.exit(1)
    if what != "hold":
        tell(f"STATE: +{what}")
    while os.path.exists(path(name)) and not stopped():
        time.sleep(0.01)
    if what != "hold":
        tell(f"STATE: -{what}")
    os.remove(path("standing"))


def main():
    also = word_in("also")
    if also:
        tell(f"STATE: +{also}")
    tell("ATTR: job-impressions-completed=0")
    pages = pages_of(sys.argv[1])
    for count, page in enumerate(pages, 1):
        obstacle(page)
        if stopped():
            return
        time.sleep(float(word_in("slow") or 0.004))
        with open(path("printed"), "a", encoding="ascii") as file:
            file.write(f"{page}\n")
        tell(f"ATTR: job-impressions-completed={count}")
    obstacle(pages[-1] + 1 if pages else 1)


main()
