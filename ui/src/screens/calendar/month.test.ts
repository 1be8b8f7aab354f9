import { expect, test } from "vitest";

import { reached, shifted, weeks } from "./month";

test("a month is whole weeks from Sunday, and no more than it needs", () => {
  const june = weeks("2026-06");
  expect(june[0]?.[0]).toBe("2026-05-31");
  expect(june.at(-1)?.[6]).toBe("2026-07-04");
  // February 2026 begins on a Sunday and fills four weeks exactly.
  expect(weeks("2026-02")).toHaveLength(4);
  expect(weeks("2026-08")).toHaveLength(6);
});

test("months go over the turn of the year", () => {
  expect(shifted("2026-12", 1)).toBe("2027-01");
  expect(shifted("2026-01", -1)).toBe("2025-12");
});

test("keys move through the days as in any grid of dates", () => {
  // Wednesday, December 31.
  const from = (key: string, shift = false) => reached("2025-12-31", key, shift);
  expect(from("ArrowRight")).toBe("2026-01-01");
  expect(from("ArrowLeft")).toBe("2025-12-30");
  expect(from("ArrowUp")).toBe("2025-12-24");
  expect(from("ArrowDown")).toBe("2026-01-07");
  expect(from("Home")).toBe("2025-12-28");
  expect(from("End")).toBe("2026-01-03");
  // February has no 31st.
  expect(reached("2026-01-31", "PageDown", false)).toBe("2026-02-28");
  expect(from("PageUp")).toBe("2025-11-30");
  expect(from("PageDown", true)).toBe("2026-12-31");
  expect(from("a")).toBeNull();
});
