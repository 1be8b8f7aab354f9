"""Reads a calendar file with the Python `icalendar` library and prints its
events as JSON, sorted by name: one of two independent readers."""

import json
import sys

from icalendar import Calendar

calendar = Calendar.from_ical(sys.stdin.buffer.read())
events = []
for event in calendar.walk("VEVENT"):
    start = event.decoded("DTSTART")
    alarms = [int(a.decoded("TRIGGER").total_seconds()) for a in event.walk("VALARM")]
    events.append(
        {
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "start": start.isoformat(),
            "summary": str(event["SUMMARY"]),
            "description": str(event.get("DESCRIPTION", "")),
            "location": str(event.get("LOCATION", "")),
            "alarms": sorted(alarms),
        }
    )
json.dump(sorted(events, key=lambda event: event["uid"]), sys.stdout)
