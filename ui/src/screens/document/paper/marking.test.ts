import { expect, test } from "vitest";

import type { Spot } from "../../../ipc/generated/contract";
import { beyond, Marking, placed } from "./marking.svelte";

const text = "NOTICE DATE\n11/07/2025   9:00AM\nPAGE 1";
const words: Spot[] = [...text.matchAll(/\S+/g)].map((found) => ({
  page: 1, x0: 0, y0: 0, x1: 0, y1: 0, text: found[0], span: [found.index, found.index + found[0].length],
}));

test("keys go from word to word, line to line, and mark what lies between", () => {
  const marking = new Marking(placed(words, text), 0);
  expect(marking.said).toBe("");
  marking.key("ArrowDown", false);
  expect(marking.said).toBe("11/07/2025");
  marking.key("ArrowRight", true);
  expect(marking.said).toBe("11/07/2025 9:00AM");
  expect([marking.from, marking.to]).toEqual([2, 3]);
  marking.key("ArrowUp", false);
  expect(marking.said).toBe("DATE");
  expect(marking.key("x", false)).toBe(false);
});

test("up and down end at the first and the last line", () => {
  const all = placed(words, text);
  expect(beyond(all, 0, -1)).toBe(0);
  expect(beyond(all, 5, 1)).toBe(5);
});
