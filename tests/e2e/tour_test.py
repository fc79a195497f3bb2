#!/usr/bin/env python3
"""chayue --tour plays through and leaves every picture and print-out; it adds nothing to the real register.

usage: tour_test.py CHAYUE CHAYUECTL SAMPLE_FOLDER
"""

import os
import subprocess
import sys
import tempfile

from kiosk_window import Failure, check, import_sample, skip_without, virtual_display

PICTURES = 49
PRINTED = {"0001-document.pdf", "0002-form.pdf", "0003-receipt.pdf"}


def play(chayue, data, folder, environment):
    result = subprocess.run([chayue, "--tour", folder, "--data", data, "--now", "2026-11-23 9:41"], env=environment,
                            capture_output=True, text=True, timeout=200)
    check(result.returncode == 0, f"exit code {result.returncode}:\n{result.stdout}{result.stderr}")
    return result.stdout + result.stderr


def main():
    skip_without("Xvfb")
    chayue, chayuectl, sample = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="chayue-tour-") as folder:
        data, tour = os.path.join(folder, "data"), os.path.join(folder, "tour")
        import_sample(chayuectl, sample, data)
        before = sorted(os.listdir(data))
        with virtual_display(1080, 1920) as environment:
            output = play(chayue, data, tour, environment)
        pictures = [name for name in os.listdir(tour) if name.endswith(".png")]
        check(len(pictures) == PICTURES, f"{len(pictures)} pictures instead of {PICTURES}")
        check(all(os.path.getsize(os.path.join(tour, name)) > 10000 for name in pictures), "a picture is empty")
        check(set(os.listdir(os.path.join(tour, "printed"))) == PRINTED, "other print-outs than expected")
        check(sorted(os.listdir(data)) == before, "the tour wrote into the data folder")
        check("999999" not in output and "王林" not in output, "what was typed stands in the output")


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit("tour_test: " + str(failure))
