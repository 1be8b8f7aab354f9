import { expect, test } from "vitest";

import en from "../messages/en.json";
import es from "../messages/es.json";
import { day, dayAndTime, daysLeft, phrase, shown, speak, time, trouble } from "./words.svelte";

test("both languages have the same keys and the same parameters", () => {
  expect(Object.keys(es)).toEqual(Object.keys(en));
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();
  for (const [key, text] of Object.entries(en)) {
    expect(names((es as Record<string, string>)[key] ?? ""), key).toEqual(names(text));
  }
});

test("dates are written out with their weekday, whatever the zone of the computer", () => {
  speak("en");
  expect(day("2026-06-01")).toBe("Mon, Jun 1, 2026");
  expect(dayAndTime("2025-11-07T09:00")).toBe("Fri, Nov 7, 2025, 9:00 AM");
  expect(time("00:30")).toBe("12:30 AM");
  expect(time("12:05")).toBe("12:05 PM");
  expect(shown("I-485")).toBe("I-485");
  speak("es");
  expect(day("2026-06-01")).toMatch(/lun.*jun.*2026/);
  speak("en");
});

test("dates inside a sentence are written out by the name of their parameter", () => {
  const said = phrase({ code: "born", params: { day_on: "1990-03-05" } });
  expect(said).toBe("Born Mon, Mar 5, 1990");
});

test("what a person wrote stands in a sentence as it was written", () => {
  const said = phrase({
    code: "event_date_answered",
    params: { title: "$& {note} $1", carrier: "{title}", tracking: "$$", note: "n" },
  });
  expect(said).toBe("Answered: $& {note} $1. {title} $$ n");
  // A code from a file is a key of the messages or nothing.
  expect(phrase({ code: "constructor", params: {} })).toBe("constructor");
});

test("an error says what happened, what was kept and what to do", () => {
  const said = trouble({ code: "file_no_text", field: null, params: { pages: "2" }, incident: null });
  expect(said.what).toContain("2 page(s)");
  expect(said.kept).not.toContain("error_");
  expect(said.todo).not.toContain("error_");
});

test("days left are words, never a countdown", () => {
  expect([daysLeft(0), daysLeft(1), daysLeft(9), daysLeft(-1), daysLeft(-3)]).toEqual([
    "today", "tomorrow", "in 9 days", "yesterday", "3 days ago",
  ]);
});
