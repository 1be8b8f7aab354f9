import { expect, test } from "vitest";

import { marksOf, pieces } from "./marks";

const spot = (from: number, to: number) => ({ page: 1, x0: 0, y0: 0, x1: 1, y1: 1, text: "", span: [from, to] as [number, number] });

test("a text is cut at its marks by code points, not by halves of letters", () => {
  const marks = marksOf([
    { id: "b", label: "B", spots: [spot(6, 9)] },
    { id: "a", label: "A", spots: [spot(2, 4)] },
  ]);
  expect(pieces("😀 ab cdé!", marks)).toEqual([
    { text: "😀 ", fact: null },
    { text: "ab", fact: "a" },
    { text: " c", fact: null },
    { text: "dé!", fact: "b" },
    { text: "", fact: null },
  ]);
});

test("of overlapping marks the first one counts and no letter is lost", () => {
  const marks = marksOf([{ id: "a", label: "A", spots: [spot(0, 3), spot(2, 5)] }]);
  expect(pieces("abcdef", marks).map((piece) => piece.text).join("")).toBe("abcdef");
});
