import { describe, expect, it } from "vitest";

import { shownDays, typedDays } from "./days";

describe("days before a date", () => {
  it("are read from any spelling and shown as they are typed", () => {
    expect(typedDays("7, 1 and 0")).toEqual([7, 1, 0]);
    expect(typedDays(" 30;14 ")).toEqual([30, 14]);
    expect(typedDays("")).toEqual([]);
    expect(shownDays([60, 7, 0])).toBe("60, 7, 0");
  });
});
