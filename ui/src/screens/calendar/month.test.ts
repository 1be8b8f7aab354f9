import { expect, test } from "vitest";

import { shifted, weeks } from "./month";

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
