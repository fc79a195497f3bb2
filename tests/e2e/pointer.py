"""A finger on a display: real pointer events through the XTEST extension, without a process for each of them."""

import ctypes
import time


class Pointer:
    """Positions are pixels of the display."""

    def __init__(self, display):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.xtst = ctypes.CDLL("libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        if not self.display:
            raise RuntimeError("no display " + display)

    def move(self, x, y):
        self.xtst.XTestFakeMotionEvent(self.display, -1, int(x), int(y), 0)

    def button(self, down):
        self.xtst.XTestFakeButtonEvent(self.display, 1, 1 if down else 0, 0)
        self.x11.XSync(self.display, 0)

    def tap(self, x, y, hold=0.0):
        self.move(x, y)
        self.button(True)
        if hold:
            time.sleep(hold)
        self.button(False)

    def stroke(self, points):
        """One stroke of the finger through all points."""
        self.move(*points[0])
        self.button(True)
        for x, y in points[1:]:
            self.move(x, y)
        self.button(False)

    def close(self):
        self.x11.XCloseDisplay(self.display)
