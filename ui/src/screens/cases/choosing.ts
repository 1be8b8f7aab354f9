// Which cases are listed, and in which order. Pure: the list may be long.

import type { Bilingual, CaseRow } from "../../ipc/generated/contract";
import { finder, plain } from "../../kit/finding";

export type Order = "person" | "next" | "last" | "form" | "receipt";
export const orders: Order[] = ["person", "next", "last", "form", "receipt"];

export interface Wanted {
  words: string;
  /** Id of a person; empty: everybody. */
  person: string;
  form: string;
  /** Code of a phase; empty: any. */
  phase: string;
  order: Order;
}

/** The list's choices as they stand in the record. */
export interface Choices {
  people: { id: string; name: string }[];
  forms: string[];
  phases: { code: string; name: Bilingual }[];
}

/** What can be chosen among. */
export function choices(cases: readonly CaseRow[]): Choices {
  const people = new Map<string, string>();
  const forms = new Set<string>();
  const phases = new Map<string, Bilingual>();
  for (const row of cases) {
    if (row.person) people.set(row.person.id, row.person.name);
    if (row.form) forms.add(row.form);
    if (row.phase && row.phase_name) phases.set(row.phase, row.phase_name);
  }
  return {
    people: [...people].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
    forms: [...forms].sort(),
    phases: [...phases].map(([code, name]) => ({ code, name })),
  };
}

/** What a case is found by. */
export function findable(row: CaseRow, phase: string): string {
  const text = [row.person?.name, row.form, row.form_title, row.form_gloss?.es, row.receipt_printed, phase];
  return plain(text.filter(Boolean).join(" "));
}

/** The cases that are wanted, in order. `found_by` has the words of each. */
export function chosen(cases: readonly CaseRow[], found_by: readonly string[], wanted: Wanted): CaseRow[] {
  const isFound = finder(wanted.words);
  const rows = cases.filter((row, place) => {
    if (wanted.person && row.person?.id !== wanted.person) return false;
    if (wanted.form && row.form !== wanted.form) return false;
    if (wanted.phase && row.phase !== wanted.phase) return false;
    return isFound(found_by[place] ?? "", row.receipt_number?.toLowerCase() ?? "");
  });
  // As they come: by person, newest first.
  if (wanted.order === "person") return rows;
  const none = "\uffff";
  const by: Record<Exclude<Order, "person">, (a: CaseRow, b: CaseRow) => number> = {
    next: (a, b) => compare(a.next_date ?? none, b.next_date ?? none),
    last: (a, b) => compare(b.last_event_on ?? "", a.last_event_on ?? ""),
    form: (a, b) => compare(a.form ?? none, b.form ?? none),
    receipt: (a, b) => compare(a.receipt_number ?? none, b.receipt_number ?? none),
  };
  return rows.sort(by[wanted.order]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
