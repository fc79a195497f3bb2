"""The kiosk in a real window on a virtual display of its own, driven by xdotool and read through --semantics."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77


class Failure(Exception):
    pass


def check(condition, what):
    if not condition:
        raise Failure(what)


def until(probe, what, seconds=20):
    """The first true answer of probe(); fails where there is none in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = probe()
        if answer:
            return answer
        time.sleep(0.02)
    raise Failure("waited in vain for " + what)


def skip_without(*programs):
    for program in programs:
        if shutil.which(program) is None:
            print(f"skipped: {program} is not installed")
            sys.exit(SKIPPED)


def import_sample(chayuectl, sample, data):
    subprocess.run([chayuectl, "--data", data, "import", sample], check=True, capture_output=True)


def install_key(chayuectl, data, folder):
    """A key that applications are sealed to; its secret half lies in `folder`, its password is 'test password'."""
    subprocess.run([chayuectl, "requests", "key", "new", "--agency", "示例市应急管理局", "--out", folder],
                   check=True, capture_output=True, input=b"test password\n")
    public = next(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".pub"))
    subprocess.run([chayuectl, "--data", data, "requests", "key", "install", public], check=True, capture_output=True)


@contextlib.contextmanager
def virtual_display(width, height):
    """Starts Xvfb on a free display and yields the environment for its clients."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-noreset", "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        check(number, "Xvfb did not start")
        yield dict(os.environ, DISPLAY=":" + number, LC_ALL="C.UTF-8")
    finally:
        server.terminate()
        server.wait(timeout=10)


class Kiosk:
    """A running chayue. Positions are window pixels; the window lies at the display's origin."""

    def __init__(self, chayue, data, folder, environment, size="1080x1920", *options):
        self.semantics_file = os.path.join(folder, "semantics.json")
        self.prints = os.path.join(folder, "prints")
        self.environment = environment
        self.log = open(os.path.join(folder, "log"), "w+")
        self.process = subprocess.Popen(
            [chayue, "--dev", "--semantics", self.semantics_file, "--data", data, "--printer", "folder:" + self.prints,
             "--window", size, *options], env=environment, stderr=self.log)

    def stop(self):
        """Asks the program to end; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=10)

    def log_text(self):
        self.log.flush()
        with open(self.log.name) as file:
            return file.read()

    # -- what the screen says

    def semantics(self):
        check(self.process.poll() is None, "chayue has ended: " + self.log_text())
        try:
            with open(self.semantics_file) as file:
                return json.load(file)
        except FileNotFoundError:
            return {"screen": "", "nodes": []}

    def node(self, node_id):
        return next((node for node in self.semantics()["nodes"] if node["id"] == node_id), None)

    def screen(self, name):
        until(lambda: self.semantics()["screen"] == name, "screen " + name)

    def see(self, node_id, part=""):
        def found():
            node = self.node(node_id)
            return node if node and (part in node["name"] or part in node["value"]) else None
        return until(found, node_id + (" with " + part if part else ""))

    def print_out(self, kind):
        def found():
            names = os.listdir(self.prints) if os.path.isdir(self.prints) else []
            return next((os.path.join(self.prints, name) for name in names if name.endswith(f"-{kind}.pdf")), None)
        return until(found, "print-out " + kind)

    # -- what the visitor does

    def xdotool(self, *arguments):
        subprocess.run(["xdotool", *[str(argument) for argument in arguments]], env=self.environment, check=True,
                       stdout=subprocess.DEVNULL)

    def at_rest(self, node_id):
        """The node, enabled, once it has stayed in its place for a moment."""
        last = None
        end = time.monotonic() + 20
        while time.monotonic() < end:
            node = self.node(node_id)
            if node and node["enabled"] and node == last:
                return node
            last = node
            time.sleep(0.25)
        raise Failure("nothing to tap: " + node_id)

    def tap(self, node_id):
        x, y, w, h = self.at_rest(node_id)["bounds"]
        self.xdotool("mousemove", x + w // 2, y + h // 2, "mousedown", 1, "sleep", 0.06, "mouseup", 1)
        time.sleep(0.35)

    def tap_fast(self, node_id, times):
        """No hold between press and release, 40 ms between taps."""
        x, y, w, h = self.at_rest(node_id)["bounds"]
        self.xdotool("mousemove", x + w // 2, y + h // 2,
                     *["mousedown", 1, "mouseup", 1, "sleep", 0.04] * times)

    def fling(self, node_id):
        x, y, w, h = self.at_rest(node_id)["bounds"]
        middle, low, high = x + w // 2, y + h * 8 // 10, y + h * 3 // 10
        moves = []
        for i in range(1, 9):
            moves += ["mousemove", middle, low + (high - low) * i // 8, "sleep", 0.015]
        self.xdotool("mousemove", middle, low, "mousedown", 1, *moves, "mouseup", 1)

    def type(self, text):
        # As slow as a hand: what comes faster is taken for a code scanner, and xdotool maps characters that the keyboard
        # lacks to spare keys as it goes.
        self.xdotool("type", "--delay", 120, text)


@contextlib.contextmanager
def running_kiosk(chayue, chayuectl, sample, size=(1080, 1920)):
    with tempfile.TemporaryDirectory(prefix="chayue-window-") as folder:
        data = os.path.join(folder, "data")
        import_sample(chayuectl, sample, data)
        install_key(chayuectl, data, os.path.join(folder, "keys"))
        with virtual_display(*size) as environment:
            kiosk = Kiosk(chayue, data, folder, environment, f"{size[0]}x{size[1]}")
            try:
                kiosk.screen("home")
                yield kiosk
            finally:
                if kiosk.process.poll() is None:
                    kiosk.process.kill()
                kiosk.process.wait()


def text_of(pdf):
    text = subprocess.run(["pdftotext", "-q", pdf, "-"], check=True, capture_output=True).stdout.decode()
    return "".join(text.split())
