// Reads a calendar file with the npm library `ical.js` and prints its events as
// JSON, sorted by name: one of two independent readers.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const ICAL = createRequire(new URL("../../ui/package.json", import.meta.url))("ical.js");
const root = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const events = root.getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part);
  return {
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toString(),
    summary: event.summary,
    description: event.description ?? "",
    location: event.location ?? "",
    alarms: part
      .getAllSubcomponents("valarm")
      .map((alarm) => alarm.getFirstPropertyValue("trigger").toSeconds())
      .sort((a, b) => a - b),
  };
});
process.stdout.write(JSON.stringify(events.sort((a, b) => (a.uid < b.uid ? -1 : 1))));
