"""The parts of a desktop session that say when somebody leaves: a screen saver
and logind, on one bus.

usage: session_daemon.py LOG

Prints `ready`. Standard input: `screen`, `sleep`, `wake`, `lock`, `switch`; at
its end the server ends. LOG gets one line `EVENT MILLISECONDS` each: `held` when
a program asks for a delay before sleep, `released N` when it let go N
milliseconds after the sleep was announced.
"""

import os
import sys
import time

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

SAVER = "org.freedesktop.ScreenSaver"
LOGIN = "org.freedesktop.login1"
MANAGER = LOGIN + ".Manager"
SESSION = "/org/freedesktop/login1/session/_37"


class Saver(dbus.service.Object):
    @dbus.service.signal(SAVER, signature="b")
    def ActiveChanged(self, active):
        pass


class Session(dbus.service.Object):
    @dbus.service.signal(LOGIN + ".Session", signature="")
    def Lock(self):
        pass

    @dbus.service.signal("org.freedesktop.DBus.Properties", signature="sa{sv}as")
    def PropertiesChanged(self, interface, changed, gone):
        pass


class Login(dbus.service.Object):
    def __init__(self, bus, log):
        super().__init__(bus, "/org/freedesktop/login1")
        self.log = log
        self.begun = 0.0

    def write(self, line):
        with open(self.log, "a", encoding="utf-8") as log:
            log.write(line + "\n")

    @dbus.service.method(MANAGER, in_signature="u", out_signature="o")
    def GetSessionByPID(self, process):
        return dbus.ObjectPath(SESSION)

    @dbus.service.method(MANAGER, in_signature="ssss", out_signature="h")
    def Inhibit(self, what, who, why, mode):
        ours, theirs = os.pipe()
        GLib.io_add_watch(ours, GLib.IO_HUP, self.released)
        self.write("held 0")
        given = dbus.types.UnixFd(theirs)
        os.close(theirs)
        return given

    def released(self, *_):
        self.write(f"released {(time.monotonic() - self.begun) * 1000:.0f}")
        return False

    @dbus.service.signal(MANAGER, signature="b")
    def PrepareForSleep(self, begins):
        if begins:
            self.begun = time.monotonic()


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    names = [dbus.service.BusName(name, bus, do_not_queue=True) for name in (SAVER, LOGIN)]
    saver = Saver(bus, "/org/freedesktop/ScreenSaver")
    session = Session(bus, SESSION)
    login = Login(bus, sys.argv[1])
    tell = {
        "screen": lambda: saver.ActiveChanged(True),
        "sleep": lambda: login.PrepareForSleep(True),
        "wake": lambda: login.PrepareForSleep(False),
        "lock": session.Lock,
        "switch": lambda: session.PropertiesChanged(LOGIN + ".Session", {"Active": False}, []),
    }
    loop = GLib.MainLoop()

    def hear(source, condition):
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        tell[line.strip()]()
        return True

    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, hear)
    print("ready", flush=True)
    loop.run()
    del names


main()
