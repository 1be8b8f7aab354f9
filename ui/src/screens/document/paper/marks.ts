// Marks on a paper: which words a fact was read from.

import type { Spot } from "../../../ipc/generated/contract";

export interface Mark {
  key: string;
  fact: string;
  label: string;
  spot: Spot;
}

/** The marks of facts that have places. */
export function marksOf(facts: { id: string; label: string; spots: Spot[] }[]): Mark[] {
  return facts.flatMap((fact) =>
    fact.spots.map((spot, index) => ({ key: `${fact.id}/${index}`, fact: fact.id, label: fact.label, spot })),
  );
}

export interface Piece {
  text: string;
  fact: string | null;
}

/** A text cut at its marks, by code points; of overlapping marks the first one counts. */
export function pieces(text: string, marks: Mark[]): Piece[] {
  const letters = Array.from(text);
  const spans = marks
    .flatMap((mark) => (mark.spot.span ? [{ from: mark.spot.span[0], to: mark.spot.span[1], fact: mark.fact }] : []))
    .sort((a, b) => a.from - b.from);
  const cut: Piece[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.from < at) continue;
    if (span.from > at) cut.push({ text: letters.slice(at, span.from).join(""), fact: null });
    cut.push({ text: letters.slice(span.from, span.to).join(""), fact: span.fact });
    at = span.to;
  }
  cut.push({ text: letters.slice(at).join(""), fact: null });
  return cut;
}
