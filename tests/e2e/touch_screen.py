"""An Xorg server with a touch screen that is played by a program: fingers as real glass makes them, without hardware."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile

from kiosk_window import SKIPPED, check, until

CONFIGURATION = """
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
  InputDevice "touch" "SendCoreEvents"
  InputDevice "mouse" "CorePointer"
  InputDevice "keys" "CoreKeyboard"
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
EndSection
Section "InputDevice"
  Identifier "touch"
  Driver "inputtest"
  Option "SocketPath" "{folder}/touch"
  Option "DeviceType" "Touch"
  Option "TouchCount" "10"
EndSection
Section "InputDevice"
  Identifier "mouse"
  Driver "inputtest"
  Option "SocketPath" "{folder}/mouse"
  Option "DeviceType" "Pointer"
EndSection
Section "InputDevice"
  Identifier "keys"
  Driver "inputtest"
  Option "SocketPath" "{folder}/keys"
  Option "DeviceType" "Keyboard"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-2000
  VertRefresh 5-200
  Modeline "{width}x{height}" 150 {width} {width_1} {width_2} {width_3} {height} {height_1} {height_2} {height_3}
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "{width}x{height}"
    Virtual {width} {height}
  EndSubSection
EndSection
"""


def skip(why):
    print("skipped: " + why)
    sys.exit(SKIPPED)


class Fingers:
    """Contacts on the glass; positions are pixels. The server may be asked by one such object only in all its life."""

    def __init__(self, program, socket, width, height, environment):
        self.process = subprocess.Popen([program, socket, str(width), str(height)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, env=environment)

    def act(self, *lines):
        """Commands of touch_injector, carried out one after the other at the pace that they tell."""
        self.process.stdin.write("".join(line + "\n" for line in lines))
        self.process.stdin.flush()
        for line in lines:
            check(self.process.stdout.readline() == "ok\n", "the touch screen does not " + line)

    def tap(self, x, y, hold_ms=60):
        self.act(f"begin 1 {x} {y}", f"sleep {hold_ms}", f"end 1 {x} {y}")

    def drag(self, x, y, to_y, steps=10):
        moves = []
        for i in range(1, steps + 1):
            moves += [f"move 1 {x} {y + (to_y - y) * i / steps}", "sleep 15"]
        self.act(f"begin 1 {x} {y}", "sleep 30", *moves, "sleep 400", f"end 1 {x} {to_y}")

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)


def xorg(folder, width, height):
    """Starts the server; skips the test where it does not start. Returns it with its display's name."""
    configuration = os.path.join(folder, "xorg.conf")
    with open(configuration, "w", encoding="ascii") as file:
        file.write(CONFIGURATION.format(folder=folder, width=width, width_1=width + 20, width_2=width + 40,
                                        width_3=width + 60, height=height, height_1=height + 10,
                                        height_2=height + 20, height_3=height + 30))
    read, write = os.pipe()
    program = "/usr/lib/xorg/Xorg" if os.path.exists("/usr/lib/xorg/Xorg") else shutil.which("Xorg")
    if program is None:
        skip("no Xorg")
    server = subprocess.Popen(
        [program, "-displayfd", str(write), "-seat", "seat1", "-noreset", "-nolisten", "tcp", "-config", configuration,
         "-logfile", os.path.join(folder, "xorg.log")],
        pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    if not number:
        server.wait(timeout=10)
        skip("Xorg does not start here; it needs root and the drivers dummy and inputtest")
    return server, ":" + number


@contextlib.contextmanager
def touch_screen(program, width, height):
    """Yields the environment for the display's clients, and its Fingers."""
    with tempfile.TemporaryDirectory(prefix="chayue-touch-") as folder:
        server, display = xorg(folder, width, height)
        fingers = None
        try:
            environment = dict(os.environ, DISPLAY=display, LC_ALL="C.UTF-8")
            socket = os.path.join(folder, "touch")
            until(lambda: os.path.exists(socket), "the driver's socket")
            fingers = Fingers(program, socket, width, height, environment)
            yield environment, fingers
        finally:
            if fingers:
                fingers.close()
            server.terminate()
            server.wait(timeout=10)
