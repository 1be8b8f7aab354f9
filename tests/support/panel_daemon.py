"""A desktop's panel for tests: shows the icons of programs and can be clicked.

usage: panel_daemon.py LOG

Owns org.kde.StatusNotifierWatcher on the session bus and writes a JSON line to
LOG for each icon with its title and the labels of its menu; prints `ready`.
Standard input: `click` on the newest icon, `choose LABEL` in its menu, `gone`
when the panel goes away; at its end the panel ends.
"""

import json
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

NAME = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"


class Panel(dbus.service.Object):
    def __init__(self, bus, log):
        super().__init__(bus, "/StatusNotifierWatcher")
        self.bus = bus
        self.log = log
        self.item = None

    def item_object(self, path="/StatusNotifierItem"):
        return self.bus.get_object(self.item, path)

    def menu(self):
        path = self.item_object().Get(ITEM, "Menu", dbus_interface=PROPERTIES)
        menu = dbus.Interface(self.item_object(path), MENU)
        _, (_, _, entries) = menu.GetLayout(0, -1, dbus.Array([], signature="s"))
        labels = {str(entry[1].get("label", "")): entry[0] for entry in entries}
        labels.pop("", None)
        return menu, labels

    def look(self):
        title = self.item_object().Get(ITEM, "Title", dbus_interface=PROPERTIES)
        pictures = self.item_object().Get(ITEM, "IconPixmap", dbus_interface=PROPERTIES)
        entry = {"title": str(title), "pictures": len(pictures), "menu": list(self.menu()[1])}
        with open(self.log, "a", encoding="utf-8") as log:
            log.write(json.dumps(entry) + "\n")
        return False

    @dbus.service.method(NAME, in_signature="s", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, service, sender=None):
        self.item = sender
        GLib.idle_add(self.look)

    @dbus.service.method(NAME, in_signature="s")
    def RegisterStatusNotifierHost(self, service):
        pass

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return {
            "IsStatusNotifierHostRegistered": dbus.Boolean(True),
            "ProtocolVersion": dbus.Int32(0),
            "RegisteredStatusNotifierItems": dbus.Array([], signature="s"),
        }[name]

    @dbus.service.method(PROPERTIES, in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        return {"IsStatusNotifierHostRegistered": dbus.Boolean(True)}

    def click(self):
        self.item_object().Activate(0, 0, dbus_interface=ITEM)

    def choose(self, label):
        menu, labels = self.menu()
        menu.Event(labels[label], "clicked", dbus.Int32(0, variant_level=1), 0)


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    panel = Panel(bus, sys.argv[1])
    bus.request_name(NAME)
    loop = GLib.MainLoop()

    def hear(source, condition):
        word, _, rest = sys.stdin.readline().strip().partition(" ")
        if word == "click":
            panel.click()
        elif word == "choose":
            panel.choose(rest)
        elif word == "gone":
            bus.release_name(NAME)
        else:
            loop.quit()
            return False
        return True

    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, hear)
    print("ready", flush=True)
    loop.run()


main()
