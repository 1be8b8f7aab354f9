import { expect, test } from "vitest";

import type { CaseRow } from "../../ipc/generated/contract";
import { choices, chosen, findable, type Wanted } from "./choosing";

const row = (id: string, part: Partial<CaseRow>): CaseRow => ({
  id, person: null, form: null, form_title: null, form_gloss: null, receipt_number: null, receipt_printed: null,
  phase: null, phase_name: null, last_event: null, last_event_on: null, next_date: null, next_title: null, ...part,
});
const cases = [
  row("a", {
    person: { id: "p1", name: "José Sample" }, form: "I-485", receipt_number: "IOE0000000101", phase: "received",
    phase_name: { en: "Received", es: "Recibido" }, receipt_printed: "IOE 00 0000 0101", next_date: "2026-07-01",
  }),
  row("b", { person: { id: "p2", name: "Ana Sample" }, form: "I-130", last_event_on: "2026-01-05" }),
  row("c", { person: { id: "p1", name: "José Sample" }, form: "I-765", next_date: "2026-06-01", last_event_on: "2026-02-01" }),
];
const all: Wanted = { words: "", person: "", form: "", phase: "", order: "person" };
const ids = (wanted: Partial<Wanted>) =>
  chosen(cases, cases.map((one) => findable(one, "")), { ...all, ...wanted }).map((one) => one.id);

test("a case is found by any part of its number, by a name without its accent, by all words together", () => {
  expect(ids({ words: "ioe-00 0000 01" })).toEqual(["a"]);
  expect(ids({ words: "jose" })).toEqual(["a", "c"]);
  expect(ids({ words: "jose i-765" })).toEqual(["c"]);
  expect(ids({ words: "nobody" })).toEqual([]);
});

test("person, form and phase narrow the list together", () => {
  expect(ids({ person: "p1", form: "I-485" })).toEqual(["a"]);
  expect(ids({ phase: "received" })).toEqual(["a"]);
  expect(choices(cases).people.map((person) => person.name)).toEqual(["Ana Sample", "José Sample"]);
});

test("cases without a date come after those that have one", () => {
  expect(ids({ order: "next" })).toEqual(["c", "a", "b"]);
  expect(ids({ order: "last" })).toEqual(["c", "b", "a"]);
  expect(ids({ order: "form" })).toEqual(["b", "a", "c"]);
});
